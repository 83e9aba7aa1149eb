/** How far the five rubrics are: a bar of five parts, and in words what is still open. */
import type { CSSProperties } from 'react';
import { hasFile, type Status } from '../../model/access.ts';
import { partName } from '../../model/parts.ts';
import type { AgreementRow } from '../api/places.ts';

/** The bar with its sentence. */
export function Completeness({ rubrieken, punten, status }: Pick<AgreementRow, 'rubrieken' | 'punten' | 'status'>) {
  if (rubrieken.length === 0) return <span className="nog-punten">Niet te lezen</span>;
  return (
    <span className="volledigheid">
      <span className="vijfdelig" role="img" aria-label={`Rubrieken: ${rubrieken.map(inWords).join('; ')}`}>
        {rubrieken.map((rubric) => (
          <span
            key={rubric.id}
            className={rubric.open === 0 && rubric.deel === 1 ? 'heel' : 'deels'}
            title={inWords(rubric)}
            style={{ '--v': `${Math.round(rubric.deel * 100)}%` } as CSSProperties}
          >
            <b />
          </span>
        ))}
      </span>
      <span className={punten === 0 ? 'klaar-punten' : 'nog-punten'}>{standOf(status, punten)}</span>
    </span>
  );
}

/** What is still to be done to the text. */
export function standOf(status: Status, count: number): string {
  if (hasFile(status)) return status === 'ondertekend' ? 'Iedereen ondertekende' : 'De tekst ligt vast';
  if (count === 0) return 'Klaar om te tekenen';
  return count === 1 ? 'Nog 1 punt' : `Nog ${count} punten`;
}

function inWords({ id, open, deel }: AgreementRow['rubrieken'][number]): string {
  const share = `${partName(id)} ${Math.round(deel * 100)} %`;
  if (open === 0) return deel === 1 ? `${partName(id)} in orde` : share;
  return `${share}, ${open === 1 ? '1 punt' : `${open} punten`} open`;
}
