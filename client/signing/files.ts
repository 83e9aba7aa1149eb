/** Files that people bring: what they may be. */
import { LARGEST_FILE } from '../../model/signing.ts';
import { numberInDutch } from '../fields/dutch.ts';

const KINDS = {
  pdf: { type: 'application/pdf', ending: /\.pdf$/i, naam: 'een pdf' },
  json: { type: 'application/json', ending: /\.json$/i, naam: 'een gegevensbestand (JSON)' },
  jpeg: { type: 'image/jpeg', ending: /\.jpe?g$/i, naam: 'een foto (JPEG)' },
  png: { type: 'image/png', ending: /\.png$/i, naam: 'een foto (PNG)' },
} as const;
export type FileKind = keyof typeof KINDS;

type Named = Pick<File, 'name' | 'type' | 'size'>;

/** Which of the kinds a file is, by what the system says of it and else by its name; null for none of them. */
export function kindOf({ name, type }: Named, kinds: readonly FileKind[]): FileKind | null {
  return kinds.find((kind) => KINDS[kind].type === type) ?? kinds.find((kind) => KINDS[kind].ending.test(name)) ?? null;
}

export const typeOf = (kind: FileKind): string => KINDS[kind].type;

/** For the dialog that chooses a file. */
export const acceptOf = (kinds: readonly FileKind[]): string => kinds.map((kind) => KINDS[kind].type).join(',');

/** Why this file is not even sent, in Dutch; null when it can be. */
export function faultOf(file: Named, kinds: readonly FileKind[]): string | null {
  if (kindOf(file, kinds) === null)
    return `«${file.name}» is niet wat hier past. Kies ${either(kinds.map((kind) => KINDS[kind].naam))}.`;
  if (file.size === 0) return `«${file.name}» is leeg. Haal het opnieuw op en probeer nog eens.`;
  if (file.size > LARGEST_FILE)
    return `«${file.name}» is ${sizeWords(file.size)} groot. Meer dan ${sizeWords(LARGEST_FILE)} kan niet; scan met een lagere resolutie.`;
  return null;
}

const either = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} of ${names.at(-1)}`;

/** "12 kB", "3,4 MB". */
export function sizeWords(bytes: number): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / 1024 / 1024, 'MB'];
  const figure = amount < 10 && unit === 'MB' ? Math.round(amount * 10) / 10 : Math.max(1, Math.round(amount));
  return `${numberInDutch(figure)}\u00A0${unit}`;
}
