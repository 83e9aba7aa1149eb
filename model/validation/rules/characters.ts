/** The characters an agreement may be printed with. */
import type { Agreement } from '../../agreement.ts';
import { unprintable } from '../../characters.ts';
import { plainText, type RichText } from '../../rich-text.ts';
import type { Finding } from '../rule.ts';

/** No text holds a character that the paper cannot show: emoji, Chinese, mathematical signs, what nobody sees. */
export function printbareTekens(agreement: Agreement): Finding[] {
  return textsIn(agreement, '').flatMap(({ pad, text }) => {
    const [first] = unprintable(text);
    if (!first) return [];
    return [
      { pad, boodschap: `${nameSign(first.sign)} kan niet afgedrukt worden. Haal het weg of schrijf het in woorden.` },
    ];
  });
}

/** A sign as people see it; one that nobody sees by its number. */
function nameSign(sign: string): string {
  if (/[^\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/u.test(sign)) return `Het teken «${sign}»`;
  const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `Een teken dat niet te zien is (U+${code})`;
}

function textsIn(value: unknown, pad: string): { pad: string; text: string }[] {
  if (typeof value === 'string') return [{ pad, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'doc') return [{ pad, text: plainText(value as RichText) }];
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${pad}/${key}`));
}
