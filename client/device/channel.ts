/** What the tabs of one browser tell one another. */

interface SignedOut {
  readonly soort: 'afgemeld';
  readonly persoon: string;
}
type Listener = (person: string) => void;

const listeners = new Set<Listener>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('samenschrift');
const tell = (person: string): void => {
  for (const listener of [...listeners]) listener(person);
};
channel?.addEventListener('message', ({ data }: MessageEvent<SignedOut>) => {
  if (data.soort === 'afgemeld') tell(data.persoon);
});

/** Says, in this tab and all others, that someone signed out: from now on nothing of theirs is written. */
export function announceSignOut(person: string): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel stays within its origin
  channel?.postMessage({ soort: 'afgemeld', persoon: person } satisfies SignedOut);
  tell(person);
}

/** Called with whom signed out. Returns how to stop. */
export function onSignOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
