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
  const der = withoutPadding(Buffer.from(contents.bytes, 'latin1'));
  if (!der) return 'is leeg, of er staat nog iets achter';
  try {
    const info = ContentInfo.fromBER(new Uint8Array(der));
    if (info.contentType !== SIGNED_DATA) return 'is geen handtekening die we kennen';
    return envelopeIn(new SignedData({ schema: info.content }));
  } catch {
    // The library throws whatever fits when something is not as it should be.
    return 'kan niet gelezen worden';
  }
}

function envelopeIn(data: SignedData): Envelope | string {
  const [signer, ...others] = data.signerInfos;
  if (!signer || others.length > 0) return 'is niet die van één ondertekenaar';
  const certificates = (data.certificates ?? []).filter((one): one is Certificate => 'subject' in one);
  const [certificate, ...doubles] = certificates.filter((one) => isOf(one, signer));
  if (!certificate || doubles.length > 0) return 'bevat het certificaat van de ondertekenaar niet';
  const content = data.encapContentInfo.eContent;
  return {
    signer,
    certificate,
    certificates,
    kind: data.encapContentInfo.eContentType,
    content: content ? new Uint8Array(content.getValue()) : null,
  };
}

function isOf(certificate: Certificate, { sid }: SignerInfo): boolean {
  if (sid instanceof IssuerAndSerialNumber)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  const named = certificate.extensions?.find(({ extnID }) => extnID === '2.5.29.14')?.parsedValue;
  return named instanceof OctetString && sid instanceof OctetString && named.isEqual(sid);
}

/** One value in DER with nothing but zeros behind it, as room is reserved before it is known how much is needed. */
function withoutPadding(bytes: Buffer): Buffer | null {
  const first = bytes[1] ?? 0x80;
  // Longer than four bytes of length is no signature; 0x80 is a length that is not said, which DER does not know.
  if (bytes[0] !== 0x30 || first === 0x80 || first > 0x84) return null;
  const width = first < 0x80 ? 0 : first - 0x80;
  if (bytes.length < 2 + width) return null;
  const end = 2 + width + (width === 0 ? first : bytes.readUIntBE(2, width));
  const isEnd = end <= bytes.length && bytes.subarray(end).every((byte) => byte === 0);
  return isEnd ? bytes.subarray(0, end) : null;
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
