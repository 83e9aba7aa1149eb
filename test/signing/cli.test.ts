/** `so verify`, as a process. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { SignedReport } from '../../model/signing.ts';
import { sha256 } from '../../server/agreements/public-file.ts';
import { openPlace } from '../../server/store/open.ts';
import { run, temporaryFolder, type Finished } from '../wire/process.ts';
import { append, objectWith } from './append.ts';
import { blankExpected, blankPdf } from './blank.ts';
import { makeIdentity, type Identity } from './certificates.ts';
import { sign } from './signers.ts';

const [first] = blankExpected();
let original: Uint8Array;
let signed: Uint8Array;
let root: Identity;
beforeAll(async () => {
  original = await blankPdf();
  root = await makeIdentity({ common: 'Wortel' }, { isAuthority: true });
  const ann = await makeIdentity({ given: 'Ann', family: 'Peeters' }, { issuer: root });
  signed = await sign(original, first?.veld ?? '', ann);
});

function ground(files: Readonly<Record<string, Uint8Array | string>>) {
  const folder = temporaryFolder();
  onTestFinished(() => folder.remove());
  mkdirSync(join(folder.path, 'roots'));
  for (const [name, data] of Object.entries(files)) writeFileSync(join(folder.path, name), data);
  const so = (...args: string[]): Promise<Finished> =>
    run('cli.ts', ['verify', ...args], { DATA_DIR: join(folder.path, 'data') });
  return { so, data: join(folder.path, 'data'), path: (name: string): string => join(folder.path, name) };
}

const AT = '2026-11-01T10:00:00.000Z';

/** Lays the file down in a data folder, as the server does. */
async function layDown(folder: string): Promise<{ readonly id: string; readonly agreement: string }> {
  mkdirSync(folder);
  const store = await openPlace({ kind: 'folder', folder });
  const names = {
    id: 'f-1',
    agreement: 'a',
    at: AT,
    author: 'an',
    title: 'Samenwerking',
    parties: ['Gemeente Kalmthout'],
  };
  const content = new Uint8Array([123, 125]);
  const hashes = { content: sha256(content), pdf: sha256(original) };
  await store.create({ id: 'a', status: 'juridisch-nazicht', snapshot: new Uint8Array([1]), at: AT, author: 'an' });
  expect(await store.lock('a', AT, 'juridisch-nazicht')).toBe(0);
  const bytes = { content, pdf: original };
  expect(await store.freeze({ ...names, ...hashes, sequence: 0, signatories: blankExpected(), bytes }, AT)).toBe(true);
  await store.close();
  return names;
}

describe('so verify', () => {
  it('lays a file beside what was laid down; 0 when nothing but valid signatures was added', async () => {
    const { so, path } = ground({ 'een.pdf': original, 'terug.pdf': signed, 'roots/wortel.der': root.der });
    const found = await so(path('terug.pdf'), '--original', path('een.pdf'), '--roots', path('roots'), '--json');
    expect(found).toMatchObject({ code: 0, err: '' });
    const { tegenover, verslag } = JSON.parse(found.out) as { tegenover: string; verslag: SignedReport };
    expect(tegenover).toBe(path('een.pdf'));
    expect(verslag.velden).toMatchObject([
      { veld: first?.veld, handtekening: { wie: 'Ann Peeters', geldig: true, keten: 'vertrouwd' } },
    ]);
  });

  it('finds what was laid down in the data folder, and says when that is void', async () => {
    const { so, data, path } = ground({ 'terug.pdf': signed });
    const file = await layDown(data);
    const found = await so(path('terug.pdf'), '--json');
    expect(found).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(found.out)).toMatchObject({
      tegenover: data,
      verslag: { velden: [{ verwacht: { naam: 'Ann Peeters' }, handtekening: { zelfde: 'zelfde' } }, {}, {}, {}] },
    });
    const store = await openPlace({ kind: 'folder', folder: data });
    expect(await store.thaw(file, { at: AT, by: 'an', reason: 'toch niet' })).toBe(true);
    await store.close();
    const after = await so(path('terug.pdf'));
    expect(after.code).toBe(1);
    expect(after.err).toContain('vervallen');
  });

  it('says so when there is nothing to lay it beside', async () => {
    const { so, path } = ground({ 'terug.pdf': signed });
    const found = await so(path('terug.pdf'));
    expect(found).toMatchObject({ code: 0, err: '' });
    expect(found.out).toMatch(/geldig ondertekend door Ann Peeters.*uitgever niet nagekeken/);
    expect(found.out).toContain('Nergens mee vergeleken');
    expect(found.out).toContain('Wie moest tekenen, is niet geweten');
  });

  it('ends with 1 and the reason when it is not accepted', async () => {
    const { number, body } = objectWith(signed, '/Contents [ 6 0 R ]');
    const changed = append(signed, { [number]: body.replace('595 842', '595 84') });
    const { so, path } = ground({
      'een.pdf': original,
      'terug.pdf': changed,
      'ander.pdf': '%PDF-1.7\nx',
    });
    const found = await so(path('terug.pdf'), '--original', path('een.pdf'));
    expect(found.code).toBe(1);
    expect(found.err).toMatch(/Bladzijde 1 is gewijzigd/);
    expect(await so(path('een.pdf'), '--original', path('een.pdf'))).toMatchObject({ code: 1 });
    expect((await so(path('ander.pdf'))).err).toMatch(/beschadigd/);
  });

  it('ends with 1 or 2 and a sentence for what cannot be', async () => {
    const { so, path } = ground({ 'terug.pdf': signed, 'roots/stuk.pem': 'x' });
    expect(await so(path('weg.pdf'))).toMatchObject({ code: 1, out: '' });
    expect((await so(path('terug.pdf'), '--roots', path('roots'))).err).toMatch(/stuk\.pem is geen certificaat/);
    expect(await so(path('terug.pdf'), '--ready')).toMatchObject({ code: 2 });
    expect(await so()).toMatchObject({ code: 2 });
  });
});
