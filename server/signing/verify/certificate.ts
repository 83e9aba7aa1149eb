/** What a certificate says of whoever holds it. */
import { createHash } from 'node:crypto';
import { BitString } from 'asn1js';
import type { Certificate, RelativeDistinguishedNames } from 'pkijs';
import type { Person } from './names.ts';

const COMMON_NAME = '2.5.4.3';
const SURNAME = '2.5.4.4';
const ORGANISATION = '2.5.4.10';
const GIVEN_NAME = '2.5.4.42';
const ORGANISATION_ID = '2.5.4.97';
const KEY_USAGE = '2.5.29.15';

export interface Holder {
  readonly person: Person;
  /** As shown; empty when it names nobody. */
  readonly wie: string;
  readonly organisatie: string;
  readonly uitgever: string;
  /** SHA-256 in hex. */
  readonly certificaat: string;
  /** Sentences that hold for the certificate itself, at the moment of signing. */
  readonly vermeldingen: readonly string[];
}

/** `when`: when it was used, as its signature says, or now where that is not said. */
export function holderOf(certificate: Certificate, when: Date): Holder {
  const { subject, issuer } = certificate;
  const [given, surname, common] = [
    textIn(subject, GIVEN_NAME),
    textIn(subject, SURNAME),
    textIn(subject, COMMON_NAME),
  ];
  const person = surname === '' ? { given: '', family: common } : { given, family: surname };
  const vermeldingen: string[] = [];
  if (when < certificate.notBefore.value || when > certificate.notAfter.value)
    vermeldingen.push(
      'Het certificaat gold niet op het ogenblik van ondertekenen: het was verlopen of nog niet begonnen.',
    );
  if (surname === '' && textIn(subject, ORGANISATION_ID) !== '')
    vermeldingen.push('Dit is een zegel van een organisatie, niet de handtekening van een persoon.');
  if (!isToSign(certificate)) vermeldingen.push('Het certificaat dient om aan te melden, niet om te ondertekenen.');
  return {
    person,
    wie: surname === '' ? common : `${given} ${surname}`.trim(),
    organisatie: textIn(subject, ORGANISATION),
    uitgever: textIn(issuer, COMMON_NAME) || textIn(issuer, ORGANISATION),
    certificaat: createHash('sha256').update(Buffer.from(certificate.toSchema().toBER())).digest('hex'),
    vermeldingen,
  };
}

/** Longer than any name; a hostile one must not fill a page. */
const LONGEST = 200;

function textIn({ typesAndValues }: RelativeDistinguishedNames, type: string): string {
  const value: unknown = typesAndValues.find((one) => one.type === type)?.value.valueBlock.value;
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, LONGEST);
}

/** Whether its use is that of a signature someone stands by (nonRepudiation), or is not limited. */
function isToSign({ extensions }: Certificate): boolean {
  const usage: unknown = extensions?.find(({ extnID }) => extnID === KEY_USAGE)?.parsedValue;
  if (!(usage instanceof BitString)) return true;
  return ((usage.valueBlock.valueHexView[0] ?? 0) & 0x40) !== 0;
}
