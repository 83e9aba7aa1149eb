/** A cross-rubric rule: a JSON Schema keyword of our own, declared in schemas/ and run on the whole agreement. */
import type { Severity } from './problem.ts';
import type { SchemaError } from './validate.ts';

/** What a rule found: where, and what to do about it. */
export interface Finding {
  /** JSON Pointer into the whole file. */
  readonly pad: string;
  readonly boodschap: string;
  /** `tekort` unless said otherwise. */
  readonly ernst?: Severity;
}

/** `param` is the keyword's value in the schema. */
export type Rule<Data = never> = (data: Data, param: never) => Finding[];

/**
 * Runs a rule as part of a compiled schema. Rules rely on the structure, so they stay silent while
 * errors of structure stand (`before`: the errors found so far).
 */
export function runRule(
  name: string,
  rule: Rule,
  data: unknown,
  param: unknown,
  before: readonly SchemaError[] | null,
): SchemaError[] {
  if (before?.some(({ params }) => params['regel'] === undefined)) return [];
  return rule(data as never, param as never).map(({ pad, boodschap, ernst }) => ({
    keyword: name,
    instancePath: pad,
    params: { regel: name, ernst: ernst ?? 'tekort' },
    message: boodschap,
  }));
}

/** True when a text holds nothing to read. */
export const blank = (text: string): boolean => text.trim() === '';

/** How a message names a record: its number, and its title where it has one. */
export function nameRecord(number: string, title: string): string {
  return blank(title) ? number : `${number} «${shorten(title.trim())}»`;
}

const shorten = (title: string): string => (title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title);

/** Collects a finding for every requirement that is not met. */
export function unmet(
  ...requirements: readonly (readonly [met: boolean, pad: string, boodschap: string])[]
): Finding[] {
  return requirements.filter(([met]) => !met).map(([, pad, boodschap]) => ({ pad, boodschap }));
}
