/** What is filled in on the pages for a new agreement, step by step, and whether it will do. Pure. */
import { dayWords } from '../../model/day.ts';
import type { Party } from '../../model/agreement.ts';
import type { Template } from '../../model/library.ts';
import { localParty, vdabParty, type Municipality } from '../../model/local-party.ts';
import type { Areas, Places, Regions } from '../api/places.ts';
import { dateInFigures, parseDate } from '../fields/dutch.ts';

/** What the server offers to choose from. */
export interface Sources {
  readonly templates: readonly Template[];
  readonly places: Places;
  readonly regions: Regions;
  readonly areas: Areas;
}

export const STEPS = [
  { id: 'sjabloon', naam: 'Sjabloon' },
  { id: 'partijen', naam: 'Gebied en partijen' },
  { id: 'looptijd', naam: 'Looptijd' },
  { id: 'nakijken', naam: 'Nakijken' },
] as const;
export type Step = (typeof STEPS)[number]['id'];

/** As what a municipality joins. Lokaal bestuur: gemeente and OCMW as one party; `apart`: as two. */
export const KINDS = [
  { id: 'lokaal-bestuur', naam: 'lokaal bestuur' },
  { id: 'gemeente', naam: 'gemeente' },
  { id: 'ocmw', naam: 'OCMW' },
  { id: 'apart', naam: 'gemeente en OCMW, apart' },
] as const;
export type Kind = (typeof KINDS)[number]['id'];

export interface Chosen {
  readonly nis: string;
  readonly als: Kind;
}
/** Days as they are typed; the rest by id, so that a draft can be kept as JSON. */
export interface Draft {
  readonly sjabloon: string;
  readonly partijen: readonly Chosen[];
  readonly start: string;
  readonly einde: string;
  readonly regiegebied: string;
  readonly referentieregio: string;
}
export type DraftErrors = Partial<Record<'sjabloon' | 'partijen' | 'start' | 'einde', string>>;

/** What every step gets to work with. */
export interface StepProps {
  readonly draft: Draft;
  readonly change: (next: Draft) => void;
  readonly sources: Sources;
  readonly errors: DraftErrors;
}

/** The address of a step. */
export const pathOfStep = (step: Step): string =>
  step === 'sjabloon' ? '/overeenkomsten/nieuw' : `/overeenkomsten/nieuw?stap=${step}`;

/** An empty draft, with the term of the template. */
export function draftFor(template: Template | undefined): Draft {
  return {
    sjabloon: template?.id ?? '',
    partijen: [],
    start: template ? dateInFigures(template.looptijd.start) : '',
    einde: template ? dateInFigures(template.looptijd.einde) : '',
    regiegebied: '',
    referentieregio: '',
  };
}

export const templateOf = ({ templates }: Pick<Sources, 'templates'>, { sjabloon }: Draft): Template | undefined =>
  templates.find(({ id }) => id === sjabloon);

/** What stands in the way of going on from a step, by field. */
export function errorsAt(step: Step, draft: Draft, template: Template | undefined): DraftErrors {
  switch (step) {
    case 'sjabloon':
      return template ? {} : { sjabloon: 'Kies een sjabloon.' };
    case 'partijen':
      return draft.partijen.length > 0 ? {} : { partijen: 'Kies minstens een gemeente of OCMW.' };
    case 'looptijd':
      return termErrors(draft, template);
    case 'nakijken':
      return {};
  }
}

/** The first step that is not right yet; the last one when all are. */
export function firstOpen(draft: Draft, template: Template | undefined): Step {
  return STEPS.find(({ id }) => Object.keys(errorsAt(id, draft, template)).length > 0)?.id ?? 'nakijken';
}

function termErrors({ start, einde }: Draft, template: Template | undefined): DraftErrors {
  const from = parseDate(start);
  const until = parseDate(einde);
  return {
    ...dayError('start', from, template),
    ...(until && from && until <= from
      ? { einde: 'De einddatum moet na de begindatum liggen.' }
      : dayError('einde', until, template)),
  };
}

function dayError(field: 'start' | 'einde', day: string | null, template: Template | undefined): DraftErrors {
  if (!day) return { [field]: 'Schrijf een bestaande dag, bijvoorbeeld 1/1/2026.' };
  if (template && day < template.looptijd.start)
    return { [field]: `Dit sjabloon begint ten vroegste op ${dayWords(template.looptijd.start)}.` };
  if (template && day > template.looptijd.einde)
    return { [field]: `Dit sjabloon loopt uiterlijk tot ${dayWords(template.looptijd.einde)}.` };
  return {};
}

type PlainKind = Exclude<Kind, 'apart'>;
const plainKinds = (kind: Kind): PlainKind[] => (kind === 'apart' ? ['gemeente', 'ocmw'] : [kind]);

/** The parties as they will stand in the agreement, VDAB first. */
export function partiesOf({ partijen }: Draft, places: readonly Municipality[]): Party[] {
  const known = new Map(places.map((place) => [place.nis, place]));
  const local = partijen.flatMap(({ nis, als }) => {
    const place = known.get(nis);
    return place ? plainKinds(als).map((kind) => localParty(`${nis} ${kind}`, place, kind)) : [];
  });
  return [vdabParty('vdab'), ...local];
}

/** The body of the request. */
export function toRequest({ sjabloon, partijen, start, einde, regiegebied, referentieregio }: Draft): unknown {
  return {
    sjabloon,
    partijen: partijen.flatMap(({ nis, als }) => plainKinds(als).map((soort) => ({ nis, soort }))),
    looptijd: { start: parseDate(start), einde: parseDate(einde) },
    ...(regiegebied.trim() ? { regiegebied: regiegebied.trim() } : {}),
    ...(referentieregio ? { referentieregio } : {}),
  };
}
