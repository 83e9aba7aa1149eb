/** Fixes for the frame: title, term, parties, mandates, standard texts, meetings. */
import type { Party } from '../../agreement.ts';
import { dayWords, isDay } from '../../day.ts';
import { vdabParty } from '../../library.ts';
import { MEETING_KINDS, shortNameOf } from '../../terms.ts';
import { titleFor } from '../../title.ts';
import { isBlank, type RichText } from '../../rich-text.ts';
import type { Fix } from '../fix.ts';
import type { Case } from '../fixes.ts';
import { blank } from '../rule.ts';
import { isKbo } from '../rules/frame.ts';
import { dayFix, fix, quoted, soleOf, textEdit, valueEdit } from './make.ts';
import { unprintableSigns } from './signs.ts';

/** The title that follows from the parties. One that people worded themselves is left to them. */
export function titleFixes({ agreement: { titel, partijen }, spot }: Case): Fix[] {
  const next = titleFor(partijen);
  const ours = blank(titel) || titel.startsWith('Samenwerkingsovereenkomst tussen ');
  const named = partijen.some(({ soort, naam }) => soort !== 'vdab' && !blank(naam));
  if (!spot || !ours || !named || next === titel || unprintableSigns(next).length > 0) return [];
  const doing = blank(titel) ? 'Vul de titel in volgens de partijen' : 'Vul de titel aan volgens de partijen';
  return [fix('titel', `${doing}:`, `«${next}»`, textEdit(spot, next))];
}

/** The first or last day of the legislature, where the other end leaves room for it. */
export function termFixes({ agreement: { legislatuur, looptijd }, spot }: Case): Fix[] {
  const [first, last] = legislatuur.split('-').map((year, nth) => `${year}-${nth === 0 ? '01-01' : '12-31'}`);
  if (!spot || !first || !last || !isDay(first) || !isDay(last)) return [];
  const { start, einde } = looptijd;
  if (spot.veld === 'looptijd.start')
    return start !== first && (einde === undefined || first < einde) ? [dayFix(spot, 'de begindatum', first)] : [];
  return einde !== last && (start === undefined || start < last) ? [dayFix(spot, 'de einddatum', last)] : [];
}

/** What the reference data and the other parties tell about a party. */
export function partyFixes({ problem, agreement: { partijen }, known, spot }: Case): Fix[] {
  const party = partijen[Number(problem.pad.split('/')[2])];
  if (!party || !spot) return [];
  const place = known.places?.find(({ nis }) => nis === party.nis);
  switch (spot.veld) {
    case 'zetel':
      return party.soort === 'vdab' ? [writeOver(spot, 'Vul de zetel van VDAB in:', vdabParty('').zetel)] : [];
    case 'kbo':
      return kboFix(spot, 'het ondernemingsnummer', officialKbo(party, place), partijen);
    case 'kboOcmw':
      return kboFix(spot, 'het ondernemingsnummer van het OCMW', place?.kboOcmw, partijen);
    case 'vertegenwoordiging': {
      const others = partijen.filter(({ soort }) => soort === party.soort);
      const shared = soleOf(others.map(({ vertegenwoordiging }) => vertegenwoordiging));
      return shared ? [writeOver(spot, 'Neem over van de andere partijen:', shared)] : [];
    }
    case 'email': {
      const tidy = tidyMail(String(spot.value));
      return tidy ? [fix(`email:${tidy}`, 'Maak er', `${quoted(tidy)} van`, textEdit(spot, tidy))] : [];
    }
    default:
      return [];
  }
}

const writeOver = (spot: NonNullable<Case['spot']>, doing: string, text: string): Fix =>
  fix(`${spot.veld}:${text}`, doing, quoted(text), textEdit(spot, text));

function officialKbo({ soort }: Party, place: { kboGemeente: string; kboOcmw: string } | undefined) {
  if (soort === 'vdab') return vdabParty('').kbo;
  return soort === 'ocmw' ? place?.kboOcmw : place?.kboGemeente;
}

