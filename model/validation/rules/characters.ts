/** The characters an agreement may be printed with. */
import type { Agreement } from '../../agreement.ts';
import { plainText, type RichText } from '../../rich-text.ts';
import type { Finding } from '../rule.ts';

/**
 * What the fonts that travel with the project hold: the `latin` and `latin-ext` subsets of Source Serif 4 and
 * Source Sans 3. Anything else would be printed in whatever font the machine happens to have, or as a box.
 */
export const PRINTABLE =
  /^(?:[\u0300-\u036F]|[\t\n\r\u0020-\u007E\u00A0-\u02FF\u1E00-\u1E9F\u1EF2-\u1EFF\u2000-\u206F\u20A0-\u20C0\u2113\u2122\u2191\u2193\u2212\u2215])*$/;

/** No text holds a character that the paper cannot show: emoji, Greek, Chinese, mathematical signs. */
export function printbareTekens(agreement: Agreement): Finding[] {
  return textsIn(agreement, '').flatMap(({ pad, text }) => {
    if (PRINTABLE.test(text)) return [];
    const sign = Array.from(text.normalize('NFC')).find((found) => !PRINTABLE.test(found)) ?? '';
    return sign === ''
      ? []
      : [{ pad, boodschap: `Het teken «${sign}» kan niet afgedrukt worden. Haal het weg of schrijf het in woorden.` }];
  });
}

function textsIn(value: unknown, pad: string): { pad: string; text: string }[] {
  if (typeof value === 'string') return [{ pad, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'doc') return [{ pad, text: plainText(value as RichText) }];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${pad}/${key}`));
}
