/** Who, in as few words as it takes. */
import type { StartParty } from '../../model/task-start.ts';

/** "alle lokale besturen, VDAB" rather than eight names. */
export function whoInWords(
  ids: readonly string[],
  parties: readonly (StartParty & { readonly kort: string })[],
): string {
  return whoParts(ids, parties)
    .map(({ naam }) => naam)
    .join(', ');
}

/** Each of them apart, with the kind that gives it its shape. */
export function whoParts(
  ids: readonly string[],
  parties: readonly (StartParty & { readonly kort: string })[],
): { readonly naam: string; readonly soort: string }[] {
  const chosen = parties.filter(({ id }) => ids.includes(id));
  const local = parties.filter(({ soort }) => soort !== 'vdab');
  const all = local.length > 2 && local.every(({ id }) => ids.includes(id));
  const each = (some: typeof chosen) => some.map(({ kort, soort }) => ({ naam: kort, soort: soort ?? '' }));
  if (!all) return each(chosen);
  return [{ naam: 'alle lokale besturen', soort: 'alle' }, ...each(chosen.filter(({ soort }) => soort === 'vdab'))];
}
