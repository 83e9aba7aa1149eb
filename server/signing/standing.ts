/**
 * How the signing of a text stands, worked out anew from what was laid down and what came back.
 *
 * [T1] Of the signed files one counts: the one with most valid signatures, the last of several. Signatures in another do not
 *      count: two files cannot be made one.
 * [T2] A signature counts when the certificate names who was expected and leads to a root, where there are any; or when
 *      someone vouched for that certificate.
 * [T3] Everyone has signed when each does so in the file that counts, or on a scan.
 */
import type { EventDetail } from '../../model/record.ts';
import { dayWords } from '../../model/day.ts';
import { enumerate } from '../../model/title.ts';
import type { Chain, Expected, SignatoryState, SignatureReport } from '../../model/signing.ts';
import type { Confirmation, StoredFrozen, StoredReturned } from '../store/frozen.ts';

/** What it is worked out from: the file that stands, and all that came back of it. */
export type Basis = Pick<StoredFrozen, 'signatories' | 'confirmed'> & { readonly returned: readonly StoredReturned[] };

/** How far one signatory is. */
export interface Progress {
  readonly expected: Expected;
  readonly state: SignatoryState;
  /** The returned file that says so. */
  readonly from: StoredReturned | null;
  /** The signature in the file that counts. */
  readonly signature: Signature | null;
  /** Who vouched for it; null where nobody had to. */
  readonly confirmed: Confirmation | null;
}

type Signature = NonNullable<SignatureReport['handtekening']>;

/** The signed file that counts [T1]; null while there is none. */
export function leadingOf(returned: readonly StoredReturned[]): StoredReturned | null {
  const counting = returned.filter(({ kind, withdrawn }) => kind === 'pdf' && withdrawn === null);
  return counting.reduce<StoredReturned | null>(
    (best, one) => (best && signersOf(one).size < signersOf(best).size ? best : one),
    null,
  );
}

/** Every signatory, in the order of signing. */
export function progressOf({ signatories, confirmed, returned }: Basis): Progress[] {
  const leading = leadingOf(returned);
  const signatures = leading ? signersOf(leading) : new Map<string, Signature>();
  const scans = returned.filter(({ kind, withdrawn }) => kind === 'scan' && withdrawn === null);
  return signatories.map((expected) => {
    const signature = signatures.get(expected.id) ?? null;
    const scan = scans.findLast(({ signatories: shown }) => shown.includes(expected.id)) ?? null;
    const vouched = confirmed.find(
      ({ signatory, certificate }) => signatory === expected.id && certificate === signature?.certificaat,
    );
    // A certificate that nobody vouches for anyone can make, under any name.
    const isKnown = signature?.zelfde === 'zelfde' && signature.keten !== 'niet-vertrouwd';
    if (signature && (isKnown || vouched))
      return { expected, state: 'digitaal', from: leading, signature, confirmed: isKnown ? null : (vouched ?? null) };
    if (scan) return { expected, state: 'papier', from: scan, signature: null, confirmed: null };
    return {
      expected,
      state: signature ? 'te-bevestigen' : 'open',
      from: signature && leading,
      signature,
      confirmed: null,
    };
  });
}

/** On what ground everyone has signed [T3], as the record keeps it; null while someone has not. */
export function groundOf(basis: Basis): EventDetail | null {
  const all = progressOf(basis);
  if (all.length === 0 || all.some(({ state }) => state !== 'digitaal' && state !== 'papier')) return null;
  const digital = all.filter(({ state }) => state === 'digitaal');
  return {
    digitaal: digital.length,
    papier: all.length - digital.length,
    ...(digital.length > 0 ? { keten: weakest(digital.flatMap(({ signature }) => signature?.keten ?? [])) } : {}),
    bevestigd: digital.filter(({ confirmed }) => confirmed !== null).length,
  };
}

/** Files with signatures that the one that counts lacks, each explained in Dutch. */
export function conflictsOf({ signatories, returned }: Basis): string[] {
  const leading = leadingOf(returned);
  if (!leading) return [];
  const present = signersOf(leading);
  return returned.flatMap((one) => {
    if (one === leading || one.kind !== 'pdf' || one.withdrawn !== null) return [];
    const missing = signatories.filter(({ id }) => signersOf(one).has(id) && !present.has(id));
    return missing.length > 0 ? [conflictWords(one, missing)] : [];
  });
}

function conflictWords({ at }: StoredReturned, missing: readonly Expected[]): string {
  const names = missing.map(({ naam }) => naam);
  const signs = names.length === 1 ? 'de handtekening' : 'de handtekeningen';
  const again = names.length === 1 ? 'die persoon' : 'hen';
  return `In het bestand van ${dayWords(at.slice(0, 10))} staat ${signs} van ${enumerate(names)}, die in het bestand dat telt ontbreekt. Twee bestanden kunnen niet samengevoegd worden: laat ${again} opnieuw tekenen in het bestand dat telt.`;
}

/** By signatory: the valid signatures in their own fields. */
function signersOf({ report }: StoredReturned): ReadonlyMap<string, Signature> {
  const signed = (report?.velden ?? []).flatMap(({ verwacht, handtekening }) =>
    verwacht && handtekening?.geldig ? [[verwacht.id, handtekening] as const] : [],
  );
  return new Map(signed);
}

const FROM_WEAKEST: readonly Chain[] = ['niet-vertrouwd', 'niet-gecontroleerd', 'vertrouwd'];
const weakest = (chains: readonly Chain[]): Chain =>
  FROM_WEAKEST.find((chain) => chains.includes(chain)) ?? 'niet-gecontroleerd';
