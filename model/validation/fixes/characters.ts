/** Characters that cannot be printed: taken out, all of one text at once. */
import { plainText, type RichText } from '../../rich-text.ts';
import type { Fix } from '../fix.ts';
import type { Case } from '../fixes.ts';
import { unprintableSigns } from './signs.ts';

/** «Haal het teken «😀» weg». Only in texts: an id or a number holds none. */
export function signFixes({ spot }: Case): Fix[] {
  if (spot?.kind !== 'text' && spot?.kind !== 'rich') return [];
  const rijk = spot.kind === 'rich';
  const signs = unprintableSigns(rijk ? plainText(spot.value as RichText) : String(spot.value));
  if (signs.length === 0) return [];
  const named = signs.slice(0, 4).map((sign) => `«${sign}»`);
  const which = `${named.join(', ')}${signs.length > 4 ? ` en ${signs.length - 4} andere` : ''}`;
  return [
    {
      soort: 'tekens',
      label: signs.length === 1 ? `Haal het teken ${which} weg` : `Haal de tekens ${which} weg`,
      samen: (count) => `Haal in ${count} teksten weg wat niet afgedrukt kan worden`,
      edits: [{ doe: 'tekens', bij: spot.bij, veld: spot.veld, rijk }],
    },
  ];
}
