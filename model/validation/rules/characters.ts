/** The characters an agreement may be printed with. */
import type { Agreement } from '../../agreement.ts';
import { isPrintable } from '../../characters.ts';
import { plainText, type RichText } from '../../rich-text.ts';
import type { Finding } from '../rule.ts';

/** No text holds a character that the paper cannot show: emoji, Greek, Chinese, mathematical signs. */
export function printbareTekens(agreement: Agreement): Finding[] {
  return textsIn(agreement, '').flatMap(({ pad, text }) => {
    if (isPrintable(text)) return [];
    const sign = Array.from(text.normalize('NFC')).find((found) => !isPrintable(found)) ?? '';
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
