/** When a signature says it was made, by the clock of whoever made it. */
import { GeneralizedTime, UTCTime } from 'asn1js';
import type { SignerInfo } from 'pkijs';
import { attributeOf } from './envelope.ts';
import { Text, type Dict } from './values.ts';

const SIGNING_TIME = '1.2.840.113549.1.9.5';

/** As signed in the envelope, else as the PDF says; null where neither says it. */
export function momentOf(signer: SignerInfo, dict: Dict): Date | null {
  const signed = attributeOf(signer, SIGNING_TIME);
  const date = signed instanceof UTCTime || signed instanceof GeneralizedTime ? signed.toDate() : dateIn(dict.get('M'));
  return date && Number.isFinite(date.getTime()) ? date : null;
}

/** `D:20261121203000+01'00'` (ISO 32000-1, 7.9.4). */
function dateIn(value: ReturnType<Dict['get']>): Date | null {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-]\d\d)'?(\d\d))?/.exec(
    value instanceof Text ? value.bytes : '',
  );
  if (!found) return null;
  const [, year, month, day, hour, minute, second, hours, minutes] = found;
  const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
}
