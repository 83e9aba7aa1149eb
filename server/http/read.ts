/** Reading an agreement for an answer. */
import type { Agreement } from '../../model/agreement.ts';
import type { ReadResult } from '../../model/read.ts';
import type { Unknown } from '../../model/strangers.ts';
import { partName, partOf } from '../../model/parts.ts';
import type { Reader } from '../agreements/reader.ts';
import { turn } from '../turn.ts';
import { ApiError } from './errors.ts';

/** The agreement, or an error that names every part this version cannot read. Nothing is changed or left out. */
export async function readOr409(reader: Reader, id: string): Promise<Agreement> {
  const result = await reader.read(id);
  if (!result) throw new ApiError('niet-gevonden', 'Deze overeenkomst bestaat niet. Controleer het adres.');
  return knownOr409(result);
}

/** What was read, or an error that names every part this version cannot read. */
function knownOr409(result: ReadResult): Agreement {
  if (result.ok) return result.agreement;
  throw new ApiError('onbekende-inhoud', unknownSentence(result.unknown));
}

/**
 * The agreement in the public format: for answers that others build on. An error names the problems where a
 * foreign program wrote values that the format does not know.
 */
export async function formatOr409(reader: Reader, id: string): Promise<Agreement> {
  return inFormatOr409(reader, await readOr409(reader, id));
}

/** A version of an agreement in the public format, as {@link formatOr409}. */
export async function versionOr409(reader: Reader, result: ReadResult): Promise<Agreement> {
  return inFormatOr409(reader, knownOr409(result));
}

async function inFormatOr409(reader: Reader, agreement: Agreement): Promise<Agreement> {
  await turn();
  const problems = reader.problems(agreement, 'concept');
  if (problems.length === 0) return agreement;
  const sentences = problems.slice(0, 3).map(({ boodschap }) => boodschap);
  throw new ApiError('onbekende-inhoud', `Deze overeenkomst bevat waarden die niet kloppen. ${sentences.join(' ')}`, {
    problems,
  });
}

/** Which parts hold what this version of the format does not know, in Dutch. */
export function unknownSentence(unknown: readonly Unknown[]): string {
  const parts = new Set(
    unknown.map(({ path }) => `${partName(partOf(`/${path.split(/[./]/)[0] ?? ''}`))} («${path}»)`),
  );
  return `Dit deel bevat iets wat deze versie niet kent: ${[...parts].join(', ')}. Er is niets gewijzigd. Maak de laatste wijziging daar ongedaan of werk Samenschrift bij.`;
}
