/** How long ago, as people say it. */
import { dayWords } from '../../model/day.ts';
import { localDay } from '../fields/dutch.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** "zonet", "12 minuten geleden", "vandaag om 9.05 uur", "gisteren om 9.05 uur", "op 3 maart 2026". */
export function ago(iso: string, now: Date): string {
  const then = new Date(iso);
  const passed = now.getTime() - then.getTime();
  if (Number.isNaN(passed)) return '';
  if (passed < MINUTE) return 'zonet';
  if (passed < HOUR) return passed < 2 * MINUTE ? '1 minuut geleden' : `${Math.floor(passed / MINUTE)} minuten geleden`;
  const clock = `${clockOf(then)} uur`;
  if (then.toDateString() === now.toDateString()) return `vandaag om ${clock}`;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (then.toDateString() === yesterday.toDateString()) return `gisteren om ${clock}`;
  return `op ${dayWords(localDay(then))}`;
}

/** The time of day, where the reader is: "9.05". */
export const clockOf = (moment: Date): string => `${moment.getHours()}.${String(moment.getMinutes()).padStart(2, '0')}`;
