/**
 * The one validator. It runs compiled JSON Schemas: compiled at start-up on the server (compile.ts), at
 * build time for the browser, whose Content-Security-Policy forbids compiling there.
 */
import type { Agreement } from '../agreement.ts';
import { partOf } from '../parts.ts';
import type { Problem, Strength } from './problem.ts';
import { structureMessage } from './structure.ts';

/** What a compiled schema reports; Ajv's ErrorObject, as far as we read it. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Record<string, unknown>;
  readonly message?: string;
}
export interface CompiledSchema {
  (data: unknown): unknown;
  errors?: readonly SchemaError[] | null;
}
/** The compiled schemas, by the last part of their id. */
export type Validators = Readonly<
  Record<'overeenkomst' | 'ondertekenklaar' | 'sjabloon' | 'inspiratieset' | 'indicatorencatalogus', CompiledSchema>
>;

/** Most problems one check reports: a file with more is broken as a whole. */
const MOST_PROBLEMS = 500;

/** Judges any JSON value as an agreement. An empty list means it meets `strength`. */
export function validateAgreement(
  validators: Pick<Validators, 'overeenkomst' | 'ondertekenklaar'>,
  data: unknown,
  strength: Strength,
): Problem[] {
  if (isDeeperThan(data, DEEPEST)) return [TOO_DEEP];
  const structure = problemsOf(validators.overeenkomst, data);
  if (structure.length > 0 || strength === 'concept') return structure;
  return problemsOf(validators.ondertekenklaar, data);
}

/** Judges a template or other library file; the pointers are into that file. */
export function problemsOf(schema: CompiledSchema, data: unknown): Problem[] {
  if (schema(data) === true) return [];
  return dedupe((schema.errors ?? []).slice(0, MOST_PROBLEMS).flatMap(toProblem));
}

function toProblem(error: SchemaError): Problem[] {
  const { regel, ernst } = error.params;
  if (typeof regel === 'string')
    return [
      {
        regel,
        rubriek: partOf(error.instancePath),
        pad: error.instancePath,
        ernst: ernst as Problem['ernst'],
        boodschap: error.message ?? '',
      },
    ];
  const boodschap = structureMessage(error);
  return boodschap === null
    ? []
    : [
        {
          regel: error.keyword,
          rubriek: partOf(error.instancePath),
          pad: error.instancePath,
          ernst: 'fout',
          boodschap,
        },
      ];
}

function dedupe(problems: Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [`${problem.regel} ${problem.pad} ${problem.boodschap}`, problem]));
  return [...seen.values()];
}

/** True when `data` meets the format, told to the type checker. */
export function isAgreement(
  validators: Pick<Validators, 'overeenkomst' | 'ondertekenklaar'>,
  data: unknown,
): data is Agreement {
  return validateAgreement(validators, data, 'concept').length === 0;
}

/** Deepest nesting a file may have. Rich text of 60 levels, as much as the editor's documents may hold, needs about 150. */
const DEEPEST = 200;
const TOO_DEEP: Problem = {
  regel: 'diepte',
  rubriek: 'algemeen',
  pad: '',
  ernst: 'fout',
  boodschap: 'Het bestand is te diep genest om een overeenkomst te zijn. Maak het opnieuw aan.',
};

/** Walks level by level: recursion is what deep nesting would break. */
function isDeeperThan(data: unknown, levels: number): boolean {
  let level: unknown[] = [data];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}
