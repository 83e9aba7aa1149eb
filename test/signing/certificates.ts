/** Certificates and keys for tests, made on the spot: nothing secret stands in a file. */
import { BitString, Integer, OctetString, PrintableString, Utf8String } from 'asn1js';
import { webcrypto } from 'node:crypto';
import { AttributeTypeAndValue, BasicConstraints, Certificate, CryptoEngine, Extension } from 'pkijs';

export const engine = new CryptoEngine({ name: 'webcrypto', crypto: webcrypto as Crypto });

export type KeyKind = 'RSA-1024' | 'RSA-2048' | 'RSA-3072' | 'RSA-PSS' | 'P-256' | 'P-384';

export interface Identity {
  readonly kind: KeyKind;
  readonly keys: CryptoKeyPair;
  readonly certificate: Certificate;
  readonly der: Uint8Array;
}

export interface Subject {
  readonly given?: string;
  readonly family?: string;
  readonly common?: string;
  readonly organisation?: string;
  readonly organisationId?: string;
}

export interface CertificateOptions {
  readonly kind?: KeyKind;
  readonly issuer?: Identity;
  readonly isAuthority?: boolean;
  readonly from?: string;
  readonly until?: string;
  /** First octet of the key usage: 0x40 is nonRepudiation, 0x80 digitalSignature. */
  readonly usage?: number;
}

const OIDS = {
  ...{ given: '2.5.4.42', family: '2.5.4.4', common: '2.5.4.3' },
  ...{ organisation: '2.5.4.10', organisationId: '2.5.4.97' },
} as const;

let serial = 0;

export async function makeIdentity(subject: Subject, options: CertificateOptions = {}): Promise<Identity> {
  const { kind = 'P-256', issuer, isAuthority = false } = options;
  const keys = await makeKeys(kind);
  const certificate = new Certificate();
  certificate.version = 2;
  serial += 1;
  certificate.serialNumber = new Integer({ value: serial });
  for (const [key, type] of Object.entries(OIDS)) {
    const value = subject[key as keyof Subject];
    if (value !== undefined)
      certificate.subject.typesAndValues.push(new AttributeTypeAndValue({ type, value: new Utf8String({ value }) }));
  }
  certificate.subject.typesAndValues.push(
    new AttributeTypeAndValue({ type: '2.5.4.6', value: new PrintableString({ value: 'BE' }) }),
  );
  certificate.issuer = issuer?.certificate.subject ?? certificate.subject;
  certificate.notBefore.value = new Date(options.from ?? '2020-01-01T00:00:00Z');
  certificate.notAfter.value = new Date(options.until ?? '2049-01-01T00:00:00Z');
  const usage = new BitString({ valueHex: Uint8Array.of(options.usage ?? (isAuthority ? 0x06 : 0xc0)).buffer });
  const basics = new BasicConstraints({ cA: isAuthority });
  certificate.extensions = [
    new Extension({ extnID: '2.5.29.19', critical: true, extnValue: basics.toSchema().toBER() }),
    new Extension({ extnID: '2.5.29.15', critical: true, extnValue: usage.toBER() }),
    new Extension({
      extnID: '2.5.29.14',
      extnValue: new OctetString({ valueHex: Uint8Array.of(serial).buffer }).toBER(),
    }),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign(issuer?.keys.privateKey ?? keys.privateKey, 'SHA-256', engine);
  return { kind, keys, certificate, der: new Uint8Array(certificate.toSchema().toBER()) };
}

async function makeKeys(kind: KeyKind): Promise<CryptoKeyPair> {
  const size = kind === 'RSA-PSS' ? 2048 : /^RSA-(\d+)$/.exec(kind)?.[1];
  const how = size
    ? {
        name: kind === 'RSA-PSS' ? kind : 'RSASSA-PKCS1-v1_5',
        modulusLength: Number(size),
        publicExponent: Uint8Array.of(1, 0, 1),
        hash: 'SHA-256',
      }
    : { name: 'ECDSA', namedCurve: kind };
  return (await webcrypto.subtle.generateKey(how, true, ['sign', 'verify'])) as CryptoKeyPair;
}
