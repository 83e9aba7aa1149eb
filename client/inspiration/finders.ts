/** The indexes over what the server brought along, each built once. */
import type { CatalogueIndicator, IndicatorCatalogue, Inspiration, InspirationSet } from '../../model/library.ts';
import { plainText } from '../../model/rich-text.ts';
import { DOMAINS, INDICATOR_KINDS, INSTRUMENTS, nameOf, TARGET_GROUPS, THEMES } from '../../model/terms.ts';
import { createFinder, type Finder, type Searchable } from './search.ts';

const held = new WeakMap<object, Finder>();
function once(of: object, make: () => Finder): Finder {
  const finder = held.get(of) ?? make();
  held.set(of, finder);
  return finder;
}

/** The finder of an inspiration set. */
export const actionFinder = (set: InspirationSet): Finder => once(set, () => createFinder(set.acties.map(actionText)));

/** The finder of a catalogue of indicators. */
export const indicatorFinder = (catalogue: IndicatorCatalogue): Finder =>
  once(catalogue, () => createFinder(catalogue.indicatoren.map(indicatorText)));

/** An action as it is searched. */
export function actionText(action: Inspiration): Searchable {
  const terms = [
    ...action.doelgroepen.map((id) => nameOf(TARGET_GROUPS, id)),
    ...action.vlakken.map((id) => nameOf(DOMAINS, id)),
    ...action.instrumenten.map((id) => nameOf(INSTRUMENTS, id)),
    nameOf(THEMES, action.thema),
  ];
  return {
    id: action.id,
    titel: action.titel,
    trefwoorden: action.trefwoorden.join(', '),
    samenvatting: action.samenvatting,
    tekst: [plainText(action.omschrijving), ...terms, ...action.partners].join('\n'),
  };
}

function indicatorText(indicator: CatalogueIndicator): Searchable {
  const terms = [
    ...indicator.doelgroepen.map((id) => nameOf(TARGET_GROUPS, id)),
    ...indicator.vlakken.map((id) => nameOf(DOMAINS, id)),
    nameOf(INDICATOR_KINDS, indicator.soort),
  ];
  return {
    id: indicator.id,
    titel: indicator.naam,
    trefwoorden: indicator.eenheid,
    samenvatting: indicator.omschrijving,
    tekst: [indicator.streefdoel, indicator.bron, ...terms].join('\n'),
  };
}
