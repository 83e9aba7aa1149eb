/** The characters an agreement may be printed with. */
import type { Agreement } from '../../agreement.ts';
import { isPrintable, unprintable } from '../../characters.ts';
import type { Finding } from '../rule.ts';
import { textsIn } from '../texts.ts';

/** No text holds a character that the paper cannot show: emoji, Chinese, mathematical signs, what nobody sees. */
export function printbareTekens(agreement: Agreement): Finding[] {
  return textsIn(agreement).flatMap(({ pad, text }) => {
    const [first] = unprintable(text);
    if (!first) return [];
    return [
      { pad, boodschap: `${nameSign(first.sign)} kan niet afgedrukt worden. Haal het weg of schrijf het in woorden.` },
    ];
  });
}

/** A sign as people see it; what nobody sees, alone or behind another, by its number. */
function nameSign(sign: string): string {
  const [unseen] = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.exec(sign.replace(/^ /, '')) ?? [];
  if (unseen === undefined || !isPrintable(sign.replace(unseen, ''))) return `Het teken «${sign}»`;
  const code = (unseen.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `Een teken dat niet te zien is (U+${code})`;
}
