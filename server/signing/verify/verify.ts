/**
 * Judges a file that came back: is it what was laid down, with nothing but signatures added, and whose are they. Does no
 * more than compute; see verifier.ts for doing so beside the server's thread.
 */
import { Certificate } from 'pkijs';
import { LARGEST_FILE, type Expected, type SignatureReport, type SignedReport } from '../../../model/signing.ts';
import type { Added, Role } from './change.ts';
import { judgeRevision } from './judge.ts';
import { layoutOf } from './layout.ts';
import { Refused, type Objection } from './refusal.ts';
import { readRevisions, type Revision } from './revisions.ts';
import { judgeSignature } from './signature.ts';
import { State } from './state.ts';

export interface Question {
  /** The bytes that were laid down. */
  readonly original: Uint8Array;
  /** Those that came back. */
  readonly signed: Uint8Array;
  /** Who is to sign which field. */
  readonly expected: readonly Expected[];
  /** Certificates that are trusted, in DER. None: nobody looks who vouches for a signature. */
  readonly roots: readonly Uint8Array[];
  /** The text was opened again since: no file of it is accepted. */
  readonly isVoid?: boolean;
  /** The clock, for signatures that do not say when they were made. */
  readonly now: Date;
}

/** Never throws for what is in the files. */
export async function verifySigned(question: Question): Promise<SignedReport> {
  const found: Found = { objections: [], reports: [] };
  if (question.isVoid)
    found.objections.push({
      soort: 'vervallen',
      zin: 'Dit bestand is vervallen: de tekst werd opnieuw geopend nadat het gemaakt was. Onderteken het nieuwe bestand.',
    });
  try {
    await judge(question, found);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    found.objections.push(error);
  }
  return reportOf(question, found);
}

interface Found {
  readonly objections: Objection[];
  readonly reports: SignatureReport[];
}

async function judge(question: Question, found: Found): Promise<void> {
  const { original, signed } = question;
  if (signed.length > LARGEST_FILE) throw new Refused('onleesbaar', 'Dit bestand is groter dan 25 MB.');
  if (!beginsWith(signed, original)) throw new Refused('ander-bestand', otherFile(signed));
  if (signed.length === original.length)
    throw new Refused('niet-ondertekend', 'Er is niets aan toegevoegd: niemand heeft dit bestand ondertekend.');
  const { all, broken } = readRevisions(signed);
  const [first, ...added] = all;
  if (!first || first.to > original.length || added.some(({ from }) => from < original.length))
    throw new Refused('onleesbaar', 'Het bestand loopt anders dan wat vastgelegd werd.');
  await judgeAdded(question, found, first, added);
  if (broken) found.objections.push(brokenAt(broken, found));
  else if (signed.length - (added.at(-1)?.to ?? 0) > LINE_END) found.objections.push(TRAILING);
  else if (found.reports.length === 0 && found.objections.length === 0)
    found.objections.push({ soort: 'niet-ondertekend', zin: 'Er staat geen handtekening in dit bestand.' });
}

/** Two signs at most. */
const LINE_END = 2;
const TRAILING: Objection = {
  soort: 'na-laatste-handtekening',
  zin: 'Achter het einde van het bestand staat nog iets.',
};

const beginsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  bytes.length >= start.length && Buffer.compare(bytes.subarray(0, start.length), start) === 0;

function otherFile(signed: Uint8Array): string {
  const isPdf = Buffer.from(signed.subarray(0, 5)).toString('latin1') === '%PDF-';
  return isPdf
    ? 'Dit bestand begint niet met wat vastgelegd werd: het is een ander bestand, of een programma heeft het herschreven.'
    : 'Dit is geen pdf.';
}

const brokenAt = ({ zin, soort }: Refused, { reports }: Found): Objection =>
  reports.length > 0
    ? { soort: 'na-laatste-handtekening', zin: `Na de laatste handtekening staat er nog iets. ${zin}` }
    : { soort, zin };

