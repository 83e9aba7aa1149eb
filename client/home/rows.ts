/** Which agreements the list shows, in which order. Pure. */
import { STATUSES } from '../../model/access.ts';
import type { AgreementRow } from '../api/places.ts';
import { matches, wordsOf } from './find.ts';
import type { Column, Query } from './query.ts';

/** A row with the words it is found by. */
export interface Found {
  readonly row: AgreementRow;
  readonly words: readonly string[];
}

/** Prepares rows for searching, once per answer of the server. */
export function indexed(rows: readonly AgreementRow[], regionName: (id: string) => string): Found[] {
  return rows.map((row) => ({
    row,
    words: wordsOf([row.titel, ...row.partijen, row.regiegebied, regionName(row.referentieregio)].join(' ')),
  }));
}

/** The rows that the query asks for, sorted. `me` is the id of who asks. */
export function selected(found: readonly Found[], query: Query, me: string): AgreementRow[] {
  return found
    .filter(({ row, words }) => isAsked(row, query, me) && matches(words, query.zoek))
    .map(({ row }) => row)
    .sort(comparing(query));
}

function isAsked(row: AgreementRow, { status, gebied, wie }: Query, me: string): boolean {
  if (status !== '' && row.status !== status) return false;
  if (gebied !== '' && !areasOf(row).includes(gebied)) return false;
  switch (wie) {
    case 'iedereen':
      return true;
    case 'nu':
      return row.aanwezig.length > 0;
    case 'ik':
      return row.gewijzigdDoor?.id === me;
  }
}

/** The areas a row lies in, as a query names them. */
export function areasOf({ regiegebied, referentieregio }: AgreementRow): string[] {
  const area = regiegebied.trim();
  return [...(area ? [`gebied:${area}`] : []), ...(referentieregio ? [`regio:${referentieregio}`] : [])];
}

/** How much of an agreement is in order, 0 to 1: its five rubrics taken together; 1 only where no point is open. */
export function readiness({ rubrieken, punten }: AgreementRow): number {
  if (rubrieken.length === 0) return 0;
  const mean = rubrieken.reduce((sum, { deel }) => sum + deel, 0) / rubrieken.length;
  return punten === 0 ? 1 : Math.min(mean, 0.99);
}

function comparing({ sorteer, richting }: Query): (a: AgreementRow, b: AgreementRow) => number {
  const compare = COMPARE[sorteer];
  const sign = richting === 'op' ? 1 : -1;
  // Where the column makes no difference: the last changed first, whichever way it is sorted.
  return (a, b) => sign * compare(a, b) || COMPARE.gewijzigd(b, a) || (a.id < b.id ? -1 : 1);
}

const inDutch = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });
const statusPlace = ({ status }: AgreementRow): number => STATUSES.findIndex(({ id }) => id === status);

const COMPARE: Readonly<Record<Column, (a: AgreementRow, b: AgreementRow) => number>> = {
  titel: (a, b) => inDutch.compare(a.titel, b.titel),
  status: (a, b) => statusPlace(a) - statusPlace(b),
  // No regiegebied comes last.
  regiegebied: (a, b) =>
    Number(!a.regiegebied) - Number(!b.regiegebied) || inDutch.compare(a.regiegebied, b.regiegebied),
  klaar: (a, b) => readiness(a) - readiness(b),
  aanwezig: (a, b) => a.aanwezig.length - b.aanwezig.length,
  gewijzigd: (a, b) => (a.gewijzigd < b.gewijzigd ? -1 : a.gewijzigd > b.gewijzigd ? 1 : 0),
};
