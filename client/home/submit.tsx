/** The button that sends a form. */

/** While busy it stays where the focus is (a disabled button would lose it); the form refuses to be sent twice. */
export function Submit({ busy, children }: { busy: boolean; children: string }) {
  return (
    <button type="submit" className="knop go" aria-disabled={busy || undefined}>
      {children}
    </button>
  );
}
