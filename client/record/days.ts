/** What was recorded, day by day. */
import { dayWords } from '../../model/day.ts';
import { localDay } from '../fields/dutch.ts';
import type { RecordedEvent } from '../api/places.ts';

export interface Day {
  /** JJJJ-MM-DD, where the reader is. */
  readonly day: string;
  readonly events: readonly RecordedEvent[];
}

/** In the order in which they come. */
export function daysOf(events: readonly RecordedEvent[]): Day[] {
  const days: { day: string; events: RecordedEvent[] }[] = [];
  for (const event of events) {
    const day = localDay(new Date(event.op));
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days;
}

/** "Vandaag", "Gisteren", "3 maart 2026". */
export function dayName(day: string, now: Date): string {
  if (day === localDay(now)) return 'Vandaag';
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return day === localDay(yesterday) ? 'Gisteren' : dayWords(day);
}
