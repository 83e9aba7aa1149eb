/** Reading an agreement from a file that can be anything. */
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { FORMAT, FORMAT_VERSION, type Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { validateAgreement, type Validators } from '../../model/validation/validate.ts';
import { jsonFault } from './json-fault.ts';

/** Largest file that is read, in bytes: over a hundred times the largest agreement seen. */
const LARGEST = 20 * 1024 * 1024;

export type Input =
  | { readonly kind: 'agreement'; readonly agreement: Agreement }
  /** JSON of our format that does not meet it. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  /** Not something that can be judged; a Dutch sentence says why. */
  | { readonly kind: 'unusable'; readonly reason: string };

const unusable = (reason: string): Input => ({ kind: 'unusable', reason });

/** Reads a file and judges it as a concept; `validators` are asked for only when there is something to judge. */
export async function readInput(validators: () => Promise<Validators>, path: string): Promise<Input> {
  const text = await readText(path);
  if (typeof text !== 'string') return unusable(text.reason);
  try {
    return await judgeText(validators, path, text);
  } catch (error) {
    if (isTooDeep(error)) return unusable(tooDeep(path));
    throw error;
  }
}

/** Judges the text of a file as a concept. */
export async function judgeText(validators: () => Promise<Validators>, path: string, text: string): Promise<Input> {
  const json = parse(text);
  if (!json) return unusable(`${path} is geen geldige JSON (${jsonFault(text)}).`);
  const stranger = strangeFormat(path, json.data);
  if (stranger) return unusable(stranger);
  const problems = validateAgreement(await validators(), json.data, 'concept');
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'agreement', agreement: json.data as Agreement };
}

/** The content, or null for what is no JSON. */
function parse(text: string): { readonly data: unknown } | null {
  try {
    return { data: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** True for the error of a recursion that goes deeper than the stack. */
export const isTooDeep = (error: unknown): boolean => error instanceof RangeError;

/** What is said of a file that nests deeper than it can be followed. */
export const tooDeep = (path: string): string =>
  `${path} is te diep genest: een lijst in een lijst in een lijst, honderden keren. Maak de lijsten vlakker.`;

/** The text of a file, unless it is absent, no ordinary file, too large or not UTF-8. */
async function readText(path: string): Promise<string | { reason: string }> {
  const bytes = await readBytes(path, LARGEST, 'Een overeenkomst');
  if (!(bytes instanceof Uint8Array)) return bytes;
  return decode(bytes) ?? { reason: `${path} is geen UTF-8-tekst. Bewaar het bestand als UTF-8.` };
}

/**
 * What is in a file, unless it is absent, no ordinary file or over `largest` bytes, which is known before it is read;
 * then a Dutch sentence says so, of which `what` is the subject.
 */
export async function readBytes(path: string, largest: number, what: string): Promise<Uint8Array | { reason: string }> {
  try {
    // Not blocking: opening a pipe would wait for someone to write to it.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await file.stat();
    if (stats.isDirectory()) return { reason: `${path} is een map. Geef een bestand op.` };
    if (!stats.isFile()) return { reason: `${path} is geen gewoon bestand. Geef een bestand op.` };
    if (stats.size > largest)
      return {
        reason: `${path} is ${megabytes(stats.size)} MB groot. ${what} is hoogstens ${megabytes(largest)} MB; dit bestand werd niet gelezen.`,
      };
    return await file.readFile();
  } catch (error) {
    return { reason: `${path} ${whyUnreadable(error)}` };
  }
}

/** Text without its byte order mark; null where a byte is not UTF-8: a guess would change what someone wrote. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function whyUnreadable(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ENOENT':
      return 'bestaat niet. Controleer de naam en de map.';
    case 'EACCES':
    case 'EPERM':
      return 'mag niet gelezen worden. Controleer de rechten.';
    default:
      return 'kan niet gelezen worden.';
  }
}

/** Why the data is not an agreement of this version of the format; null when it says it is. */
function strangeFormat(path: string, data: unknown): string | null {
  const { formaat, versie } = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  if (formaat !== FORMAT) return `${path} is geen overeenkomst: «formaat» is niet «${FORMAT}».`;
  if (typeof versie === 'string' && isNewer(versie))
    return `${path} heeft versie ${versie} van het formaat, nieuwer dan ${FORMAT_VERSION}. Open het met een nieuwere Samenschrift.`;
  return null;
}

function isNewer(version: string): boolean {
  if (!/^\d+\.\d+$/.test(version)) return false;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [ownMajor = 0, ownMinor = 0] = FORMAT_VERSION.split('.').map(Number);
  return major > ownMajor || (major === ownMajor && minor > ownMinor);
}
