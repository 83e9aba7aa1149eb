/** References to records that are no longer there. */
import type { Fix } from '../fix.ts';
import type { Case } from '../fixes.ts';
import { fix, memberEdit, valueEdit } from './make.ts';
import { spotOf } from './spot.ts';

const TARGETS: Readonly<Record<string, string>> = {
  doelstellingen: 'doelstelling',
  partners: 'partij',
  trekker: 'partij',
  aanZet: 'partij',
  betrokken: 'partij',
  contactpersoon: 'contactpersoon',
  contactpersonen: 'contactpersoon',
  koppeling: 'doelstelling of actie',
};

/** «Haal de verwijzing naar de verwijderde partij weg». */
export function referenceFixes({ problem, agreement, spot }: Case): Fix[] {
  const gone = (veld: string): string => `de verwijzing naar de verwijderde ${TARGETS[veld] ?? 'tekst'}`;
  if (spot?.kind === 'ref')
    return [fix('verwijzing', `Haal ${gone(spot.veld)}`, 'weg', valueEdit({ ...spot, value: spot.value }, undefined))];
  const [, set, nth] = /^(.*)\/(\d+)$/.exec(problem.pad) ?? [];
  const members = set === undefined ? null : spotOf(set, agreement);
  const member: unknown = Array.isArray(members?.value) ? members.value[Number(nth)] : undefined;
  if (!members || members.kind !== 'refs' || typeof member !== 'string') return [];
  return [fix('verwijzing', `Haal ${gone(members.veld)}`, 'weg', memberEdit(members, member, false))];
}
