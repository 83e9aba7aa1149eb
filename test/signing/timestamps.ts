/** An authority that gives timestamps (RFC 3161), on the spot. */
import { GeneralizedTime, Integer, OctetString, ObjectIdentifier, type BaseBlock } from 'asn1js';
import { createHash } from 'node:crypto';
import type { TimestampAuthority } from '@libpdf/core';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs';
import { engine, type Identity } from './certificates.ts';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const TOKEN = '1.2.840.113549.1.9.16.1.4';

export const authorityOf = (by: Identity): TimestampAuthority => ({
  timestamp: async (digest) => {
    const info = new TSTInfo({
      version: 1,
      policy: '1.2.3.4',
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256 }),
        hashedMessage: new OctetString({ valueHex: new Uint8Array(digest).buffer }),
      }),
      serialNumber: new Integer({ value: 1 }),
      genTime: new Date('2026-11-01T10:00:00Z'),
    });
    return tokenOf(new Uint8Array(info.toSchema().toBER()), by);
  },
});

async function tokenOf(content: Uint8Array<ArrayBuffer>, by: Identity): Promise<Uint8Array> {
  const { issuer, serialNumber } = by.certificate;
  const hash = new Uint8Array(createHash('sha256').update(content).digest());
  const attribute = (type: string, value: BaseBlock): Attribute =>
    new Attribute({ type: `1.2.840.113549.1.9.${type}`, values: [value] });
  const attributes = [
    attribute('3', new ObjectIdentifier({ value: TOKEN })),
    attribute('4', new OctetString({ valueHex: hash.buffer })),
    attribute('5', new GeneralizedTime({ valueDate: new Date('2026-11-01T10:00:00Z') })),
  ];
  const data = new SignedData({
    version: 3,
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: SHA_256 })],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: TOKEN,
      eContent: new OctetString({ valueHex: content.buffer }),
    }),
    certificates: [by.certificate],
    signerInfos: [
      new SignerInfo({
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
  });
  await data.sign(by.keys.privateKey, 0, 'SHA-256', undefined, engine);
  return new Uint8Array(
    new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) }).toSchema().toBER(),
  );
}
