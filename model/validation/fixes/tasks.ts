/** Fixes for the cells of the taakverdeling. */
import { CELL_KEYS, cellName, PRIMARY_GROUPS, type Agreement, type Task } from '../../agreement.ts';
import { partyNames } from '../../print/names.ts';
import { contactsToOffer } from '../../task-contacts.ts';
import { startAssignments, startRows } from '../../task-start.ts';
import { enumerate } from '../../title.ts';
import type { Edit, Fix, Owner } from '../fix.ts';
import type { Case } from '../fixes.ts';
import { blank } from '../rule.ts';
import { fix, memberEdit } from './make.ts';

/** Who is at turn by the starting proposal, who to contact, and who stands there twice. */
export function taskFixes({ problem, agreement, spot }: Case): Fix[] {
  const taak = agreement.taakverdeling.taken[Number(problem.pad.split('/')[3])];
  if (!taak || !spot) return problem.pad === '/taakverdeling/taken' ? [primaryGroups(agreement)] : [];
  switch (spot.veld) {
    case 'aanZet':
      return atTurn(spot, agreement, taak);
    case 'contactpersonen':
      return contacts(spot, agreement, taak);
    case 'betrokken':
      return twice(spot, agreement, taak);
    default:
      return [];
  }
}

type Cell = { readonly bij: Owner; readonly veld: string };

/** The doelgroepen of the pact's primary focus (seed 002 §3.1), as a new agreement starts with. */
function primaryGroups({ taakverdeling }: Agreement): Fix {
  const edits = CELL_KEYS.flatMap((key, nth): Edit[] =>
    PRIMARY_GROUPS.includes(key.doelgroep) && taakverdeling.taken[nth]?.vanToepassing === false
      ? [{ doe: 'waarde', bij: { soort: 'cel', naam: cellName(key) }, veld: 'vanToepassing', was: false, wordt: true }]
      : [],
  );
  return fix('doelgroepen', 'Neem de drie doelgroepen van het pact op', 'in de taakverdeling', ...edits);
}

function atTurn(spot: Cell, { partijen }: Agreement, { doelgroep, vlak }: Task): Fix[] {
  const isThis = (cell: { doelgroep: string; vlak: string }): boolean =>
    cell.doelgroep === doelgroep && cell.vlak === vlak;
  const [found] = startAssignments(startRows(partijen), isThis);
  if (!found) return [];
  const who = partyNames(partijen).several(found.aanZet);
  return [
    fix(
      `aanZet:${found.aanZet.join()}`,
      `Zet ${who} aan zet`,
      'volgens het startvoorstel',
      ...found.aanZet.map((id) => memberEdit(spot, id, true)),
    ),
  ];
}

/** One fix per person, or one for all where every party at turn brings one. */
function contacts(spot: Cell, { partijen, taakverdeling }: Agreement, taak: Task): Fix[] {
  const parties = partijen.map(({ id, contactpersonen }) => ({
    id,
    contactpersonen: contactpersonen.map((contact) => contact.id),
  }));
  const column = taakverdeling.taken.filter(({ doelgroep }) => doelgroep === taak.doelgroep);
  const offered = contactsToOffer(
    parties,
    taak.aanZet,
    column.flatMap(({ contactpersonen }) => contactpersonen),
  );
  const people = new Map(
    partijen.flatMap(({ contactpersonen }) => contactpersonen.map((person) => [person.id, person])),
  );
  const named = offered.flatMap((id) => {
    const person = people.get(id);
    const name = [person?.naam, person?.functie].find((text) => text !== undefined && !blank(text));
    return name === undefined ? [] : [{ id, name: name.trim() }];
  });
  if (named.length === 0) return [];
  const names = enumerate(named.map(({ name }) => name));
  const soort = `contactpersoon:${named.map(({ id }) => id).join()}`;
  const as = named.length === 1 ? 'als contactpersoon' : 'als contactpersonen';
  return [
    {
      soort,
      label: `Zet ${names} ${as}`,
      samen: (count) => `Zet ${names} ${as} in ${count} cellen`,
      edits: named.map(({ id }) => memberEdit(spot, id, true)),
    },
  ];
}

function twice(spot: Cell, { partijen }: Agreement, { aanZet, betrokken }: Task): Fix[] {
  const both = betrokken.filter((id) => aanZet.includes(id));
  const who = partyNames(partijen).several(both);
  return [
    fix(
      `betrokken:${both.join()}`,
      `Haal ${who} weg bij «betrokken»:`,
      'al aan zet',
      ...both.map((id) => memberEdit(spot, id, false)),
    ),
  ];
}
