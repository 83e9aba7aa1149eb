/** Whether a signature is that of the bytes it covers, by the key of the certificate that comes with it. */
import { createHash, createPublicKey, constants, verify, type KeyObject } from 'node:crypto';
import { RSASSAPSSParams, type Certificate, type SignerInfo } from 'pkijs';
import { attributeOf, bytesOf, imprintOf, partsOf, textOfIdentifier, type Envelope } from './envelope.ts';

const HASHES: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
/** With the hash that the name of the algorithm tells; '' where it is that of the digest. */
const RSA: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': '',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};
const ECDSA: Readonly<Record<string, string>> = {
  '1.2.840.10045.2.1': '',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};
const PSS = '1.2.840.113549.1.1.10';
const DATA = '1.2.840.113549.1.7.1';
const TOKEN = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.12';
const SIGNING_CERTIFICATE_2 = '1.2.840.113549.1.9.16.2.47';
/** Shorter keys of RSA are no longer safe (ETSI TS 119 312). */
const SHORTEST_RSA = 2048;
/** Curves of 256 bits or more, by name: who may describe a curve can choose one to which any key fits. */
const CURVES = new Set('prime256v1 secp384r1 secp521r1 brainpoolP256r1 brainpoolP384r1 brainpoolP512r1'.split(' '));

export interface Demands {
  /** Whether it must be a token of a timestamp. */
  readonly isTimestamp: boolean;
  /** Whether it must name its certificate, as PAdES wants. */
  readonly namesCertificate: boolean;
}

/** Null when it is; otherwise a sentence to follow «De handtekening in … ». */
export function disproof(envelope: Envelope, pieces: readonly Uint8Array[], demands: Demands): string | null {
  const { signer, certificate, kind, content } = envelope;
  const hash = HASHES[signer.digestAlgorithm.algorithmId];
  if (!hash) return 'gebruikt een rekenwijze die niet (meer) veilig is of die we niet kennen';
  if (!signer.signedAttrs) return 'zegt niet waarvoor ze is';
  if (kind !== (demands.isTimestamp ? TOKEN : DATA) || textOfIdentifier(attributeOf(signer, CONTENT_TYPE)) !== kind)
    return 'is voor iets anders gemaakt';
  if (!isOfPieces(envelope, pieces, hash, demands.isTimestamp))
    return 'is niet die van dit bestand: er is iets aan gewijzigd';
  const named = isNamed(signer, certificate);
  if (named === false || (named === null && demands.namesCertificate))
    return 'hoort niet bij het certificaat dat erbij zit';
  return isByKey(signer, certificate, hash) ? null : 'is niet gemaakt met de sleutel van het certificaat dat erbij zit';

  function isOfPieces({ signer: by }: Envelope, of: readonly Uint8Array[], how: string, isTimestamp: boolean): boolean {
    const digest = bytesOf(attributeOf(by, MESSAGE_DIGEST));
    if (!isTimestamp) return content === null && (digest?.equals(digestOf(how, of)) ?? false);
    const imprint = content && imprintOf(content);
    const imprintHash = imprint && HASHES[imprint.algorithm];
    if (!content || !imprint || !imprintHash) return false;
    return (digest?.equals(digestOf(how, [content])) ?? false) && imprint.hash.equals(digestOf(imprintHash, of));
  }
}

function digestOf(algorithm: string, pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash(algorithm);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** Whether the signature names the certificate; null when it names none. */
function isNamed(signer: SignerInfo, certificate: Certificate): boolean | null {
  const der = Buffer.from(certificate.toSchema().toBER());
  const [two, one] = [attributeOf(signer, SIGNING_CERTIFICATE_2), attributeOf(signer, SIGNING_CERTIFICATE)];
  if (!two && !one) return null;
  const parts = partsOf(partsOf(partsOf(two ?? one)[0])[0]);
  // Its algorithm comes first where it is not SHA-256.
  const [identifier] = partsOf(parts[0]);
  const named = textOfIdentifier(identifier ?? null);
  const hash = bytesOf(named ? parts[1] : parts[0]);
  const algorithm = two ? (named ? HASHES[named] : 'sha256') : 'sha1';
  return algorithm !== undefined && hash !== null && hash.equals(digestOf(algorithm, [der]));
}

function isByKey(signer: SignerInfo, certificate: Certificate, digest: string): boolean {
  const { algorithmId, algorithmParams } = signer.signatureAlgorithm;
  const signature = Buffer.from(signer.signature.getValue());
  const signed = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
  try {
    const key = keyOf(certificate);
    const type = key.asymmetricKeyType ?? '';
    const isLong = (key.asymmetricKeyDetails?.modulusLength ?? 0) >= SHORTEST_RSA;
    const rsa = RSA[algorithmId];
    if (rsa !== undefined)
      return (
        type === 'rsa' &&
        isLong &&
        verify(rsa || digest, signed, { key, padding: constants.RSA_PKCS1_PADDING }, signature)
      );
    const ecdsa = ECDSA[algorithmId];
    const isKnown = CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? '');
    if (ecdsa !== undefined) return type === 'ec' && isKnown && verify(ecdsa || digest, signed, key, signature);
    if (algorithmId !== PSS || !type.startsWith('rsa') || !isLong) return false;
    const { hashAlgorithm, saltLength } = new RSASSAPSSParams({ schema: algorithmParams });
    const hash = HASHES[hashAlgorithm.algorithmId];
    return (
      hash !== undefined &&
      verify(hash, signed, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }, signature)
    );
  } catch {
    // A key or a signature that OpenSSL cannot read proves nothing.
    return false;
  }
}

const keyOf = (certificate: Certificate): KeyObject =>
  createPublicKey({
    key: Buffer.from(certificate.subjectPublicKeyInfo.toSchema().toBER()),
    format: 'der',
    type: 'spki',
  });
