/** Characters that cannot be printed: taken out, all of one text at once. */
import { plainText, type RichText } from '../../rich-text.ts';
import type { Fix } from '../fix.ts';
import type { Case } from '../fixes.ts';
import { unprintableSigns } from './signs.ts';

function labelFor(signs: readonly { sign: string; instead: string }[]): string {
  const [first] = signs;
  if (signs.length === 1 && first)
    return first.instead === ''
      ? `Haal het teken «${first.sign}» weg`
      : `Schrijf «${first.instead}» in plaats van «${first.sign}»`;
  const named = signs.slice(0, 4).map(({ sign }) => `«${sign}»`);
  return `Haal de tekens ${named.join(', ')}${signs.length > 4 ? ` en ${signs.length - 4} andere` : ''} weg`;
}

/** «Haal het teken «😀» weg». Only in texts: an id or a number holds none. */
export function signFixes({ spot }: Case): Fix[] {
  if (spot?.kind !== 'text' && spot?.kind !== 'rich') return [];
  const rijk = spot.kind === 'rich';
  const signs = unprintableSigns(rijk ? plainText(spot.value as RichText) : String(spot.value));
  if (signs.length === 0) return [];
  return [
    {
      soort: 'tekens',
      label: labelFor(signs),
      samen: (count) => `Haal in ${count} teksten weg wat niet afgedrukt kan worden`,
      edits: [{ doe: 'tekens', bij: spot.bij, veld: spot.veld, rijk }],
    },
  ];
}
