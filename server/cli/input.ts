/** Reading an agreement from a file that can be anything. */
import { open } from 'node:fs/promises';
import { FORMAT, FORMAT_VERSION, type Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { validateAgreement, type Validators } from '../../model/validation/validate.ts';

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
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return unusable(`${path} is geen geldige JSON (${error instanceof Error ? error.message : 'onleesbaar'}).`);
  }
  const stranger = strangeFormat(path, data);
  if (stranger) return unusable(stranger);
  const problems = validateAgreement(await validators(), data, 'concept');
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'agreement', agreement: data as Agreement };
}

/** The text of a file, unless it is absent, a folder or too large; too large is known before it is read. */
async function readText(path: string): Promise<string | { reason: string }> {
  try {
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    if (size > LARGEST)
      return {
        reason: `${path} is ${megabytes(size)} MB groot. Een overeenkomst is hoogstens ${megabytes(LARGEST)} MB; dit bestand werd niet gelezen.`,
      };
    return await file.readFile('utf8');
  } catch (error) {
    return { reason: `${path} ${whyUnreadable(error)}` };
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function whyUnreadable(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ENOENT':
      return 'bestaat niet. Controleer de naam en de map.';
    case 'EISDIR':
      return 'is een map. Geef een bestand op.';
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