async function judgeAdded(
  question: Question,
  found: Found,
  first: Revision,
  added: readonly Revision[],
): Promise<void> {
  let state = State.of(first);
  const layout = layoutOf(state, first.trailer);
  const roles = new Map<number, Role>();
  /** Said once no signature follows. */
  let behind: Objection | null = null;
  for (const [nth, revision] of added.entries()) {
    const after = state.after(revision);
    const change = judgeRevision({ before: state, after, revision, layout, roles }, first, added[nth - 1] ?? first);
    const [signature, ...others] = change.signatures;
    const where = placeInWords(signature?.veld, found.reports.at(-1)?.veld);
    for (const { soort, zin } of change.objections) found.objections.push({ soort, zin: `${where}: ${zin}` });
    if (others.length > 0)
      found.objections.push({ soort: 'bereik', zin: `${where}: er werden meer handtekeningen tegelijk gezet.` });
    if (signature) await addReport(question, found, { signature, revision, state: after, end: added[nth + 1]?.from });
    else if (change.isMore && found.reports.length > 0)
      behind = { soort: 'na-laatste-handtekening', zin: `${where}: er werd nog iets toegevoegd.` };
    if (signature) behind = null;
    state = after;
  }
  if (behind) found.objections.push(behind);
}

interface Placed {
  readonly signature: Added;
  readonly revision: Revision;
  readonly state: State;
  /** Where the next revision begins; undefined for the last. */
  readonly end: number | undefined;
}

async function addReport(question: Question, found: Found, { signature, end, ...placed }: Placed): Promise<void> {
  const { signed, expected, now } = question;
  const roots = question.roots.map((der) => Certificate.fromBER(new Uint8Array(der)));
  const one = signature.isOurs ? expected.find(({ veld }) => veld === signature.veld) : undefined;
  const judging = { ...placed, bytes: signed, end: end ?? signed.length, expected: one ?? null, roots, now };
  const { report, objections } = await judgeSignature(signature, judging);
  found.reports.push(report);
  found.objections.push(...objections);
}

function placeInWords(own: string | undefined, last: string | undefined): string {
  if (own !== undefined) return `Bij de handtekening in «${own}»`;
  return last === undefined ? 'Vóór de eerste handtekening' : `Na de handtekening in «${last}»`;
}

/** What is not looked at, in any file. */
export const NOT_CHECKED: readonly string[] = [
  'Of een certificaat op een Europese vertrouwenslijst staat, is niet nagekeken.',
  'Of een certificaat ingetrokken werd, is niet nagekeken.',
  'Wanneer er ondertekend werd, zegt de klok van de ondertekenaar. Tijdstempels zijn niet nagekeken.',
];
const NO_ROOTS = 'Wie de certificaten uitgaf, is niet nagekeken: er zijn geen vertrouwde uitgevers ingesteld.';

function reportOf({ expected, roots }: Question, { objections, reports }: Found): SignedReport {
  const isOf = ({ verwacht }: SignatureReport, veld: string): boolean => verwacht?.veld === veld;
  return {
    aanvaard: objections.length === 0,
    weigeringen: withoutDoubles(objections).slice(0, MOST_OBJECTIONS),
    velden: [
      ...expected.map(
        (verwacht) =>
          reports.find((one) => isOf(one, verwacht.veld)) ?? { veld: verwacht.veld, verwacht, handtekening: null },
      ),
      ...reports.filter(({ verwacht }) => verwacht === null),
    ],
    nietGecontroleerd: roots.length === 0 ? [NO_ROOTS, ...NOT_CHECKED] : NOT_CHECKED,
  };
}

/** More says nothing more. */
const MOST_OBJECTIONS = 20;

const withoutDoubles = (objections: readonly Objection[]): Objection[] => [
  ...new Map(objections.map(({ soort, zin }) => [zin, { soort, zin }])).values(),
];
