/**
 * A starting assignment for the taakverdeling, offered and never imposed (seed 002 §3.3-3.5): VDAB for
 * job seekers with several problems, the OCMW for people on leefloon, finding and reaching people who are
 * not active shared by all. Only empty cells are filled.
 */
import type { Domain, TargetGroup } from '../../model/terms.ts';

export interface StartParty {
  readonly id: string;
  readonly soort?: string;
}
export interface Assignment {
  readonly cell: { readonly doelgroep: TargetGroup; readonly vlak: Domain };
  readonly aanZet: readonly string[];
}

const OWN: readonly Domain[] = ['identificeren', 'bereiken', 'noden-inschatten', 'trajectbepaling', 'controle'];
const SHARED: readonly Domain[] = ['identificeren', 'bereiken'];

/** What to fill in; `isOpen` tells which cells are in scope and still empty. */
export function startAssignments(
  parties: readonly StartParty[],
  isOpen: (cell: Assignment['cell']) => boolean,
): Assignment[] {
  const of = (...kinds: string[]): string[] =>
    parties.filter(({ soort }) => kinds.includes(soort ?? '')).map(({ id }) => id);
  const vdab = of('vdab');
  const welfare = of('ocmw', 'lokaal-bestuur');
  const everyone = parties.map(({ id }) => id);
  const row = (doelgroep: TargetGroup, vlakken: readonly Domain[], aanZet: readonly string[]): Assignment[] =>
    vlakken.map((vlak) => ({ cell: { doelgroep, vlak }, aanZet }));
  return [
    ...row('wzw-multi', OWN, vdab),
    ...row('leefloon', OWN, welfare),
    ...row('nba-zonder', SHARED, everyone),
  ].filter(({ cell, aanZet }) => aanZet.length > 0 && isOpen(cell));
}

/** Who, in as few words as it takes: "alle lokale besturen, VDAB" rather than eight names. */
export function whoInWords(
  ids: readonly string[],
  parties: readonly (StartParty & { readonly kort: string })[],
): string {
  const chosen = parties.filter(({ id }) => ids.includes(id));
  const local = parties.filter(({ soort }) => soort !== 'vdab');
  const all = local.length > 2 && local.every(({ id }) => ids.includes(id));
  if (!all) return chosen.map(({ kort }) => kort).join(', ');
  return ['alle lokale besturen', ...chosen.filter(({ soort }) => soort === 'vdab').map(({ kort }) => kort)].join(', ');
}
