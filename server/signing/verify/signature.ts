/** Judges one signature that a revision added. */
import type { Certificate } from 'pkijs';
import type { Expected, SignatureReport } from '../../../model/signing.ts';
import { coveredBy, piecesOf } from './byte-range.ts';
import { holderOf } from './certificate.ts';
import { chainOf } from './chain.ts';
import type { Added } from './change.ts';
import { openEnvelope, type Envelope } from './envelope.ts';
import { match } from './names.ts';
import { disproof } from './proof.ts';
import type { Objection } from './refusal.ts';
import type { Revision } from './revisions.ts';
import type { State } from './state.ts';
import { momentOf } from './moment.ts';
import { Text, isName, type Dict } from './values.ts';

export interface Judging {
  readonly bytes: Uint8Array;
  readonly revision: Revision;
  /** The objects as they are after it. */
  readonly state: State;
  /** Where the next revision begins, or the file ends. */
  readonly end: number;
  readonly expected: Expected | null;
  readonly roots: readonly Certificate[];
  readonly now: Date;
}

export interface Judged {
  readonly report: SignatureReport;
  readonly objections: readonly Objection[];
}

type Handtekening = NonNullable<SignatureReport['handtekening']>;

/** What is reported of a signature that cannot be read. */
const UNREAD: Handtekening = {
  wie: '',
  organisatie: '',
  uitgever: '',
  wanneer: null,
  geldig: false,
  keten: 'niet-gecontroleerd',
  zelfde: 'onbekend',
  certificaat: '',
  vermeldingen: [],
};

export async function judgeSignature(added: Added, judging: Judging): Promise<Judged> {
  const { veld, dict } = added;
  const refused = (soort: Objection['soort'], zin: string, found: Handtekening = UNREAD): Judged => ({
    report: { veld, verwacht: judging.expected, handtekening: found },
    objections: [{ soort, zin }],
  });
  const isTimestamp = isName(dict.get('Type'), 'DocTimeStamp');
  const format = formatOf(dict, isTimestamp);
  if (!format)
    return refused('handtekening-ongeldig', `De handtekening in «${veld}» is van een soort die we niet aanvaarden.`);
  if (isTimestamp && added.isOurs)
    return refused('handtekening-ongeldig', `In het veld «${veld}» staat een tijdstempel, en geen handtekening.`);
  const covered = coveredBy(added, judging.revision, judging.end);
  if (typeof covered === 'string') return refused('bereik', covered);
  const contents = dict.get('Contents');
  const envelope = contents instanceof Text ? openEnvelope(contents) : 'is leeg';
  if (typeof envelope === 'string')
    return refused('handtekening-ongeldig', `De handtekening in «${veld}» ${envelope}.`);
  const pieces = piecesOf(judging.bytes, covered);
  const demands = { isTimestamp, namesCertificate: format === 'cades' };
  try {
    const against = disproof(envelope, pieces, demands);
    const handtekening = await describe(envelope, added, judging, { isTimestamp, geldig: against === null });
    if (against !== null)
      return refused('handtekening-ongeldig', `De handtekening in «${veld}» ${against}.`, handtekening);
    return { report: { veld, verwacht: judging.expected, handtekening }, objections: [] };
  } catch {
    // What the library reads of a certificate only when it is asked for, it throws about only then.
    return refused('handtekening-ongeldig', `De handtekening in «${veld}» kan niet gelezen worden.`);
  }
}

function formatOf(dict: Dict, isTimestamp: boolean): 'pkcs7' | 'cades' | 'token' | null {
  if (isTimestamp) return isName(dict.get('SubFilter'), 'ETSI.RFC3161') ? 'token' : null;
  if (dict.get('Type') !== undefined && !isName(dict.get('Type'), 'Sig')) return null;
  if (isName(dict.get('SubFilter'), 'adbe.pkcs7.detached')) return 'pkcs7';
  return isName(dict.get('SubFilter'), 'ETSI.CAdES.detached') ? 'cades' : null;
}

async function describe(
  envelope: Envelope,
  { dict, isOurs, isSeen }: Added,
  { state, expected, roots, now }: Judging,
  { isTimestamp, geldig }: { readonly isTimestamp: boolean; readonly geldig: boolean },
): Promise<Handtekening> {
  const moment = momentOf(envelope.signer, dict);
  const { person, vermeldingen, ...holder } = holderOf(envelope.certificate, moment ?? now);
  const more = [
    ...(isTimestamp
      ? ['Dit is een tijdstempel op het bestand. De dienst die hem gaf, is niet nagekeken.']
      : vermeldingen),
    ...(isOurs && !isSeen ? ['De handtekening is niet te zien op de bladzijde.'] : []),
    ...(moment && moment > now ? ['Volgens de klok van de ondertekenaar werd in de toekomst ondertekend.'] : []),
    ...(hasStamp(envelope) ? ['Er zit een tijdstempel bij de handtekening. Die is niet nagekeken.'] : []),
    ...locksOf(dict, state),
  ];
  return {
    ...holder,
    wanneer: moment?.toISOString() ?? null,
    geldig,
    keten: await chainOf(envelope.certificate, envelope.certificates, roots, moment ?? now),
    zelfde: expected ? match(person, expected.naam) : 'onbekend',
    vermeldingen: more,
  };
}

const TIMESTAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';
const hasStamp = ({ signer }: Envelope): boolean =>
  signer.unsignedAttrs?.attributes.some(({ type }) => type === TIMESTAMP_TOKEN) ?? false;

/** A signature can forbid others to sign after it; readers then call those broken, though they are whole. */
function locksOf(dict: Dict, state: State): readonly string[] {
  return state.array(dict.get('Reference')).flatMap((reference) => {
    const lock = state.dict(reference);
    const isAll = isName(lock?.get('TransformMethod'), 'DocMDP');
    if (isAll && state.dict(lock?.get('TransformParams'))?.get('P') === 1)
      return ['Deze handtekening verbiedt dat er na haar nog iemand tekent. Een pdf-lezer meldt latere als fout.'];
    return isName(lock?.get('TransformMethod'), 'FieldMDP')
      ? ['Deze handtekening zet velden op slot. Een pdf-lezer kan latere als fout melden.']
      : [];
  });
}
