/** The list of agreements, and renewing one of them. */
import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import type { Store } from '../../../server/store/store.ts';
import { AT, build } from './build.ts';

const fixture = (name: string): Agreement =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures', name), 'utf8')) as Agreement;
const READY = fixture('kalmthout-zoersel.json');
const DRAFT = fixture('onvolledig.json');

let app: FastifyInstance;
let store: Store;
beforeEach(async () => {
  ({ app, store } = await build());
});
afterEach(() => app.close());

const as = (who: string): Record<string, string> => ({ host: 'localhost:3000', authorization: `Bearer demo-${who}` });
const get = (url: string, who = 'lezer') => app.inject({ method: 'GET', url, headers: as(who) });
const create = (payload: object, who = 'netwerkmanager') =>
  app.inject({ method: 'POST', url: '/api/overeenkomsten', headers: as(who), payload });
const START = {
  sjabloon: 'so-2025-2030',
  partijen: [{ nis: '11001', soort: 'lokaal-bestuur' }],
  looptijd: { start: '2026-01-01', einde: '2030-12-31' },
};

describe('renewing', () => {
  const TERM = { start: '2031-01-01', einde: '2036-12-31' };
  const renew = (id: string, looptijd: object = TERM, who = 'netwerkmanager') =>
    app.inject({
      method: 'POST',
      url: `/api/overeenkomsten/${id}/verlenging`,
      headers: as(who),
      payload: { looptijd },
    });

  it('makes a new agreement beside the old one', async () => {
    const id = await importAgreement(store, READY, AT, 'ondertekend');
    const answer = await renew(id);
    expect(answer.statusCode).toBe(201);
    const renewal = (await get(`/api/overeenkomsten/${answer.json<{ id: string }>().id}`)).json<Agreement>();
    expect([renewal.looptijd, renewal.legislatuur]).toEqual([TERM, '2031-2036']);
    expect(renewal.acties.map(({ titel }) => titel)).toEqual(READY.acties.map(({ titel }) => titel));
    expect((await get(`/api/overeenkomsten/${id}`)).json()).toEqual(READY);
    const rows = (await get('/api/overeenkomsten')).json<{ status: string }[]>();
    expect(rows.map(({ status }) => status).sort()).toEqual(['onderhandeling', 'ondertekend']);
  });

  it('is only for who writes, of what exists, for a later term', async () => {
    const id = await importAgreement(store, READY, AT);
    for (const who of ['lezer', 'jurist']) expect((await renew(id, TERM, who)).statusCode).toBe(403);
    expect((await renew('so-unknown')).statusCode).toBe(404);
    const refusals: [object, RegExp][] = [
      [{ start: '2031-02-30', einde: '2036-12-31' }, /geen bestaande dag/],
      [{ start: '2031-01-01', einde: '2030-12-31' }, /eindigt voor ze begint/],
      [{ start: '2025-01-01', einde: '2030-12-31' }, /latere begindatum/],
      [{ start: '2031-01-01' }, /klopt niet/],
    ];
    for (const [term, sentence] of refusals) {
      const answer = await renew(id, term);
      expect([answer.statusCode, answer.json<{ boodschap: string }>().boodschap]).toEqual([
        400,
        expect.stringMatching(sentence),
      ]);
    }
    expect(await store.list()).toHaveLength(1);
  });
});

describe('the list', () => {
  interface Row {
    gewijzigdDoor: unknown;
    rubrieken: { id: string; open: number; deel: number }[];
    aanwezig: unknown[];
  }
  const first = async (): Promise<Row | undefined> => (await get('/api/overeenkomsten')).json<Row[]>()[0];

  it('says how far each rubric is, where it lies, and who made it', async () => {
    await create({ ...START, regiegebied: 'Rivierenland', referentieregio: 'rivierenland' });
    const row = await first();
    expect(row).toMatchObject({
      regiegebied: 'Rivierenland',
      referentieregio: 'rivierenland',
      legislatuur: '2025-2030',
      gewijzigdDoor: { id: 'netwerkmanager', naam: 'Nele Aerts' },
      aanwezig: [],
    });
    expect(row?.rubrieken.map(({ id }) => id)).toEqual([
      'omgevingsanalyse',
      'doelstellingen',
      'acties',
      'taakverdeling',
      'indicatoren',
    ]);
    expect(row?.rubrieken.find(({ id }) => id === 'acties')).toEqual({ id: 'acties', open: 1, deel: 0 });
  });

  it('counts a rubric without points as whole', async () => {
    await importAgreement(store, READY, AT);
    const row = await first();
    expect(row?.rubrieken.map(({ open, deel }) => [open, deel])).toEqual(Array.from({ length: 5 }, () => [0, 1]));
    expect(row?.gewijzigdDoor).toBeNull();
  });

  it('reads an agreement again only when it changed', async () => {
    const id = await importAgreement(store, READY, AT);
    await importAgreement(store, DRAFT, AT);
    let loads = 0;
    const load = store.load.bind(store);
    store.load = (wanted) => {
      loads += 1;
      return load(wanted);
    };
    await Promise.all([first(), first()]);
    expect(loads).toBe(2);
    await first();
    expect(loads).toBe(2);
    await store.append([{ id, updates: [Uint8Array.of(0, 0)], authors: ['regisseur'] }], '2026-03-02T10:00:00.000Z');
    expect(await first()).toMatchObject({ gewijzigdDoor: { naam: 'Ruben De Smet' } });
    expect(loads).toBe(3);
  });
});

describe('asking for the list again', () => {
  it('answers 304 without a body until a row differs, and the whole list to who knows another', async () => {
    const id = (await create(START)).json<{ id: string }>().id;
    const first = await get('/api/overeenkomsten');
    const etag = String(first.headers.etag);
    const again = (tag: string) =>
      app.inject({ method: 'GET', url: '/api/overeenkomsten', headers: { ...as('lezer'), 'if-none-match': tag } });
    const same = await again(`"other", ${etag}`);
    expect([same.statusCode, same.body, same.headers.etag]).toEqual([304, '', etag]);
    expect(same.headers['cache-control']).toBe('no-store');
    expect((await again('"other"')).json()).toEqual(first.json());
    await create(START);
    const changed = await again(etag);
    expect(changed.statusCode).toBe(200);
    expect(changed.json<{ id: string }[]>().map((row) => row.id)).toContain(id);
    expect(changed.headers.etag).not.toBe(etag);
  });
});
