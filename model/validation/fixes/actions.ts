/** Fixes for acties. */
import type { Action, Agreement } from '../../agreement.ts';
import { dayWords } from '../../day.ts';
import { numberOf } from '../../numbering.ts';
import { partyNames } from '../../print/names.ts';
import { enumerate } from '../../title.ts';
import { shortNameOf, TARGET_GROUPS } from '../../terms.ts';
import type { Fix } from '../fix.ts';
import type { Case } from '../fixes.ts';
import { nameRecord } from '../rule.ts';
import { dayFix, fix, memberEdit, valueEdit } from './make.ts';
import type { FieldSpot } from './spot.ts';

/** By field: which doelstelling, for whom, who pulls it, by when. */
export function actionFixes({ problem, agreement, spot }: Case): Fix[] {
  const actie = agreement.acties[Number(problem.pad.split('/')[2])];
  if (!actie || !spot) return [];
  switch (spot.veld) {
    case 'doelstellingen':
      return onlyObjective(spot, agreement);
    case 'doelgroepen':
      return forWhom(spot, actie);
    case 'trekker':
      return leads(agreement, actie).map((id) => lead(spot, agreement, actie, id));
    case 'partners':
      return actie.trekker ? [notPartner(spot, agreement, actie.trekker)] : [];
    case 'deadline':
      return deadline(spot, actie, agreement.looptijd);
    case 'start':
      return start(spot, actie, agreement.looptijd);
    default:
      return [];
  }
}

function onlyObjective(spot: FieldSpot, { doelstellingen }: Agreement): Fix[] {
  const [only] = doelstellingen;
  if (!only || doelstellingen.length > 1) return [];
  const name = nameRecord(numberOf('doelstellingen', 0), only.titel);
  return [fix(`doelstelling:${only.id}`, 'Neem de enige doelstelling', name, memberEdit(spot, only.id, true))];
}

function forWhom(spot: FieldSpot, { algemeen, doelgroepen }: Action): Fix[] {
  const general = { ...spot, veld: 'algemeen', value: algemeen };
  if (!algemeen) return [fix('algemeen', 'Maak er een algemene actie van', '', valueEdit(general, true))];
  const groups = enumerate(doelgroepen.map((id) => `«${shortNameOf(TARGET_GROUPS, id)}»`));
  return [
    fix(
      'zonder-doelgroepen',
      'Laat de actie algemeen en haal weg:',
      groups,
      ...doelgroepen.map((id) => memberEdit(spot, id, false)),
    ),
    fix('niet-algemeen', 'Maak de actie niet meer algemeen: alleen voor', groups, valueEdit(general, false)),
  ];
}

/** Who may lead: the contact person's party, else the one partner, else either of two parties. */
function leads({ partijen }: Agreement, { contactpersoon, partners }: Action): string[] {
  const own = partijen.find(({ contactpersonen }) => contactpersonen.some(({ id }) => id === contactpersoon));
  if (own) return [own.id];
  const [partner] = partners;
  if (partner !== undefined && partners.length === 1) return [partner];
  return partijen.length <= 2 ? partijen.map(({ id }) => id) : [];
}

function lead(spot: FieldSpot, agreement: Agreement, { partners }: Action, id: string): Fix {
  const name = partyNames(agreement.partijen).short(id) ?? 'deze partij';
  const partner = partners.includes(id);
  const edits = [valueEdit(spot, id), ...(partner ? [memberEdit({ bij: spot.bij, veld: 'partners' }, id, false)] : [])];
  return fix(`trekker:${id}`, `Maak ${name}`, partner ? 'de trekker in plaats van partner' : 'de trekker', ...edits);
}

function notPartner(spot: FieldSpot, { partijen }: Agreement, id: string): Fix {
  const name = partyNames(partijen).short(id) ?? 'de trekker';
  return fix(`partner:${id}`, `Haal ${name} weg`, 'bij de partners', memberEdit(spot, id, false));
}

type Term = Agreement['looptijd'];

/** The last day of the agreement, for a deadline that is missing or later. */
function deadline(spot: FieldSpot, { deadline: day, start }: Action, { start: first, einde }: Term): Fix[] {
  const fits =
    einde !== undefined && (start === undefined || start <= einde) && (first === undefined || first <= einde);
  return fits && (day === undefined || day > einde) ? [dayFix(spot, 'de deadline', einde)] : [];
}

/** The first day of the agreement for a start before it; start and deadline the other way round where both fit so. */
function start(spot: FieldSpot, { start: day, deadline: until }: Action, { start: first, einde }: Term): Fix[] {
  if (day === undefined) return [];
  const inTerm = (one: string): boolean => (!first || one >= first) && (!einde || one <= einde);
  if (until !== undefined && day > until && inTerm(day) && inTerm(until))
    return [
      fix(
        'omwisselen',
        'Wissel om:',
        `start op ${dayWords(until)}, deadline op ${dayWords(day)}`,
        valueEdit(spot, until),
        valueEdit({ ...spot, veld: 'deadline', value: until }, day),
      ),
    ];
  const late = until !== undefined && first !== undefined && first > until;
  return first !== undefined && day < first && !late && inTerm(first) ? [dayFix(spot, 'de start', first)] : [];
}
