/** Which kept moments of an agreement may go as they grow old: all of today stay, then one an hour, then one a day. */

export interface Moment {
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Kept for ever: how it began, and each change of status. */
  readonly isPinned: boolean;
}

/** How many days before today one an hour stays. */
const WEEK = 7;
const DAY = 24 * 60 * 60 * 1000;

/**
 * The numbers of the moments that may go at `now` (ISO 8601, UTC). `moments` are in the order of time. Of each
 * hour, or day, the last stays, and the very last of all. Days are those of UTC: a moment never passes from one rule
 * to the next within its hour, so that thinning often drops what thinning once would.
 */
export function thin(moments: readonly Moment[], now: string): number[] {
  const today = dayOf(now);
  const weekAgo = dayOf(new Date(Date.parse(today) - WEEK * DAY).toISOString());
  const periodOf = (moment: Moment): string => {
    const day = dayOf(moment.at);
    if (day >= today) return `${moment.number}`;
    return day >= weekAgo ? hourOf(moment.at) : day;
  };
  return moments.flatMap((moment, nth) => {
    const next = moments[nth + 1];
    const isLast = !next || periodOf(next) !== periodOf(moment);
    return isLast || moment.isPinned ? [] : [moment.number];
  });
}

const dayOf = (at: string): string => at.slice(0, 'JJJJ-MM-DD'.length);
const hourOf = (at: string): string => at.slice(0, 'JJJJ-MM-DDTuu'.length);
