/** A party told apart without colour: its initial, in a shape of its kind. */

const SHAPES: Readonly<Record<string, string>> = {
  vdab: 'vierkant',
  ocmw: 'ruit',
  intergemeentelijk: 'open',
  alle: 'dubbel',
};

/** The mark; what it says stands beside it in words. */
export function PartyMark({ naam, soort }: { naam: string; soort: string }) {
  return (
    <span className={`partij-teken ${SHAPES[soort] ?? 'rond'}`} aria-hidden="true">
      <b>{soort === 'alle' ? '+' : (/\p{L}/u.exec(naam.replace(/^OCMW\s+/, ''))?.[0] ?? '?').toUpperCase()}</b>
    </span>
  );
}
