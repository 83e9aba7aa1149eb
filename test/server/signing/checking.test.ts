/** The public check: what anyone is told of a file or a hash, signed in or not; and that nothing of it is kept. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CheckAnswer } from '../../../model/signing.ts';
import { publicFile, sha256 } from '../../../server/agreements/public-file.ts';
import { Checking } from '../../../server/signing/checking.ts';
import { originOf } from '../../../server/signing/origin.ts';
import { createVerifier } from '../../../server/signing/verify/verifier.ts';
import type { Store } from '../../../server/store/store.ts';
import { blankExpected } from '../../signing/blank.ts';
import { identityOf, sign } from '../../signing/signers.ts';
import { AT } from '../http/build.ts';
import { openStage, threeSign, type Stage } from './stage.ts';

let stage: Stage;
let pdf: Uint8Array;
let signed: Uint8Array;
const json = publicFile(threeSign());
const KNOWN = {
  titel: threeSign().titel,
  partijen: ['VDAB', 'Gemeente Wijnegem'],
  vastgelegd: AT,
  vervallen: null,
  status: 'ter-ondertekening',
  inhoud: sha256(json),
};
beforeEach(async () => {
  stage = await openStage();
  ({ pdf } = await stage.lay());
  const [one] = blankExpected(1);
  if (!one) throw new Error('nobody');
  signed = await sign(pdf, one.veld, await identityOf(one));
});
afterEach(() => stage.app.close());

const check = async (data: Uint8Array, type = 'application/pdf', remoteAddress = '192.0.2.1') => {
  const headers = { host: 'localhost', 'content-type': type };
  return stage.app.inject({ method: 'POST', url: '/api/controle', headers, remoteAddress, payload: Buffer.from(data) });
};
const answer = async (data: Uint8Array, type?: string): Promise<CheckAnswer> => (await check(data, type)).json();
const ask = (hash: string) => stage.app.inject({ url: `/api/controle/${hash}`, headers: { host: 'localhost' } });

describe('the public check', () => {
  it('tells of a file whether it is ours, unchanged, signed or changed', async () => {
    expect(await answer(pdf)).toEqual({ oordeel: 'ongewijzigd', overeenkomst: KNOWN, verslag: null });
    expect(await answer(json, 'application/json')).toEqual({ oordeel: 'inhoud', overeenkomst: KNOWN, verslag: null });
    expect(await answer(json, 'application/octet-stream')).toMatchObject({ oordeel: 'inhoud' });
    const found = await answer(signed);
    expect(found).toMatchObject({ oordeel: 'ondertekend', overeenkomst: KNOWN, verslag: { aanvaard: true } });
    expect(found.verslag?.velden[0]?.handtekening).toMatchObject({ wie: 'Ann Peeters', geldig: true });
    const more = Buffer.concat([signed, Buffer.from('\n1 0 obj\n<< >>\nendobj\n')]);
    expect(await answer(more)).toMatchObject({
      oordeel: 'gewijzigd',
      overeenkomst: KNOWN,
      verslag: { aanvaard: false },
    });
    const other = pdf.slice();
    other[50] = (other[50] ?? 0) ^ 1;
    for (const unknown of [other, Buffer.from('iets'), pdf.subarray(0, -1)])
      expect(await answer(unknown)).toEqual({ oordeel: 'onbekend', overeenkomst: null, verslag: null });
  });

  it('tells of a hash on paper which agreement it is', async () => {
    expect((await ask(KNOWN.inhoud)).json()).toEqual({ oordeel: 'inhoud', overeenkomst: KNOWN, verslag: null });
    expect((await ask(sha256(pdf).toUpperCase())).json()).toMatchObject({ oordeel: 'ongewijzigd' });
    expect((await ask('0'.repeat(64))).json()).toMatchObject({ oordeel: 'onbekend' });
    for (const hash of ['x', '0'.repeat(63), `${'0'.repeat(64)}0`]) expect((await ask(hash)).statusCode).toBe(400);
  });

  it('says that a file is void, which it still is as it was; of the same text laid down again it does not', async () => {
    const { bestand } = await stage.state();
    await stage.ask('POST', '/ondertekening/heropening', { bestand: bestand?.id, reden: 'Artikel 3' });
    const gone = { ...KNOWN, vervallen: AT, status: 'juridisch-nazicht' };
    expect(await answer(signed)).toMatchObject({ oordeel: 'ondertekend', overeenkomst: gone });
    expect((await ask(KNOWN.inhoud)).json()).toMatchObject({ oordeel: 'inhoud', overeenkomst: gone });
    await stage.lay();
    expect(await answer(pdf)).toMatchObject({ oordeel: 'ongewijzigd', overeenkomst: KNOWN });
  });

  it('knows nothing of an agreement that is gone for good', async () => {
    await stage.store.bin(stage.id, AT, null);
    expect(await answer(pdf)).toMatchObject({ oordeel: 'ongewijzigd' });
    await stage.store.purge(stage.id, AT);
    for (const file of [pdf, signed, json]) expect(await answer(file)).toMatchObject({ oordeel: 'onbekend' });
  });

  it('writes nothing: it only looks in the store', async () => {
    const looked = new Set<string>();
    const entries = Object.entries(stage.store).map(([name, method]: [string, unknown]) => [
      name,
      typeof method === 'function'
        ? (...args: unknown[]): unknown => (looked.add(name), Reflect.apply(method, stage.store, args))
        : method,
    ]);
    const store = Object.fromEntries(entries) as Store;
    const verifier = createVerifier();
    const checking = new Checking({ store, verifier, roots: [], now: () => AT });
    for (const file of [pdf, json, signed, Buffer.from('iets')]) await checking.file(file);
    await checking.hash(KNOWN.inhoud);
    await verifier.close();
    expect([...looked].sort()).toEqual(['fileBytes', 'frozenSizes', 'frozenWith', 'meta']);
    const before = await stage.store.eventsOf(stage.id, { most: 50 });
    await check(signed);
    expect(await stage.store.eventsOf(stage.id, { most: 50 })).toEqual(before);
    expect(await stage.store.eventsOf('server', { most: 50 })).toEqual([]);
  });

  it('takes no more than it may: empty, too large, of another type, too often', async () => {
    expect((await check(new Uint8Array())).statusCode).toBe(400);
    expect((await check(new Uint8Array(25 * 1024 * 1024 + 1))).statusCode).toBe(413);
    expect((await check(pdf, 'image/png')).statusCode).toBe(415);
    const codes: number[] = [];
    for (let nth = 0; nth < 130; nth++) codes.push((await ask(KNOWN.inhoud)).statusCode);
    expect([codes[0], codes.at(-1)]).toEqual([200, 429]);
  });

  it('takes in a few files at once, and refuses more before they are read; afterwards it takes others', async () => {
    const from = ['192.0.2.1', '2001:db8::1', '2001:db8::2', '192.0.2.3', '192.0.2.1', '192.0.2.2'];
    const codes = await Promise.all([...from, ...from].map((one) => check(signed, 'application/pdf', one)));
    // Two from one address, and one IPv6 network counts as one; four of all.
    expect(codes.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, ...Array<number>(8).fill(503)]);
  });

  it('leaves room for others when one address takes all that it may', async () => {
    const all = await Promise.all(
      ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.9'].map((one) => check(signed, 'application/pdf', one)),
    );
    expect(all.map(({ statusCode }) => statusCode)).toEqual([200, 200, 503, 200]);
    expect((await check(signed)).statusCode).toBe(200);
  });
});

describe('what a file begins with', () => {
  it('is found among files of several sizes, the longest first', async () => {
    const bytes = new Uint8Array(9 * 1024 * 1024).fill(7);
    const sizes = [3, 5 * 1024 * 1024, bytes.length, bytes.length + 1];
    const asked: string[] = [];
    const store = {
      frozenSizes: async () => sizes,
      frozenWith: async (hash: string) => (asked.push(hash), []),
    };
    const { hash } = await originOf(store, bytes);
    const wanted = [bytes.length, 3, 5 * 1024 * 1024].map((size) => sha256(bytes.subarray(0, size)));
    expect([hash, [...asked].sort()]).toEqual([wanted[0], [...wanted].sort()]);
  });
});
