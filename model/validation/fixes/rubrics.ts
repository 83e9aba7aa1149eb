/** Fixes for figures, doelstellingen and indicatoren. */
import type { Agreement } from '../../agreement.ts';
import { dayWords } from '../../day.ts';
import { numberOf } from '../../numbering.ts';
import { FREQUENCIES, shortNameOf } from '../../terms.ts';
import type { Edit, Fix } from '../fix.ts';
import type { Case } from '../fixes.ts';
import { nameRecord } from '../rule.ts';
import { dayFix, fix, memberEdit, quoted, soleOf, textEdit, valueEdit } from './make.ts';
import type { FieldSpot } from './spot.ts';

/** Area, day and source, where all other figures have the same. */
export function figureFixes({ agreement, spot }: Case): Fix[] {
  const { cijfers } = agreement.omgevingsanalyse;
  switch (spot?.veld) {
    case 'bron':
      return shared(spot, 'de bron', soleOf(cijfers.map(({ bron }) => bron)));
    case 'gebied':
      return shared(spot, 'het gebied', soleOf(cijfers.map(({ gebied }) => gebied)));
    case 'datum': {
      const day = soleOf(cijfers.map(({ datum }) => datum));
      return day
        ? [fix(`datum:${day}`, 'Neem de datum van de andere cijfers over:', dayWords(day), valueEdit(spot, day))]
        : [];
    }
    default:
      return [];
  }
}

function shared(spot: FieldSpot, what: string, text: string | undefined): Fix[] {
  if (text === undefined) return [];
  return [fix(`${spot.veld}:${text}`, `Neem ${what} van de andere over:`, quoted(text), textEdit(spot, text))];
}

/** Links what is linked to nothing yet, where it is the only one. */
export function objectiveFixes({ problem, agreement }: Case): Fix[] {
  const id = agreement.doelstellingen[Number(problem.pad.split('/')[2])]?.id;
  if (id === undefined || !/^\/doelstellingen\/\d+$/.test(problem.pad)) return [];
  return problem.boodschap.startsWith('Geen enkele actie') ? linkAction(agreement, id) : linkIndicator(agreement, id);
}

/** The only one of a list that passes, with its place. */
function onlyOne<T>(items: readonly T[], passes: (item: T) => boolean): { item: T; nth: number } | null {
  const found = items.map((item, nth) => ({ item, nth })).filter(({ item }) => passes(item));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function linkAction({ acties }: Agreement, objective: string): Fix[] {
  const found = onlyOne(acties, ({ doelstellingen }) => doelstellingen.length === 0);
  if (!found) return [];
  const { id, titel } = found.item;
  const edit = memberEdit(
    { bij: { soort: 'stuk', stappen: [['acties', id]] }, veld: 'doelstellingen' },
    objective,
    true,
  );
  return [
    fix(
      `koppel:${id}`,
      `Koppel ${nameRecord(numberOf('acties', found.nth), titel)},`,
      'die nog geen doelstelling dient',
      edit,
    ),
  ];
}

function linkIndicator({ indicatoren }: Agreement, objective: string): Fix[] {
  const found = onlyOne(indicatoren, ({ koppeling }) => koppeling === undefined);
  if (!found) return [];
  const { id, naam } = found.item;
  const edit: Edit = {
    doe: 'waarde',
    bij: { soort: 'stuk', stappen: [['indicatoren', id]] },
    veld: 'koppeling',
    was: undefined,
    wordt: objective,
  };
  return [
    fix(`koppel:${id}`, `Koppel ${nameRecord(numberOf('indicatoren', found.nth), naam)},`, 'die nog niets meet', edit),
  ];
}

/** What the catalogue, the only doelstelling and the end of the agreement tell about an indicator. */
export function indicatorFixes({ problem, agreement, known, spot }: Case): Fix[] {
  const indicator = agreement.indicatoren[Number(problem.pad.split('/')[2])];
  if (!indicator || !spot) return [];
  const listed = known.indicators?.find(({ id }) => id === indicator.catalogus?.id);
  const fromList = (what: string, text: string | undefined): Fix[] =>
    text ? [fix(`${spot.veld}:${text}`, `Neem ${what} uit de catalogus:`, quoted(text), textEdit(spot, text))] : [];
  switch (spot.veld) {
    case 'koppeling':
      return onlyObjective(spot, agreement);
    case 'frequentie':
      return listed
        ? [
            fix(
              `frequentie:${listed.frequentie}`,
              'Neem de frequentie uit de catalogus:',
              quoted(shortNameOf(FREQUENCIES, listed.frequentie)),
              valueEdit(spot, listed.frequentie),
            ),
          ]
        : [];
    case 'bron':
      return fromList('de bron', listed?.bron);
    case 'eenheid':
      return fromList('de eenheid', listed?.eenheid);
    case 'streefdoel':
      return fromList('het streefdoel', listed?.streefdoel);
    case 'naam':
      return fromList('de naam', listed?.naam);
    case 'streefcijfer.datum':
      return agreement.looptijd.einde ? [dayFix(spot, 'de datum van het streefcijfer', agreement.looptijd.einde)] : [];
    default:
      return [];
  }
}

function onlyObjective(spot: FieldSpot, { doelstellingen }: Agreement): Fix[] {
  const [only] = doelstellingen;
  if (!only || doelstellingen.length > 1) return [];
  const name = nameRecord(numberOf('doelstellingen', 0), only.titel);
  return [fix(`koppeling:${only.id}`, 'Koppel aan de enige doelstelling', name, valueEdit(spot, only.id))];
}
