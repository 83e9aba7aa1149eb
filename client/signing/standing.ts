/** How a signing stands, counted and in words. Pure. */
import type { ReturnedFile, SignatureReport, SigningState } from '../../model/signing.ts';
import { counted } from '../../model/print/words.ts';
import { enumerate } from '../../model/title.ts';
import { CHAINS } from './words.ts';

export type SigningPerson = SigningState['ondertekenaars'][number];

export interface Counts {
  readonly all: number;
  readonly digital: number;
  readonly paper: number;
  /** Signed, in a way that someone has to look at. */
  readonly doubtful: number;
}

/** How many of those who are to sign did. */
export function countsOf({ ondertekenaars }: SigningState): Counts {
  const of = (stand: SigningPerson['stand']): number => ondertekenaars.filter((one) => one.stand === stand).length;
  return { all: ondertekenaars.length, digital: of('digitaal'), paper: of('papier'), doubtful: of('te-bevestigen') };
}

/** Who signs, party by party, both in the order of signing. */
export function byParty({ ondertekenaars }: SigningState): { naam: string; mensen: SigningPerson[] }[] {
  const parties = new Map<string, { naam: string; mensen: SigningPerson[] }>();
  for (const one of ondertekenaars) {
    const party = parties.get(one.partij) ?? { naam: one.partijNaam, mensen: [] };
    party.mensen.push(one);
    parties.set(one.partij, party);
  }
  return [...parties.values()];
}

/** The file that says how someone stands; null while none does. */
export function fileOf({ teruggekomen }: SigningState, { uit }: SigningPerson): ReturnedFile | null {
  return teruggekomen.find(({ id }) => id === uit) ?? null;
}

/** What was found in someone's field; null where it is empty, or signed on paper. */
export function signatureOf(state: SigningState, person: SigningPerson): SignatureReport | null {
  const field = fileOf(state, person)?.verslag?.velden.find(({ veld }) => veld === person.veld);
  return field?.handtekening ? field : null;
}

/** Of all that came back, the signed PDF that counts; null while there is none. */
export function leadingOf({ teruggekomen }: SigningState): ReturnedFile | null {
  return teruggekomen.find(({ leidt, soort }) => leidt && soort === 'pdf') ?? null;
}

/** "3 handtekeningen": how many a PDF holds. */
export function signaturesIn({ verslag }: ReturnedFile): string {
  const signed = verslag?.velden.filter(({ handtekening }) => handtekening !== null).length ?? 0;
  return counted(signed, 'handtekening', 'handtekeningen');
}

/** On what ground an agreement counts as signed: sentences. */
export function groundsOf(state: SigningState): string[] {
  const { digital, paper } = countsOf(state);
  const chains = state.ondertekenaars.flatMap((one) => {
    const found = signatureOf(state, one)?.handtekening;
    return found ? [found.keten] : [];
  });
  const confirmed = state.ondertekenaars.filter(({ bevestigdDoor }) => bevestigdDoor !== null);
  return [
    digital > 0
      ? `${counted(digital, 'handtekening', 'handtekeningen')} digitaal, nagekeken tegen de vastgelegde tekst.`
      : '',
    ...[...new Set(chains)].map(
      (chain) =>
        `${counted(chains.filter((one) => one === chain).length, 'handtekening', 'handtekeningen')}: ${CHAINS[chain].kort}.`,
    ),
    paper > 0 ? `${counted(paper, 'handtekening', 'handtekeningen')} op papier, volgens wie de scan oplaadde.` : '',
    ...confirmed.map(
      (one) => `De handtekening van ${one.naam} ${doubtOf(state, one)}; ${one.bevestigdDoor} bevestigde ze.`,
    ),
  ].filter((sentence) => sentence !== '');
}

const doubtOf = (state: SigningState, one: SigningPerson): string =>
  signatureOf(state, one)?.handtekening?.zelfde === 'zelfde'
    ? 'steunt op een certificaat van een uitgever die niet vertrouwd is'
    : 'staat onder een andere naam';

/** Whether a file that was brought back holds signatures that do not count, for another counts. */
export const isLeftOut = (before: SigningState, after: SigningState): boolean =>
  after.tegenspraak.length > before.tegenspraak.length;

/** What bringing a file back changed, in a sentence. */
export function newsOf(before: SigningState, after: SigningState): string {
  const was = new Map(before.ondertekenaars.map(({ id, stand }) => [id, stand]));
  const changed = after.ondertekenaars.filter(({ id, stand }) => stand !== was.get(id));
  const fresh = changed.filter(({ stand }) => stand === 'digitaal' || stand === 'papier');
  const doubtful = changed.filter(({ stand }) => stand === 'te-bevestigen');
  const isNamed = (one: SigningPerson): boolean => signatureOf(after, one)?.handtekening?.zelfde === 'zelfde';
  const [strangers, named] = [doubtful.filter((one) => !isNamed(one)), doubtful.filter(isNamed)];
  const left = after.ondertekenaars.filter(({ stand }) => stand === 'open').length;
  return [
    'Het bestand is aanvaard en bewaard.',
    fresh.length > 0 ? `Nieuw ondertekend: ${namesOf(fresh)}.` : '',
    strangers.length > 0 ? `Te bevestigen, onder een andere naam: ${namesOf(strangers)}.` : '',
    named.length > 0 ? `Te bevestigen, met een certificaat dat niet vertrouwd is: ${namesOf(named)}.` : '',
    isLeftOut(before, after)
      ? 'Een ander bestand, met meer geldige handtekeningen, telt. Lees onder «Wat terugkwam» wat u kunt doen.'
      : changed.length === 0
        ? 'Er kwam geen handtekening bij.'
        : '',
    left === 0 ? '' : `Nog ${left} te gaan.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const namesOf = (people: readonly SigningPerson[]): string => enumerate(people.map(({ naam }) => naam));
