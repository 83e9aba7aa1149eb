/** Dates, numbers and lists in Dutch words. No clock and no locale of the machine: the same everywhere. */
import { dayWords } from '../day.ts';

/** `2025-01-31` as "31 januari 2025", the day kept with its month; anything else as it is. */
export function dateWords(date: string): string {
  return dayWords(date).replace(' ', '\u00A0');
}

/** 40553.5 as "40.553,5": the Belgian way. */
export function numberWords(value: number): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  if (!/^\d+$/.test(whole)) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${value < 0 ? '\u2212' : ''}${grouped}${fraction === undefined ? '' : `,${fraction}`}`;
}

/** Units as short as "%" or "km" stay on the line of their number. */
const SHORT_UNIT = 3;

/** A value with its unit: "57 %", "40.553 personen". */
export function withUnit(value: number, unit: string): string {
  const name = unit.trim();
  if (name === '') return numberWords(value);
  return `${numberWords(value)}${name.length <= SHORT_UNIT ? '\u00A0' : ' '}${name}`;
}

/** "nog 3 punten open", "geen punten open". */
export function openPoints(points: number): string {
  return points === 0 ? 'geen punten open' : `nog ${counted(points, 'punt', 'punten')} open`;
}

/** "1 punt", "3 punten". */
export function counted(count: number, one: string, many: string): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** "van 1 januari 2025 tot uiterlijk 31 december 2030", or as much of it as is known. */
export function termWords({ start, einde }: { readonly start?: string; readonly einde?: string }): string {
  const parts = [start ? `van ${dateWords(start)}` : '', einde ? `tot uiterlijk ${dateWords(einde)}` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** A ten-digit enterprise number the way it is written: 0887.010.362. */
export function enterpriseNumber(kbo: string): string {
  return kbo.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');
}

/** The text with a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
