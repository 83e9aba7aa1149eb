/** Signs by a library that is not ours, and judges what comes of it. */
import { CryptoKeySigner, PDF } from '@libpdf/core';
import type { Expected, SignedReport } from '../../model/signing.ts';
import { verifySigned, type Question } from '../../server/signing/verify/verify.ts';
import { makeIdentity, type Identity, type KeyKind } from './certificates.ts';

export const KINDS: readonly KeyKind[] = ['RSA-2048', 'RSA-3072', 'P-256', 'P-384'];

/** Someone with the name that is expected in a field. */
export function identityOf({ naam }: Expected, kind: KeyKind = 'P-256'): Promise<Identity> {
  const [given = '', ...family] = naam.split(' ');
  return makeIdentity({ given, family: family.join(' ') }, { kind });
}

export interface LibraryOptions {
  readonly subFilter?: 'adbe.pkcs7.detached' | 'ETSI.CAdES.detached';
  readonly algorithm?: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA';
  readonly chain?: readonly Uint8Array[];
  readonly signingTime?: Date;
}

/** Signs a field with @libpdf/core, in a revision of its own. */
export async function sign(
  bytes: Uint8Array,
  field: string,
  by: Identity,
  options: LibraryOptions = {},
): Promise<Uint8Array> {
  const isRsa = by.kind.startsWith('RSA');
  const {
    algorithm = isRsa ? 'RSASSA-PKCS1-v1_5' : 'ECDSA',
    subFilter = 'ETSI.CAdES.detached',
    chain = [],
    signingTime,
  } = options;
  const signer = new CryptoKeySigner(by.keys.privateKey, by.der, isRsa ? 'RSA' : 'EC', algorithm, [...chain]);
  const document = await PDF.load(new Uint8Array(bytes));
  const digestAlgorithm = by.kind === 'P-384' ? 'SHA-384' : 'SHA-256';
  const signed = await document.sign({
    ...{ signer, fieldName: field, subFilter, digestAlgorithm, estimatedSize: 8192 },
    ...(signingTime && { signingTime }),
  });
  return signed.bytes;
}

/** Each signs in turn: RSA and ECDSA, in both formats. */
export async function signAll(original: Uint8Array, expected: readonly Expected[]): Promise<Uint8Array> {
  let bytes = original;
  for (const [nth, one] of expected.entries()) {
    const identity = await identityOf(one, KINDS[nth % KINDS.length]);
    bytes = await sign(bytes, one.veld, identity, {
      subFilter: nth % 3 ? 'ETSI.CAdES.detached' : 'adbe.pkcs7.detached',
    });
  }
  return bytes;
}

export const judge = (question: Omit<Question, 'roots' | 'now'> & Partial<Question>): Promise<SignedReport> =>
  verifySigned({ roots: [], now: new Date('2026-11-21T20:00:00Z'), ...question });

/** Why it was refused: one of each kind. */
export const reasons = ({ weigeringen }: SignedReport): string[] =>
  [...new Set(weigeringen.map(({ soort }) => soort))].sort();
