/** The HTML page of an agreement with all the server knows: the same for the preview and for the PDF. */
import { readFileSync } from 'node:fs';
import type { Agreement } from '../../model/agreement.ts';
import { renderAgreement, type BodyOptions } from '../../model/print/agreement.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { fontCss } from './fonts.ts';

/** What the page says differently per call. */
export interface PageOptions {
  /** Titles of the centraal kader's minimal objectives, by id, from the template. */
  readonly centralFramework?: ReadonlyMap<string, string>;
  readonly pages?: ReadonlyMap<string, number>;
  /** A concept even where nothing is open. */
  readonly asConcept?: boolean;
}

/** Whether the page is marked as a concept. */
export function isConcept(problems: readonly Problem[], { asConcept = false }: PageOptions = {}): boolean {
  return asConcept || openProblems(problems).length > 0;
}

/** A concept as long as problems are open: the page then says so on every sheet. */
export function agreementPage(agreement: Agreement, problems: readonly Problem[], options: PageOptions = {}): string {
  const body = bodyOptions(agreement, problems, options);
  return renderAgreement(agreement, { ...body, fontCss: fontCss(JSON.stringify(agreement)) });
}

/** What the server knows of an agreement beyond its own text. */
export function bodyOptions(
  agreement: Agreement,
  problems: readonly Problem[],
  { asConcept = false, ...rest }: PageOptions = {},
): BodyOptions {
  return {
    concept: isConcept(problems, { asConcept }) ? { punten: openProblems(problems).length } : null,
    referentieregio: regionName(agreement),
    ...rest,
  };
}

interface Regions {
  readonly referentieregios: readonly { readonly id: string; readonly naam: string }[];
}
let regions: Regions | undefined;

function regionName({ referentieregio }: Agreement): string {
  if (referentieregio === undefined) return '';
  regions ??= JSON.parse(readFileSync(new URL('../../data/referentieregios.json', import.meta.url), 'utf8')) as Regions;
  return regions.referentieregios.find(({ id }) => id === referentieregio)?.naam ?? referentieregio;
}
