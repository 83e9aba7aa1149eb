/** What the paper has room for. */
import type { Agreement } from '../../agreement.ts';
import { fitsOnPaper } from '../../print/fits.ts';
import type { Finding } from '../rule.ts';
import { textsIn } from '../texts.ts';

/** No table has more columns, and no list more levels, than there is room for. */
export function pastOpPapier(agreement: Agreement): Finding[] {
  return textsIn(agreement).flatMap(({ pad, rich }) =>
    rich === null || fitsOnPaper(rich)
      ? []
      : [
          {
            pad,
            boodschap:
              'Een tabel of opsomming is te breed voor het papier. Neem minder kolommen, of minder tabellen en niveaus in elkaar.',
          },
        ],
  );
}
