import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SignatureReport } from '../../model/signing.ts';
import { RootsError, readRoots } from '../../server/signing/verify/roots.ts';
import { signByHand } from './append.ts';
import { blankExpected, blankPdf } from './blank.ts';
import { makeIdentity, type CertificateOptions, type Identity } from './certificates.ts';
import { KINDS, identityOf, judge, sign, type LibraryOptions } from './signers.ts';

const expected = blankExpected(1);
const VELD = 'handtekening-1';
const WHEN = new Date('2026-06-01T10:00:00Z');
let original: Uint8Array;
let root: Identity;
let between: Identity;
let person: Identity;

beforeAll(async () => {
  original = await blankPdf(1);
  root = await makeIdentity({ common: 'Wortel' }, { isAuthority: true, kind: 'RSA-2048' });
  between = await makeIdentity({ common: 'Tussenstap' }, { isAuthority: true, issuer: root, kind: 'P-384' });
  person = await makeIdentity({ given: 'Ann', family: 'Peeters' }, { issuer: between });
});

type Signature = NonNullable<SignatureReport['handtekening']>;

async function signatureBy(
  by: Identity,
  options: LibraryOptions = {},
  roots: readonly Identity[] = [],
): Promise<Signature & { readonly aanvaard: boolean }> {
  const signed = await sign(original, VELD, by, { signingTime: WHEN, ...options });
  const { aanvaard, velden } = await judge({ original, signed, expected, roots: roots.map(({ der }) => der) });
  const found = velden[0]?.handtekening;
  if (!found) throw new Error('there is no signature');
  return { ...found, aanvaard };
}

describe('who vouches for a certificate', () => {
  const chain = (): LibraryOptions => ({ chain: [between.der, root.der] });

  it('is not looked at without roots', async () => {
    expect(await signatureBy(person, chain())).toMatchObject({
      keten: 'niet-gecontroleerd',
      uitgever: 'Tussenstap',
      aanvaard: true,
    });
  });

  it('is one of the roots, by what came along', async () => {
    expect(await signatureBy(person, chain(), [root])).toMatchObject({
      keten: 'vertrouwd',
      wanneer: WHEN.toISOString(),
    });
    expect(await signatureBy(person, { chain: [between.der] }, [root])).toMatchObject({ keten: 'vertrouwd' });
  });

  it('is none of them: another root of the same name, a step that is missing, someone who vouches for oneself', async () => {
    const impostor = await makeIdentity({ common: 'Wortel' }, { isAuthority: true });
    expect(await signatureBy(person, chain(), [impostor])).toMatchObject({
      keten: 'niet-vertrouwd',
      geldig: true,
      aanvaard: true,
    });
    expect(await signatureBy(person, {}, [root])).toMatchObject({ keten: 'niet-vertrouwd' });
    expect(await signatureBy(await identityOf(expected[0] ?? never()), {}, [root])).toMatchObject({
      keten: 'niet-vertrouwd',
    });
  });

  it('is nobody when the one in between is no authority', async () => {
    const nobody = await makeIdentity({ common: 'Tussenstap' }, { issuer: root });
    const by = await makeIdentity({ given: 'Ann', family: 'Peeters' }, { issuer: nobody });
    expect(await signatureBy(by, { chain: [nobody.der] }, [root])).toMatchObject({ keten: 'niet-vertrouwd' });
  });

  it('is not whoever vouches for another that came along, with the own certificate twice', async () => {
    const impostor = await makeIdentity({ given: 'Ann', family: 'Peeters' });
    for (const chain of [
      [impostor.der, between.der],
      [between.der, impostor.der],
      [impostor.der, person.der, between.der],
    ])
      expect(await signatureBy(impostor, { chain }, [root])).toMatchObject({ keten: 'niet-vertrouwd' });
  });
});

