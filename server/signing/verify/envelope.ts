/** Opens the envelope of a signature (CMS, RFC 5652): who signed, how, and what is said besides. */
import { fromBER, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js';
import {
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type Attribute,
  type Certificate,
  type SignerInfo,
} from 'pkijs';
import type { Text } from './values.ts';

export interface Envelope {
  readonly signer: SignerInfo;
  readonly certificate: Certificate;
  /** All that came along, the signer's too. */
  readonly certificates: readonly Certificate[];
  /** Object identifier of the kind of content. */
  readonly kind: string;
  /** What is inside: nothing for a signature, a token for a timestamp. */
  readonly content: Uint8Array | null;
}

const SIGNED_DATA = '1.2.840.113549.1.7.2';

/** A sentence, to follow «De handtekening in … », when it cannot be opened. */
export function openEnvelope(contents: Text): Envelope | string {
  try {
    const ber = withoutPadding(Buffer.from(contents.bytes, 'latin1'));
    if (!ber) return 'is leeg, of er staat nog iets achter';
    const info = ContentInfo.fromBER(ber);
    if (info.contentType !== SIGNED_DATA) return 'is geen handtekening die we kennen';
    return envelopeIn(new SignedData({ schema: info.content }));
  } catch {
    // The library throws whatever fits when something is not as it should be.
    return 'kan niet gelezen worden';
  }
}

function envelopeIn(data: SignedData): Envelope | string {
  const [signer, ...cosigners] = data.signerInfos;
  if (!signer || cosigners.length > 0) return 'is niet die van één ondertekenaar';
  const certificates = (data.certificates ?? []).filter((one): one is Certificate => 'subject' in one);
  const [certificate, ...others] = certificates.filter((one) => isOf(one, signer));
  // NSS sends a certificate that signed itself along twice.
  if (!certificate || others.some((other) => !isSameCertificate(certificate, other)))
    return 'bevat het certificaat van de ondertekenaar niet';
  const content = data.encapContentInfo.eContent;
  return {
    signer,
    certificate,
    certificates,
    kind: data.encapContentInfo.eContentType,
    content: content ? new Uint8Array(content.getValue()) : null,
  };
}

const isSameCertificate = (one: Certificate, other: Certificate): boolean =>
  Buffer.from(one.toSchema().toBER()).equals(Buffer.from(other.toSchema().toBER()));

function isOf(certificate: Certificate, { sid }: SignerInfo): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  const named = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  return named instanceof OctetString && sid instanceof OctetString && named.isEqual(sid);
}

/** One value with nothing but zeros behind it, as room is reserved before it is known how much is needed. */
function withoutPadding(bytes: Buffer): Uint8Array<ArrayBuffer> | null {
  const { offset } = fromBER(new Uint8Array(bytes));
  const isAlone = offset > 0 && bytes.subarray(offset).every((byte) => byte === 0);
  return isAlone ? new Uint8Array(bytes.subarray(0, offset)) : null;
}

/** The value of a signed attribute that must be there once; null otherwise. */
export function attributeOf({ signedAttrs }: SignerInfo, type: string): BaseBlock | null {
  const found = signedAttrs?.attributes.filter((one: Attribute) => one.type === type) ?? [];
  const [value, ...others] = found[0]?.values ?? [];
  return found.length === 1 && others.length === 0 ? ((value as BaseBlock | undefined) ?? null) : null;
}

export const textOfIdentifier = (value: BaseBlock | null): string | null =>
  value instanceof ObjectIdentifier ? value.valueBlock.toString() : null;

export const bytesOf = (value: BaseBlock | null | undefined): Buffer | null =>
  value instanceof OctetString ? Buffer.from(value.getValue()) : null;

export const partsOf = (value: BaseBlock | null | undefined): readonly BaseBlock[] =>
  value instanceof Sequence ? value.valueBlock.value : [];

/** What a timestamp is of: the hash in its token (RFC 3161, 2.4.2), and its algorithm. */
export function imprintOf(content: Uint8Array): { readonly algorithm: string; readonly hash: Buffer } | null {
  const [, , imprint] = partsOf(fromBER(new Uint8Array(content)).result);
  const [algorithm, hash] = partsOf(imprint);
  const [identifier] = partsOf(algorithm);
  const [name, bytes] = [textOfIdentifier(identifier ?? null), bytesOf(hash)];
  return name && bytes ? { algorithm: name, hash: bytes } : null;
}
