/** Templates, the inspiration set and the catalogue of indicators: each checked by its schema, then together. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { IndicatorCatalogue, InspirationSet, Template } from '../../model/library.ts';
import { problemsOf, type CompiledSchema, type Validators } from '../../model/validation/validate.ts';
import { readJson } from './json.ts';
import { LibraryError, type Library } from './library.ts';

const INSPIRATION = 'inspiratieset.json';
const CATALOGUE = 'indicatorencatalogus.json';

/** Most reasons one broken file gives: enough to mend it, short enough to read. */
const MOST_REASONS = 5;

/** Reads and checks every file of the folder. */
export async function loadTemplates(
  validators: Validators,
  folder: string,
): Promise<Pick<Library, 'templates' | 'inspiration' | 'indicators'>> {
  const indicators = await loadChecked<IndicatorCatalogue>(validators.indicatorencatalogus, join(folder, CATALOGUE));
  const inspiration = await loadChecked<InspirationSet>(validators.inspiratieset, join(folder, INSPIRATION));
  const templates: Template[] = [];
  const owners = new Map<string, string>();
  for (const file of await templateFiles(folder)) {
    const template = await loadChecked<Template>(validators.sjabloon, join(folder, file));
    requireNew(owners, template.id, file);
    templates.push(template);
  }
  if (templates.length === 0) throw new LibraryError(folder, ['er is geen enkel sjabloon.']);
  requireKnownIndicators(inspiration, indicators);
  requireEarlierVersions(inspiration);
  return { templates, inspiration, indicators };
}

async function templateFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => {
    throw new LibraryError(folder, ['de map met sjablonen ontbreekt.']);
  });
  return names.filter((name) => name.endsWith('.json') && name !== INSPIRATION && name !== CATALOGUE).sort();
}

async function loadChecked<T>(schema: CompiledSchema, path: string): Promise<T> {
  const data = await readJson(path);
  const reasons = problemsOf(schema, data).map(({ boodschap }) => boodschap);
  if (reasons.length > 0) throw new LibraryError(basename(path), shorten(reasons));
  return data as T;
}

function shorten(reasons: readonly string[]): string[] {
  const rest = reasons.length - MOST_REASONS;
  return [...reasons.slice(0, MOST_REASONS), ...(rest > 0 ? [`… en nog ${rest} fouten.`] : [])];
}

function requireNew(owners: Map<string, string>, id: string, file: string): void {
  const owner = owners.get(id);
  if (owner !== undefined)
    throw new LibraryError(file, [`de sleutel «${id}» staat ook in ${owner}. Geef elk sjabloon een eigen sleutel.`]);
  owners.set(id, file);
}

function requireKnownIndicators(inspiration: InspirationSet, { indicatoren }: IndicatorCatalogue): void {
  const known = new Set(indicatoren.map(({ id }) => id));
  const reasons = inspiration.acties.flatMap((actie) =>
    actie.indicatoren
      .filter((id) => !known.has(id))
      .map((id) => `de actie «${actie.id}» noemt de indicator «${id}», die niet in ${CATALOGUE} staat.`),
  );
  if (reasons.length > 0) throw new LibraryError(INSPIRATION, shorten(reasons));
}

function requireEarlierVersions({ acties }: InspirationSet): void {
  const reasons = acties.flatMap(({ id, versie, vorige = [] }) => {
    const versions = vorige.map((past) => past.versie);
    const wrong = versions.find((past, nth) => past >= versie || versions.indexOf(past) !== nth);
    return wrong === undefined
      ? []
      : [`de actie «${id}» heeft versie ${versie}; versie ${wrong} kan dan geen vorige zijn, of staat er twee keer.`];
  });
  if (reasons.length > 0) throw new LibraryError(INSPIRATION, shorten(reasons));
}
