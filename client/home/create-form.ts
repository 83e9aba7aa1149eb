/** What is filled in on the page for a new agreement, and whether it will do. */
import { localParty, vdabParty, type Municipality, type Template } from '../../model/library.ts';
import { titleFor } from '../../model/title.ts';
import { dateInWords, parseDate } from '../fields/dutch.ts';
import type { LocalKind } from '../fields/place-picker.tsx';

export interface Chosen {
  readonly place: Municipality;
  readonly soort: LocalKind;
}
export interface Draft {
  readonly template: Template | null;
  readonly parties: readonly Chosen[];
  /** As typed. */
  readonly start: string;
  readonly einde: string;
  readonly regiegebied: string;
  readonly referentieregio: string;
}
export type DraftErrors = Partial<Record<'sjabloon' | 'partijen' | 'start' | 'einde', string>>;

/** What stands in the way of creating, by field. */
export function errorsIn({ template, parties, start, einde }: Draft): DraftErrors {
  const from = parseDate(start);
  const until = parseDate(einde);
  return {
    ...(template ? {} : { sjabloon: 'Kies een sjabloon.' }),
    ...(parties.length > 0 ? {} : { partijen: 'Kies minstens een gemeente of OCMW.' }),
    ...dayError('start', from, template),
    ...(until && from && until <= from
      ? { einde: 'De einddatum moet na de begindatum liggen.' }
      : dayError('einde', until, template)),
  };
}

function dayError(field: 'start' | 'einde', day: string | null, template: Template | null): DraftErrors {
  if (!day) return { [field]: 'Schrijf een bestaande dag, bijvoorbeeld 1/1/2026.' };
  if (template && day < template.looptijd.start)
    return { [field]: `Dit sjabloon begint ten vroegste op ${dateInWords(template.looptijd.start)}.` };
  if (template && day > template.looptijd.einde)
    return { [field]: `Dit sjabloon loopt uiterlijk tot ${dateInWords(template.looptijd.einde)}.` };
  return {};
}

/** The title the agreement will start with. */
export function titlePreview(parties: readonly Chosen[]): string {
  return titleFor([vdabParty('vdab'), ...parties.map(({ place, soort }) => localParty(place.nis, place, soort))]);
}

/** The body of the request. */
export function toRequest(draft: Draft): unknown {
  return {
    sjabloon: draft.template?.id,
    partijen: draft.parties.map(({ place, soort }) => ({ nis: place.nis, soort })),
    looptijd: { start: parseDate(draft.start), einde: parseDate(draft.einde) },
    ...(draft.regiegebied.trim() ? { regiegebied: draft.regiegebied.trim() } : {}),
    ...(draft.referentieregio ? { referentieregio: draft.referentieregio } : {}),
  };
}

/** The referentieregio all chosen municipalities lie in; empty where they differ. */
export function commonRegion(parties: readonly Chosen[]): string {
  const regions = new Set(parties.map(({ place }) => place.referentieregio));
  const [only] = regions;
  return regions.size === 1 && only ? only : '';
}

/** Whether a party is already among the chosen: the same municipality may join as gemeente and as OCMW apart. */
export function isChosen(parties: readonly Chosen[], { place, soort }: Chosen): boolean {
  return parties.some(
    (chosen) =>
      chosen.place.nis === place.nis &&
      (chosen.soort === soort || chosen.soort === 'lokaal-bestuur' || soort === 'lokaal-bestuur'),
  );
}
