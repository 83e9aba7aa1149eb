/** What an area says about a new agreement: which municipalities, and which referentieregio. Pure. */
import type { Municipality } from '../../model/local-party.ts';
import type { Chosen, Draft, Sources } from './create-form.ts';

/** Municipalities to take over, and where they come from. */
export interface Proposal {
  readonly bron: string;
  readonly gemeenten: readonly Municipality[];
}

/** What the chosen regiegebied and referentieregio propose; the smaller area first. */
export function proposalsFor({ regiegebied, referentieregio }: Draft, { areas, regions, places }: Sources): Proposal[] {
  const area = areas.regiegebieden.find(({ naam }) => sameName(naam, regiegebied));
  const region = regions.referentieregios.find(({ id }) => id === referentieregio);
  return [
    ...(area ? [{ bron: `regiegebied ${area.naam}`, gemeenten: named(area.gemeenten, places.gemeenten) }] : []),
    ...(region
      ? [{ bron: `referentieregio ${region.naam}`, gemeenten: named(region.gemeenten, places.gemeenten) }]
      : []),
  ];
}

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

function named(codes: readonly string[], places: readonly Municipality[]): Municipality[] {
  return places.filter(({ nis }) => codes.includes(nis)).sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
}

/** True for one of the regiegebieden whose municipalities are known. */
export const isKnownArea = (name: string, { areas }: Pick<Sources, 'areas'>): boolean =>
  areas.regiegebieden.some(({ naam }) => sameName(naam, name));

/** The draft with this regiegebied, and with its referentieregio where none was chosen otherwise. */
export function withArea(draft: Draft, regiegebied: string, sources: Sources): Draft {
  const next = { ...draft, regiegebied };
  const area = sources.areas.regiegebieden.find(({ naam }) => sameName(naam, regiegebied));
  if (!area || draft.referentieregio !== '') return next;
  return { ...next, referentieregio: commonRegion(area.gemeenten, sources.places.gemeenten) };
}

/** The draft with these parties; the referentieregio follows them as long as it was not chosen otherwise. */
export function withParties(draft: Draft, partijen: readonly Chosen[], { places }: Sources): Draft {
  const region = (chosen: readonly Chosen[]): string =>
    commonRegion(
      chosen.map(({ nis }) => nis),
      places.gemeenten,
    );
  const isOwn = draft.referentieregio !== '' && draft.referentieregio !== region(draft.partijen);
  return { ...draft, partijen, ...(isOwn ? {} : { referentieregio: region(partijen) }) };
}

/** The draft with all of `gemeenten` as parties, those that are one already as they are; or with none of them. */
export function withAll(draft: Draft, gemeenten: readonly Municipality[], isIn: boolean, sources: Sources): Draft {
  const codes = new Set(gemeenten.map(({ nis }) => nis));
  const have = new Set(draft.partijen.map(({ nis }) => nis));
  const more = gemeenten.filter(({ nis }) => !have.has(nis)).map(({ nis }): Chosen => ({ nis, als: 'lokaal-bestuur' }));
  const partijen = isIn ? [...draft.partijen, ...more] : draft.partijen.filter(({ nis }) => !codes.has(nis));
  return withParties(draft, partijen, sources);
}

/** The referentieregio that all of these municipalities lie in; empty where they differ. */
export function commonRegion(codes: readonly string[], places: readonly Municipality[]): string {
  const regions = new Set(
    places.filter(({ nis }) => codes.includes(nis)).map(({ referentieregio }) => referentieregio),
  );
  const [only] = regions;
  return regions.size === 1 && only ? only : '';
}
