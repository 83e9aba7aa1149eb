/** Timestamps and the store of certificates that long-lived signatures bring along (PAdES B-T, B-LT, B-LTA). */
import { createHash } from 'node:crypto';
import { CryptoKeySigner, PDF, type SignOptions } from '@libpdf/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { append, fieldNamed, objectWith, signByHand, withOther } from './append.ts';
import { blankExpected, blankPdf } from './blank.ts';
import { makeIdentity, type Identity } from './certificates.ts';
import { identityOf, judge, reasons, sign } from './signers.ts';
import { authorityOf } from './timestamps.ts';

const expected = blankExpected(2);
const [ONE, TWO] = ['handtekening-1', 'handtekening-2'] as const;
let original: Uint8Array;
let ann: Identity;
let clock: Identity;
beforeAll(async () => {
  original = await blankPdf(2);
  ann = await identityOf(expected[0] ?? never());
  clock = await makeIdentity({ common: 'Tijddienst' }, { kind: 'RSA-2048' });
});

function never(): never {
  throw new Error('there are two');
}

const offline = { getOCSP: async () => null, getCRL: async () => null };

async function signed(options: Omit<SignOptions, 'signer'>): Promise<Uint8Array> {
  const signer = new CryptoKeySigner(ann.keys.privateKey, ann.der, 'EC', 'ECDSA');
  const document = await PDF.load(new Uint8Array(original));
  const more = { revocationProvider: offline, timestampAuthority: authorityOf(clock) };
  return (await document.sign({ signer, fieldName: ONE, ...more, ...options })).bytes;
}

describe('a signature with', () => {
  it('a timestamp of its own is accepted, and told to have one', async () => {
    const { aanvaard, velden } = await judge({ original, signed: await signed({ level: 'B-T' }), expected });
    expect(aanvaard).toBe(true);
    expect(velden[0]?.handtekening?.vermeldingen.join(' ')).toContain('Er zit een tijdstempel bij de handtekening');
  });

  it('a store of certificates behind it is accepted, and so is who signs next', async () => {
    const stored = await signed({ level: 'B-LT' });
    expect(Buffer.from(stored).toString('latin1')).toContain('/DSS');
    expect(reasons(await judge({ original, signed: stored, expected }))).toEqual([]);
    const next = await sign(stored, TWO, ann);
    expect(reasons(await judge({ original, signed: next, expected }))).toEqual([]);
  });

  it('a timestamp of the whole file, which is listed and counts for nobody', async () => {
    const { aanvaard, velden, weigeringen } = await judge({
      original,
      signed: await signed({ level: 'B-LTA' }),
      expected,
    });
    expect(weigeringen).toEqual([]);
    expect(aanvaard).toBe(true);
    const [, , stamp] = velden;
    expect(stamp).toMatchObject({
      verwacht: null,
      handtekening: { wie: 'Tijddienst', geldig: true, zelfde: 'onbekend' },
    });
    expect(stamp?.handtekening?.vermeldingen.join(' ')).toContain('tijdstempel');
  });
});

it('a timestamp in the field of a signatory is no signature of theirs', async () => {
  const blank = await signByHand(original, ONE, ann, {
    subFilter: 'ETSI.RFC3161',
    // As long as what it stands for: nothing behind it moves.
    before: (text) =>
      text.replace(/\/Type \/Sig \/Filter \/Adobe.PPKLite/, (old) =>
        '/Type /DocTimeStamp /Filter /X'.padEnd(old.length),
      ),
  });
  const text = Buffer.from(blank).toString('latin1');
  const [from, to] = [text.lastIndexOf('/Contents <') + 11, text.indexOf('>', text.lastIndexOf('/Contents <') + 11)];
  const digest = createHash('sha256')
    .update(blank.subarray(0, from - 1))
    .update(blank.subarray(to + 1))
    .digest();
  const token = Buffer.from(await authorityOf(ann).timestamp(new Uint8Array(digest), 'SHA-256')).toString('hex');
  const stamped = Buffer.from(text.slice(0, from) + token.padEnd(to - from, '0') + text.slice(to), 'latin1');
  expect(reasons(await judge({ original, signed: stamped, expected }))).toEqual(['handtekening-ongeldig']);
});

describe('a store of certificates', () => {
  it('brings nothing else along', async () => {
    const stored = await signed({ level: 'B-LT' });
    const { number } = objectWith(stored, '/Type /DSS');
    const field = fieldNamed(stored, TWO);
    const stolen = append(stored, { [field.number]: withOther(field.body, 'N', `${number} 0 R`) });
    expect(reasons(await judge({ original, signed: stolen, expected }))).toContain('veld-verplaatst');
  });
});
