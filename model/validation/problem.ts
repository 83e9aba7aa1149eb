/** A problem the validator found: what is wrong, where, how bad, and what to do next. */
import type { PartId } from '../parts.ts';

/**
 * - `fout`: not the public format; nothing may be done with the file
 * - `tekort`: fine as a draft, stands in the way of signing
 * - `aandacht`: worth a look, stands in nobody's way
 */
export type Severity = 'fout' | 'tekort' | 'aandacht';

export interface Problem {
  /** The rule, a stable id: the schema keyword that found it. */
  readonly regel: string;
  readonly rubriek: PartId;
  /** JSON Pointer (RFC 6901) into the agreement. */
  readonly pad: string;
  readonly ernst: Severity;
  /** What to do next, in Dutch. */
  readonly boodschap: string;
}

/** How strictly an agreement is judged. */
export type Strength = 'concept' | 'ondertekenklaar';

/** The problems that stand in the way of signing. */
export function openProblems(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ ernst }) => ernst !== 'aandacht');
}
