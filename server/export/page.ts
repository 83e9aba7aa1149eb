/** The HTML page of an agreement with all the server knows: the same for the preview and for the PDF. */
import { readFileSync } from 'node:fs';
import { renderSVG } from 'uqr';
import type { Agreement } from '../../model/agreement.ts';
import { renderAgreement, type BodyOptions } from '../../model/print/agreement.ts';
import type { Checking } from '../../model/print/checking.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { checkAddress, publicFile, sha256 } from '../agreements/public-file.ts';
import { fontCss } from './fonts.ts';

/** What the page says differently per call. */
export interface PageOptions {
  /** Titles of the centraal kader's minimal objectives, by id, from the template. */
  readonly centralFramework?: ReadonlyMap<string, string>;
  /** A concept even where nothing is open. */
  readonly asConcept?: boolean;
  /** Only for a file to sign. */
  readonly checking?: Checking;
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

/** By what a file to sign is recognised. `origin`: where people reach the server; null: nobody can check it anywhere. */
export function checkingOf(agreement: Agreement, origin: string | null): Checking {
  const hash = sha256(publicFile(agreement));
  if (origin === null) return { hash, at: null };
  const address = checkAddress(origin, hash);
  // The middle strength: a stamp or a fold may hide a seventh of it. The paper around it is its quiet zone.
  return { hash, at: { address, code: renderSVG(address, { ecc: 'M', border: 0, pixelSize: 1 }) } };
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
