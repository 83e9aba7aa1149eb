/** Dates and numbers as people in Flanders write them. */

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** The day of a moment, where its reader is: 2026-09-01. */
export function localDay(date: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** 2026-09-01 -> "01/09/2026", to type over. */
export function dateInFigures(iso: string): string {
  return iso.split('-').reverse().join('/');
}

/** Reads "1/9/2026", "1-9-26", "1 september 2026", "1 sept 2026" or "2026-09-01"; null for what is no existing day. */
export function parseDate(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(text);
  if (figures) return existing(fullYear(figures[3]), Number(figures[2]), Number(figures[1]));
  const words = /^(\d{1,2})\s+([a-z]{3,})\.?\s+(\d{4}|\d{2})$/.exec(text);
  if (!words) return null;
  const month =
    MONTHS.findIndex((name) => name.startsWith(words[2] ?? '') || (words[2] ?? '').startsWith(name.slice(0, 4))) + 1;
  return month > 0 ? existing(fullYear(words[3]), month, Number(words[1])) : null;
}

const fullYear = (digits = ''): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

function existing(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = year >= 1900 && year <= 2199 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/** 1234.5 -> "1.234,5". */
export function numberInDutch(value: number): string {
  return new Intl.NumberFormat('nl-BE', { maximumFractionDigits: 6 }).format(value);
}

/** Thousands in groups of three, all by points or all by spaces, or no groups; a comma before the decimals. */
const GROUPED = /^-?(\d+|[1-9]\d{0,2}(\.\d{3})+|[1-9]\d{0,2}( \d{3})+)(,\d+)?$/;
/** A point before decimals, where it cannot be taken for thousands. */
const POINTED = /^-?(\d+\.\d{1,2}|0\.\d+)$/;

/**
 * Reads "1234", "1234,5", "1.234,5", "12 500" or "12.5", with a euro or percent sign aside. Null for what is
 * no number, and for what may mean more than one: "1,234.56" or "1234.567".
 */
export function parseNumber(typed: string): number | null {
  const text = typed
    .replace(/[€%]/g, '')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  if (POINTED.test(text)) return Number(text);
  if (!GROUPED.test(text)) return null;
  const value = Number(text.replace(/[. ]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
