/** `npm run so -- verify`: a signed PDF, laid beside what was laid down. */
import {
  LARGEST_FILE,
  expectedSignatories,
  type Expected,
  type SignatureReport,
  type SignedReport,
} from '../../model/signing.ts';
import type { Validators } from '../../model/validation/validate.ts';
import { placeName, type Place } from '../config.ts';
import { originOf } from '../signing/origin.ts';
import { Refused } from '../signing/verify/refusal.ts';
import { RootsError, readRoots } from '../signing/verify/roots.ts';
import { beginningOf, sourceIn } from '../signing/verify/source.ts';
import { createVerifier } from '../signing/verify/verifier.ts';
import { hasStore, openPlace } from '../store/open.ts';
import { judgeText, readBytes } from './input.ts';
import { CommandError, complain, say } from './output.ts';

export interface VerifyOptions {
  /** A folder with the certificates that are trusted. */
  readonly roots: string | null;
  /** The PDF that was laid down; otherwise it is looked for. */
  readonly original: string | null;
  readonly json: boolean;
}

/** What a file is laid beside. */
interface Original {
  readonly bytes: Uint8Array;
  readonly expected: readonly Expected[];
  readonly isVoid: boolean;
  /** In Dutch, where it comes from. */
  readonly from: string;
  /** Whether it comes from elsewhere than the file itself. */
  readonly isKnown: boolean;
}

/** Judges a file; 0 when it is accepted, and so all signatures in it are valid. */
export async function verify(path: string, options: VerifyOptions, place: () => Place): Promise<number> {
  const signed = await bytesOf(path);
  const roots = options.roots === null ? [] : await rootsIn(options.roots);
  const original = await originalOf(path, signed, options, place);
  const verifier = createVerifier();
  try {
    const { bytes, expected, isVoid } = original;
    const report = await verifier.verify({ original: bytes, signed, expected, roots, isVoid, now: new Date() });
    if (options.json) say(JSON.stringify({ tegenover: original.from, verslag: report }, null, 2));
    else tell(path, original, report);
    return report.aanvaard ? 0 : 1;
  } finally {
    await verifier.close();
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const bytes = await readBytes(path, LARGEST_FILE, 'Een ondertekende pdf');
  if (!(bytes instanceof Uint8Array)) throw new CommandError(bytes.reason);
  return bytes;
}

const rootsIn = (folder: string): Promise<Uint8Array[]> =>
  readRoots(folder).catch((error: unknown) => {
    throw error instanceof RootsError ? new CommandError(error.message, { cause: error }) : error;
  });

async function originalOf(
  path: string,
  signed: Uint8Array,
  { original }: VerifyOptions,
  place: () => Place,
): Promise<Original> {
  if (original !== null) {
    const bytes = await bytesOf(original);
    return { bytes, expected: await expectedIn(original, bytes), isVoid: false, from: original, isKnown: true };
  }
  return (await keptAt(place(), signed)) ?? (await itself(path, signed));
}

/** What was laid down in the data folder, and the file begins with. */
async function keptAt(place: Place, signed: Uint8Array): Promise<Original | null> {
  if (place.kind === 'folder' && !hasStore(place.folder)) return null;
  const store = await openPlace(place);
  try {
    const { pdf } = await originOf(store, signed);
    const found = pdf.find(({ thawed }) => thawed === null) ?? pdf[0];
    const bytes = found && (await store.fileBytes(found.agreement, found.pdf));
    if (!found || !bytes) return null;
    const isVoid = found.thawed !== null;
    return { bytes, expected: found.signatories, isVoid, from: placeName(place), isKnown: true };
  } finally {
    await store.close();
  }
}

/** Nothing to lay it beside: that what was added is only signatures can be said, not what it was added to. */
async function itself(path: string, signed: Uint8Array): Promise<Original> {
  const bytes = readable(path, () => beginningOf(signed));
  return { bytes, expected: await expectedIn(path, bytes), isVoid: false, from: 'het bestand zelf', isKnown: false };
}

function readable<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof Refused ? new CommandError(`${path}: ${error.zin}`, { cause: error }) : error;
  }
}

/** By the agreement that a file holds. */
async function expectedIn(path: string, bytes: Uint8Array): Promise<readonly Expected[]> {
  const source = readable(path, () => sourceIn(bytes));
  if (!source) return [];
  const input = await judgeText(validators, path, Buffer.from(source).toString('utf8'));
  return input.kind === 'agreement' ? expectedSignatories(input.agreement) : [];
}

/** Compiling takes a third of a second: only for what holds an agreement. */
async function validators(): Promise<Validators> {
  const { compileValidators } = await import('../../model/validation/compile.ts');
  return compileValidators();
}

function tell(path: string, { from, isKnown, expected }: Original, report: SignedReport): void {
  for (const { zin } of report.weigeringen) complain(zin);
  for (const field of report.velden) say(fieldLine(field));
  if (expected.length === 0) say('Wie moest tekenen, is niet geweten: de overeenkomst zit niet in het bestand.');
  for (const line of report.nietGecontroleerd) say(line);
  if (!isKnown)
    say(
      'Nergens mee vergeleken: alleen met het begin van het bestand zelf. Of dat is wat vastgelegd werd, is niet nagekeken.',
    );
  if (report.aanvaard) say(`${path} is in orde, vergeleken met ${from}: er kwam niets bij dan handtekeningen.`);
  else complain(`${path} wordt niet aanvaard, vergeleken met ${from}.`);
}

const CHAINS = {
  'niet-gecontroleerd': 'uitgever niet nagekeken',
  vertrouwd: 'vertrouwde uitgever',
  'niet-vertrouwd': 'geen vertrouwde uitgever',
} as const;
const MATCHES = { zelfde: '', anders: ' EEN ANDERE NAAM', onbekend: '' } as const;

function fieldLine({ veld, verwacht, handtekening }: SignatureReport): string {
  const whose = verwacht
    ? `${veld}, ${verwacht.naam} (${verwacht.partijNaam})`
    : `${veld}, een veld dat niet van ons is`;
  if (!handtekening) return `${whose}: niet ondertekend`;
  const { wie, wanneer, geldig, keten, zelfde, vermeldingen } = handtekening;
  const found = [
    `${geldig ? 'geldig' : 'ONGELDIG'} ondertekend door ${wie || 'wie het certificaat niet noemt'}${MATCHES[zelfde]}`,
    ...(wanneer === null ? [] : [wanneer]),
    CHAINS[keten],
  ];
  return [`${whose}: ${found.join(', ')}.`, ...vermeldingen].join(' ');
}