/** Not where it is wrong or another party has it: the trouble would only move. */
function kboFix(
  spot: NonNullable<Case['spot']>,
  what: string,
  kbo: string | undefined,
  parties: readonly Party[],
): Fix[] {
  if (kbo === undefined || !isKbo(kbo) || kbo === spot.value || parties.some((party) => party.kbo === kbo)) return [];
  const shown = kbo.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');
  return [
    fix(`kbo:${kbo}`, spot.value === undefined ? `Vul ${what} in:` : `Verbeter ${what}:`, shown, valueEdit(spot, kbo)),
  ];
}

/** What is left of an address without the slips of copying it; null where that is no address either. */
function tidyMail(typed: string): string | null {
  const tidy = typed
    .replace(/^\s*mailto:/i, '')
    .replace(/[\s<>]+/g, '')
    .replace(/[.,;:]+$/, '');
  return tidy !== typed && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(tidy) ? tidy : null;
}

/** A mandate that a fellow signatory of the same party already has: usually one decision for both. */
export function mandateFixes({ problem, agreement, spot }: Case): Fix[] {
  const steps = problem.pad.split('/');
  const party = agreement.partijen[Number(steps[2])];
  const fellows = party?.ondertekenaars.filter((_, nth) => nth !== Number(steps[4])) ?? [];
  const field = /^mandaat\.(orgaan|besluit|datum)$/.exec(spot?.veld ?? '')?.[1] as
    'orgaan' | 'besluit' | 'datum' | undefined;
  const shared = field && soleOf(fellows.map(({ mandaat }) => mandaat[field]));
  if (!spot || !field || !shared) return [];
  const from = soleOf(fellows.map(({ naam }) => naam)) ?? 'de andere ondertekenaars';
  const becomes = `${field === 'datum' ? dayWords(shared) : quoted(shared)}, zoals bij ${from}`;
  const edit = field === 'datum' ? valueEdit(spot, shared) : textEdit(spot, shared);
  return [fix(`mandaat.${field}:${shared}`, 'Vul in:', becomes, edit)];
}

/** The standard text of the template, where the text is blank. */
export function textFixes({ problem, known, spot }: Case): Fix[] {
  const inhoud = known.template?.inhoud;
  if (!inhoud || !spot) return [];
  const standard: Readonly<Record<string, RichText>> = {
    '/algemeneDoelstelling': inhoud.algemeneDoelstelling,
    '/principes': inhoud.principes,
    '/omgevingsanalyse/tekst': inhoud.omgevingsanalyse,
    '/slotbepalingen/duur': inhoud.slotbepalingen.duur,
    '/slotbepalingen/opzegging': inhoud.slotbepalingen.opzegging,
    '/slotbepalingen/geschillen': inhoud.slotbepalingen.geschillen,
  };
  const wordt = standard[problem.pad];
  if (!wordt || isBlank(wordt)) return [];
  return [
    fix('sjabloontekst', 'Zet de tekst van het sjabloon terug', '', {
      doe: 'rijk',
      bij: spot.bij,
      veld: spot.veld,
      wordt,
    }),
  ];
}

/** A meeting is named after its kind where it is the only one; it meets as often as the template asks. */
export function meetingFixes({ problem, agreement: { overleg }, spot }: Case): Fix[] {
  const meeting = overleg[Number(problem.pad.split('/')[2])];
  if (!meeting || !spot) return [];
  const times = /minstens (\d+) keer per jaar/.exec(problem.boodschap)?.[1];
  if (spot.veld === 'keerPerJaar' && times)
    return [fix(`keerPerJaar:${times}`, 'Zet op', `${times} keer per jaar`, valueEdit(spot, Number(times)))];
  const name = shortNameOf(MEETING_KINDS, meeting.soort);
  const only = overleg.filter(({ soort }) => soort === meeting.soort).length === 1;
  const fits = spot.veld === 'naam' && only && meeting.soort !== 'ander';
  return fits ? [fix(`naam:${name}`, 'Noem het', quoted(name), textEdit(spot, name))] : [];
}
