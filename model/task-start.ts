/**
 * A starting assignment for the taakverdeling, offered and never imposed (seed 002 §3.3-3.5): VDAB for
 * job seekers with several problems, the OCMW for people on leefloon, finding and reaching people who are
 * not active shared by all. Only empty cells are filled.
 */
import type { CellKey } from './agreement.ts';
import type { Domain, TargetGroup } from './terms.ts';

export interface StartParty {
  readonly id: string;
  readonly soort?: string;
}
export interface Assignment {
  readonly cell: CellKey;
  readonly aanZet: readonly string[];
}
/** For one doelgroep: which vlakken, and who would be at turn there. */
export interface StartRow {
  readonly doelgroep: TargetGroup;
  readonly vlakken: readonly Domain[];
  readonly aanZet: readonly string[];
}

const OWN: readonly Domain[] = ['identificeren', 'bereiken', 'noden-inschatten', 'trajectbepaling', 'controle'];
const SHARED: readonly Domain[] = ['identificeren', 'bereiken'];

/** The proposal as such, whatever is filled in already; rows that nobody of these parties could take are left out. */
export function startRows(parties: readonly StartParty[]): StartRow[] {
  const of = (...kinds: string[]): string[] =>
    parties.filter(({ soort }) => kinds.includes(soort ?? '')).map(({ id }) => id);
  const welfare = of('ocmw', 'lokaal-bestuur');
  const rows: StartRow[] = [
    { doelgroep: 'wzw-multi', vlakken: OWN, aanZet: of('vdab') },
    // Where several gemeenten work through one association, that is who holds the OCMW's task.
    { doelgroep: 'leefloon', vlakken: OWN, aanZet: welfare.length > 0 ? welfare : of('intergemeentelijk') },
    { doelgroep: 'nba-zonder', vlakken: SHARED, aanZet: parties.map(({ id }) => id) },
  ];
  return rows.filter(({ aanZet }) => aanZet.length > 0);
}

/** What to fill in; `isOpen` tells which cells are in scope and still empty. */
export function startAssignments(rows: readonly StartRow[], isOpen: (cell: CellKey) => boolean): Assignment[] {
  return rows
    .flatMap(({ doelgroep, vlakken, aanZet }) => vlakken.map((vlak) => ({ cell: { doelgroep, vlak }, aanZet })))
    .filter(({ cell, aanZet }) => aanZet.length > 0 && isOpen(cell));
}
