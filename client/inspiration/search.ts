/** Searching the inspiration set: a few letters, a typing error, and filters. */
import MiniSearch from 'minisearch';
import type { Inspiration } from '../../model/library.ts';
import { plainText } from '../../model/rich-text.ts';
import { DOMAINS, INSTRUMENTS, shortNameOf, TARGET_GROUPS, THEMES } from '../../model/terms.ts';

export interface Filters {
  readonly doelgroep: string;
  readonly thema: string;
  readonly vlak: string;
  readonly instrument: string;
}
export const NO_FILTERS: Filters = { doelgroep: '', thema: '', vlak: '', instrument: '' };

export type Search = (query: string, filters: Filters) => Inspiration[];

/** An index over the actions; build it once. */
export function createSearch(actions: readonly Inspiration[]): Search {
  const index = new MiniSearch({
    fields: ['titel', 'samenvatting', 'trefwoorden', 'tekst', 'begrippen'],
    processTerm: (term) => term.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
    searchOptions: {
      prefix: true,
      fuzzy: 0.2,
      combineWith: 'AND',
      boost: { titel: 4, trefwoorden: 2, samenvatting: 2 },
    },
  });
  index.addAll(actions.map(toDocument));
  const byId = new Map(actions.map((action) => [action.id, action]));
  return (query, filters) => {
    const found = query.trim() === '' ? actions : index.search(query).flatMap(({ id }) => byId.get(String(id)) ?? []);
    return found.filter((action) => passes(action, filters));
  };
}

function toDocument(action: Inspiration): Record<string, string> {
  const words = [
    ...action.doelgroepen.map((id) => shortNameOf(TARGET_GROUPS, id)),
    ...action.vlakken.map((id) => shortNameOf(DOMAINS, id)),
    ...action.instrumenten.map((id) => shortNameOf(INSTRUMENTS, id)),
    shortNameOf(THEMES, action.thema),
  ];
  return {
    id: action.id,
    titel: action.titel,
    samenvatting: action.samenvatting,
    trefwoorden: action.trefwoorden.join(' '),
    tekst: plainText(action.omschrijving),
    begrippen: words.join(' '),
  };
}

/** A general action serves every doelgroep. */
function passes(action: Inspiration, { doelgroep, thema, vlak, instrument }: Filters): boolean {
  return (
    (doelgroep === '' || action.algemeen || action.doelgroepen.some((id) => id === doelgroep)) &&
    (thema === '' || action.thema === thema) &&
    (vlak === '' || action.vlakken.some((id) => id === vlak)) &&
    (instrument === '' || action.instrumenten.some((id) => id === instrument))
  );
}
