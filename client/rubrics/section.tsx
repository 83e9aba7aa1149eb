/** One part of the agreement: its heading, with the rubric's number in the margin. */
import type { ReactNode } from 'react';
import { PARTS, type PartId } from '../../model/parts.ts';

/** A part with its content. */
export function Section({ part, children }: { part: PartId; children: ReactNode }) {
  const { naam, rubriek } = PARTS.find(({ id }) => id === part) ?? { naam: part, rubriek: undefined };
  return (
    <section
      className={`onderdeel onderdeel-${part}`}
      data-onderdeel={part}
      data-pad={`/${part}`}
      aria-labelledby={`kop-${part}`}
    >
      <h2 id={`kop-${part}`} tabIndex={-1}>
        {rubriek ? <span className="rubriek-nr">{rubriek}</span> : null}
        {naam}
      </h2>
      {children}
    </section>
  );
}

/** A button that adds something at the end of a list. */
export function AddButton({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <button type="button" className="toevoegen" onClick={onPress}>
      {children}
    </button>
  );
}
