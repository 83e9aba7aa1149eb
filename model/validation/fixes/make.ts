/** Making fixes: small pieces that the fixes of every rule share. */
import { dayWords } from '../../day.ts';
import type { Edit, Fix } from '../fix.ts';
import { blank } from '../rule.ts';
import type { FieldSpot } from './spot.ts';

/** «Zet de deadline», and what it becomes: "op 31 december 2030". Several at once: "Zet 12 keer de deadline op …". */
export function fix(soort: string, doing: string, becomes: string, ...edits: readonly Edit[]): Fix {
  return {
    soort,
    label: `${doing} ${becomes}`.trim(),
    samen: (count) => `${doing} ${becomes}`.trim() + `, ${count} keer`,
    edits,
  };
}

/** Sets a single value. */
export const valueEdit = ({ bij, veld, value }: FieldSpot, wordt: unknown): Edit => ({
  doe: 'waarde',
  bij,
  veld,
  was: value,
  wordt,
});

/** Writes a whole text, in place of what stood there. */
export const textEdit = ({ bij, veld, value }: FieldSpot, wordt: string): Edit => ({
  doe: 'tekst',
  bij,
  veld,
  was: typeof value === 'string' ? value : '',
  wordt,
});

/** Puts a member into a set or takes it out. */
export const memberEdit = ({ bij, veld }: Pick<FieldSpot, 'bij' | 'veld'>, lid: string, erbij: boolean): Edit => ({
  doe: 'lid',
  bij,
  veld,
  lid,
  erbij,
});

/** Sets a day and says which: «Zet de deadline op 31 december 2030». */
export function dayFix(spot: FieldSpot, what: string, day: string): Fix {
  return fix(`${spot.veld}:${day}`, `Zet ${what}`, `op ${dayWords(day)}`, valueEdit(spot, day));
}

/** The one value that all who have one share; undefined where there are several or none. */
export function soleOf(values: readonly (string | undefined)[]): string | undefined {
  const given = new Set(values.map((value) => value?.trim()).filter((value) => value !== undefined && !blank(value)));
  return given.size === 1 ? [...given][0] : undefined;
}

/** A quotation in a label, short enough to stay a label. */
export const quoted = (text: string): string => `«${text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text}»`;