describe('a certificate', () => {
  const by = (options: CertificateOptions): Promise<Identity> =>
    makeIdentity({ given: 'Ann', family: 'Peeters' }, options);

  it.each([{ until: '2026-01-01T00:00:00Z' }, { from: '2026-12-01T00:00:00Z' }])(
    'that was not valid then is told: %o',
    async (dates) => {
      const found = await signatureBy(await by({ ...dates, issuer: root }), {}, [root]);
      expect(found).toMatchObject({ geldig: true, keten: 'niet-vertrouwd', aanvaard: true });
      expect(found.vermeldingen.join(' ')).toContain('gold niet op het ogenblik van ondertekenen');
    },
  );

  it('that is for signing in is told', async () => {
    expect((await signatureBy(await by({ usage: 0x80 }))).vermeldingen.join(' ')).toContain('aan te melden');
  });

  it('of an organisation is a seal', async () => {
    const seal = await makeIdentity({
      common: 'Gemeente Kalmthout',
      organisation: 'Gemeente Kalmthout',
      organisationId: 'NTRBE-0207507777',
    });
    const found = await signatureBy(seal);
    expect(found).toMatchObject({ wie: 'Gemeente Kalmthout', zelfde: 'anders', organisatie: 'Gemeente Kalmthout' });
    expect(found.vermeldingen.join(' ')).toContain('zegel van een organisatie');
  });

  it.each(KINDS)('of %s', async (kind) => {
    expect(await signatureBy(await by({ kind }))).toMatchObject({ geldig: true, zelfde: 'zelfde' });
  });

  // @libpdf/core calls such a signature by another name, and it is refused.
  it('of RSA with PSS', async () => {
    const rsa = await by({ kind: 'RSA-PSS' });
    const { velden } = await judge({ original, signed: await signByHand(original, VELD, rsa), expected });
    expect(velden[0]?.handtekening).toMatchObject({ geldig: true });
    expect(await signatureBy(rsa, { algorithm: 'RSA-PSS' })).toMatchObject({ geldig: false });
  });

  it('with a key that is too short proves nothing', async () => {
    expect(await signatureBy(await by({ kind: 'RSA-1024' }))).toMatchObject({ geldig: false, aanvaard: false });
  });
});

describe('the moment', () => {
  it('is that of the envelope, else of the PDF, else not known', async () => {
    const momentOf = async (options: Parameters<typeof signByHand>[3]): Promise<unknown> => {
      const signed = await signByHand(original, VELD, person, options);
      return (await judge({ original, signed, expected })).velden[0]?.handtekening?.wanneer;
    };
    const dict = "/M (D:20260301120000+01'00')";
    expect(await momentOf({ signingTime: WHEN, dict })).toBe(WHEN.toISOString());
    expect(await momentOf({ dict })).toBe('2026-03-01T11:00:00.000Z');
    expect(await momentOf({})).toBeNull();
    expect(await momentOf({ dict: '/M (D:20269999999999)' })).toBeNull();
  });

  it('is told when it is still to come', async () => {
    const found = await signatureBy(person, { signingTime: new Date('2030-01-01T00:00:00Z') });
    expect(found.vermeldingen.join(' ')).toContain('in de toekomst');
  });
});

describe('a folder with roots', () => {
  const folderWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
    const folder = mkdtempSync(join(tmpdir(), 'samenschrift-roots-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
    return folder;
  };
  const pem = ({ der }: Identity): string =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;

  it('holds PEM, several in a file, and DER; other files are left', async () => {
    const folder = folderWith({ 'a.pem': pem(root) + pem(between), 'b.der': person.der, 'lees.txt': 'niets' });
    expect(await readRoots(folder)).toEqual([root.der, between.der, person.der]);
  });

  it('is refused, by the name of the file, when something in it is not one', async () => {
    await expect(readRoots(folderWith({ 'a.pem': pem(root), 'stuk.crt': 'x' }))).rejects.toThrow(/stuk\.crt/);
    await expect(readRoots(folderWith({}))).rejects.toThrow(RootsError);
    await expect(readRoots('/bestaat/niet')).rejects.toThrow(RootsError);
  });
});

function never(): never {
  throw new Error('there is one');
}
