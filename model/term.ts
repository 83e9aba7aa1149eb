/** Terms and legislatures. Local legislatures in Flanders last six years, from 1 January after the elections: 2025-2030, 2031-2036. */
import { dayAfter, isDay } from './day.ts';

/** First and last day, JJJJ-MM-DD, both included. */
export interface Term {
  readonly start: string;
  readonly einde: string;
}

/** The first year of a legislature, from which all others follow. */
const KNOWN_START = 2025;
const YEARS = 6;

/** The legislature in which a day lies: `2033-05-01` gives `2031-2036`. */
export function legislatureOf(day: string): string {
  const year = Number(day.slice(0, 4));
  const first = KNOWN_START + Math.floor((year - KNOWN_START) / YEARS) * YEARS;
  return `${first}-${first + YEARS - 1}`;
}

/**
 * The term that follows on an agreement: from the day after its last (from the next legislature where it has
 * none) to the end of the legislature in which that day lies.
 */
export function nextTerm(looptijd: Partial<Term>, legislatuur: string): Term {
  const { einde } = looptijd;
  const lastYear = legislatuur.slice(-4);
  const start = einde !== undefined && isDay(einde) ? dayAfter(einde) : `${Number(lastYear) + 1}-01-01`;
  return { start, einde: `${legislatureOf(start).slice(-4)}-12-31` };
}

/** Why a renewal cannot have this term, in Dutch; null when it can. */
export function wrongRenewalTerm({ start, einde }: Term, previous: Partial<Term>): string | null {
  for (const day of [start, einde]) if (!isDay(day)) return `«${day}» is geen bestaande dag. Schrijf JJJJ-MM-DD.`;
  if (start >= einde) return 'De looptijd eindigt voor ze begint. Kies een latere einddatum.';
  if (previous.start !== undefined && start <= previous.start)
    return 'Een verlenging begint later dan de overeenkomst zelf. Kies een latere begindatum.';
  return null;
}
