/**
 * Which problems have a safe one-click solution. Safe means: it can be said in one sentence, it takes
 * nothing away that someone would miss, and it follows from what is already in the agreement or in the
 * public reference data. Where there is a choice to make, there is no fix: the jump leads to the field.
 */
import type { Agreement } from '../agreement.ts';
import type { CatalogueIndicator, Municipality, Template } from '../library.ts';
import type { Fix } from './fix.ts';
import { signFixes } from './fixes/characters.ts';
import { meetingFixes, mandateFixes, partyFixes, termFixes, textFixes, titleFixes } from './fixes/frame.ts';
import { actionFixes } from './fixes/actions.ts';
import { figureFixes, indicatorFixes, objectiveFixes } from './fixes/rubrics.ts';
import { referenceFixes } from './fixes/references.ts';
import { spotOf, type FieldSpot } from './fixes/spot.ts';
import { taskFixes } from './fixes/tasks.ts';
import type { Problem } from './problem.ts';
import type { RULES } from './rules.ts';

/** What is known besides the agreement. */
export interface Known {
  readonly places?: readonly Municipality[] | undefined;
  readonly template?: Pick<Template, 'inhoud'> | undefined;
  readonly indicators?: readonly CatalogueIndicator[] | undefined;
}

/** A problem with all a fix may lean on. */
export interface Case {
  readonly problem: Problem;
  readonly agreement: Agreement;
  readonly known: Known;
  /** The field the problem points to; null where it points to a record or a list. */
  readonly spot: FieldSpot | null;
}

type FixesOf = (found: Case) => Fix[];
/** A message that gives no safe way out: it needs knowledge only people have, or cannot occur while editing. */
const none: FixesOf = () => [];

/** Every rule, so that a new one makes its author decide. */
const FIXES: Record<keyof typeof RULES, FixesOf> = {
  // Another id would cut the references to it; the editor cannot make two of one.
  uniekeIds: none,
  verwijzingenBestaan: referenceFixes,
  // The 40 cells are fixed places in the document.
  volledigeMatrix: none,
  titelIngevuld: titleFixes,
  looptijdBinnenLegislatuur: termFixes,
  // Who is party is for people to say.
  vdabEnLokaalBestuur: none,
  partijenVolledig: partyFixes,
  ondertekenaarsMetMandaat: mandateFixes,
  tekstIngevuld: textFixes,
  cijfersMetBron: figureFixes,
  doelstellingenGedragen: objectiveFixes,
  actiesVolledig: actionFixes,
  taakverdelingGedekt: taskFixes,
  indicatorenVolledig: indicatorFixes,
  overlegMinstens: meetingFixes,
  printbareTekens: signFixes,
  // Which columns can go, people know.
  pastOpPapier: none,
};

/** The one-click solutions of a problem of this agreement; none for most. */
export function fixesFor(problem: Problem, agreement: Agreement, known: Known = {}): Fix[] {
  const fixes: FixesOf | undefined = FIXES[problem.regel as keyof typeof RULES];
  return fixes?.({ problem, agreement, known, spot: spotOf(problem.pad, agreement) }) ?? [];
}
