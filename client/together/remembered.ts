/** What records were called while this page was open: once removed, their words are gone from the document. */
import type { Agreement } from '../../model/agreement.ts';
import { numbersOf } from '../../model/numbering.ts';

/** id -> "A3 «Zitdag»". */
export function namesOf(agreement: Agreement): [string, string][] {
  const numbers = numbersOf(agreement);
  const titled = [...agreement.acties, ...agreement.doelstellingen].map(({ id, titel }) => [id, titel] as const);
  const named = [...agreement.partijen, ...agreement.indicatoren, ...agreement.overleg].map(
    ({ id, naam }) => [id, naam] as const,
  );
  return [...titled, ...named].map(([id, name]) => [
    id,
    [numbers.get(id) ?? '', name ? `«${name}»` : ''].filter((word) => word !== '').join(' '),
  ]);
}
