/** Calendar days as the format writes them: JJJJ-MM-DD. No clock and no locale of the machine. */

const MONTHS: readonly string[] = [
  'januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december',
]; // prettier-ignore

/** True for a calendar day that exists, written as JJJJ-MM-DD. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** `2025-01-31` as "31 januari 2025"; anything else as it is. */
export function dayWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return year && date && name ? `${Number(date)} ${name} ${year}` : day;
}

/** The day after: `2030-12-31` gives `2031-01-01`. The day must exist. */
export function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
