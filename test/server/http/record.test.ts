/** What requests leave in the record, who may read it, and the file of it. */
import type { FastifyInstance } from 'fastify';
import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { SERVER_CHAIN } from '../../../model/record.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import { eventOf } from '../../../server/record/lines.ts';
import { Verification } from '../../../server/record/verify.ts';
import type { StoredEvent } from '../../../server/store/events.ts';
import { StoreError, type Store } from '../../../server/store/store.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build, PRINTER } from './build.ts';

let app: FastifyInstance;
let store: Store;
let id: string;
let isFull: boolean;
let fails: boolean;
beforeEach(async () => {
  isFull = fails = false;
  const built = await build({
    exporter: {
      ...PRINTER,
      pdf: async (...args) => {
        if (fails) throw new Error('no paper');
        return PRINTER.pdf(...args);
      },
    },
  });
  ({ app, store } = built);
  const add = store.addEvent.bind(store);
  store.addEvent = async (event) => {
    if (isFull) throw new StoreError('full', 'as told');
    return add(event);
  };
  id = await importAgreement(store, ready as unknown as Agreement, AT);
});
afterEach(() => app.close());

interface Told {
  readonly nr: number;
  readonly soort: string;
  readonly door: { readonly id: string; readonly naam: string } | null;
  readonly wie: unknown;
  readonly detail: Record<string, unknown>;
  readonly vanwaar: string | null;
}
type Page = { gebeurtenissen: Told[]; verder: boolean };

const as = (who: string): Record<string, string> => ({ host: 'localhost', authorization: `Bearer demo-${who}` });
const get = (url: string, who = 'lezer') => app.inject({ url, headers: as(who), remoteAddress: '192.0.2.7' });
const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, who = 'netwerkmanager') =>
  app.inject({ method, url, headers: as(who), ...(payload ? { payload } : {}) });
const path = (rest = ''): string => `/api/overeenkomsten/${id}${rest}`;
const kinds = async (chain = id): Promise<unknown[]> =>
  (await store.eventsAfter(chain, 0, 100)).map(({ kind, person, detail }) => [kind, person, JSON.parse(detail)]);
async function last(): Promise<StoredEvent> {
  const event = await store.lastEvent(id);
  if (!event) throw new Error('nothing is recorded');
  return event;
}
const page = async (query = '', who = 'lezer'): Promise<Page> =>
  (await get(path(`/verslag${query}`), who)).json<Page>();

const START = {
  sjabloon: 'so-2025-2030',
  partijen: [{ nis: '11001', soort: 'lokaal-bestuur' }],
  looptijd: { start: '2026-01-01', einde: '2030-12-31' },
};

describe('what is recorded', () => {
  it('is that an agreement was made, and renewed', async () => {
    const made = (await send('POST', '/api/overeenkomsten', START)).json<{ id: string }>().id;
    expect(await kinds(made)).toEqual([['aangemaakt', 'netwerkmanager', { sjabloon: 'so-2025-2030' }]]);
    const body = { looptijd: { start: '2031-01-01', einde: '2036-12-31' } };
    const renewed = (await send('POST', path('/verlenging'), body)).json<{ id: string }>().id;
    expect(await kinds(renewed)).toEqual([['aangemaakt', 'netwerkmanager', { verlengt: id }]]);
    expect(await kinds()).toEqual([
      ['aangemaakt', null, { bron: 'bestand' }],
      ['verlengd', 'netwerkmanager', { nieuw: renewed }],
    ]);
  });

  it('is a status, and that it did not change where someone was first', async () => {
    const move = (was: string, status: string) => send('PUT', path('/status'), { was, status });
    expect((await move('onderhandeling', 'juridisch-nazicht')).statusCode).toBe(200);
    expect((await move('voorbereiding', 'onderhandeling')).statusCode).toBe(409);
    expect((await kinds()).slice(1)).toEqual([
      ['status-gewijzigd', 'netwerkmanager', { van: 'onderhandeling', naar: 'juridisch-nazicht' }],
      ['status-gewijzigd', 'netwerkmanager', { van: 'voorbereiding', naar: 'onderhandeling' }],
      ['mislukt', 'netwerkmanager', { nummer: 3, soort: 'status-gewijzigd' }],
    ]);
  });

  it('is a pdf, and one that was not made', async () => {
    expect((await get(path('/pdf?sterkte=concept'))).statusCode).toBe(200);
    fails = true;
    expect((await get(path('/pdf'))).statusCode).toBe(500);
    await get(path('/voorbeeld'));
    expect((await kinds()).slice(1)).toEqual([
      ['uitgevoerd', 'lezer', { vorm: 'pdf', sterkte: 'concept' }],
      ['uitgevoerd', 'lezer', { vorm: 'pdf' }],
      ['mislukt', 'lezer', { nummer: 3, soort: 'uitgevoerd' }],
    ]);
  });

  it('is a Word file and a council pack too', async () => {
    for (const form of ['docx', 'raadspakket']) expect((await get(path(`/${form}`))).statusCode).toBe(200);
    expect((await kinds()).slice(1)).toEqual([
      ['uitgevoerd', 'lezer', { vorm: 'docx' }],
      ['uitgevoerd', 'lezer', { vorm: 'raadspakket' }],
    ]);
  });

  it('is a refusal, with who was refused what', async () => {
    for (let nth = 0; nth < 3; nth++)
      expect(
        (await send('PUT', path('/status'), { was: 'onderhandeling', status: 'voorbereiding' }, 'lezer')).statusCode,
      ).toBe(403);
    expect((await send('POST', '/api/overeenkomsten', START, 'jurist')).statusCode).toBe(403);
    expect((await kinds()).slice(1)).toEqual([['geweigerd', 'lezer', { daad: 'status-wijzigen', rol: 'lezer' }]]);
    expect(await kinds(SERVER_CHAIN)).toEqual([['geweigerd', 'jurist', { daad: 'aanmaken', rol: 'jurist' }]]);
  });

  it('is that someone who does not take part asked for it', async () => {
    const left = { person: 'lezer', rol: 'lezer', partij: null, author: null, added: AT, ended: AT } as const;
    await store.setMember({ agreement: id, ...left });
    for (const rest of ['', '/stand', '/verslag']) expect((await get(path(rest))).statusCode).toBe(404);
    expect((await kinds()).slice(1)).toEqual([
      ['geweigerd', 'lezer', { daad: 'lezen', rol: 'lezer' }],
      ['geweigerd', 'lezer', { daad: 'leden-zien', rol: 'lezer' }],
    ]);
  });

  it('is who signed in and out, where, and who could not', async () => {
    const signIn = (persoon: string) =>
      app.inject({ method: 'POST', url: '/api/sessie', headers: { host: 'localhost' }, payload: { persoon } });
    const come = async (): Promise<Record<string, string>> => {
      const [cookie] = (await signIn('jurist')).cookies;
      return { host: 'localhost', origin: 'http://localhost', cookie: `${cookie?.name}=${cookie?.value}` };
    };
    const leave = (url: string, headers: Record<string, string>) => app.inject({ method: 'DELETE', url, headers });
    expect((await signIn('An <b>Peeters</b>')).statusCode).toBe(400);
    const [first, second, third] = [await come(), await come(), await come()];
    await leave('/api/sessie', first);
    await leave('/api/sessie', first);
    const list = await app.inject({ url: '/api/sessies', headers: second });
    const { sessies } = list.json<{ sessies: { id: string; deze: boolean }[] }>();
    const own = sessies.find(({ deze }) => deze)?.id ?? '';
    await leave(`/api/sessies/${own}`, third);
    await leave('/api/sessies', third);
    expect(await kinds(SERVER_CHAIN)).toEqual([
      ['aanmelding-geweigerd', null, { reden: 'onbekend' }],
      ['aangemeld', 'jurist', {}],
      ['aangemeld', 'jurist', {}],
      ['aangemeld', 'jurist', {}],
      ['afgemeld', 'jurist', {}],
      ['afgemeld', 'jurist', { sessie: own }],
      ['overal-afgemeld', 'jurist', {}],
    ]);
    const [{ origin } = { origin: null }] = await store.eventsAfter(SERVER_CHAIN, 1, 1);
    expect(origin).toBe('127.0.0.1');
  });
});

describe('a deed that cannot be recorded', () => {
  it('does not happen, and says why', async () => {
    isFull = true;
    const before = await store.list();
    const tries = [
      await send('POST', '/api/overeenkomsten', START),
      await send('POST', path('/verlenging'), { looptijd: { start: '2031-01-01', einde: '2036-12-31' } }),
      await send('PUT', path('/status'), { was: 'onderhandeling', status: 'voorbereiding' }),
      await get(path('/pdf')),
      await get(path('/verslag/uitvoer')),
      await app.inject({
        method: 'POST',
        url: '/api/sessie',
        headers: { host: 'localhost' },
        payload: { persoon: 'jurist' },
      }),
    ];
    for (const { statusCode, body } of tries)
      expect([statusCode, body]).toEqual([503, expect.stringContaining('De schijf is vol')]);
    expect(await store.list()).toEqual(before);
    expect(await kinds()).toHaveLength(1);
    // Reading what is there, and refusing, go on.
    expect((await get(path('/verslag'))).statusCode).toBe(200);
    expect((await send('POST', '/api/overeenkomsten', START, 'jurist')).statusCode).toBe(403);
  });
});

describe('the record', () => {
  it('is told the last first, with names, a page at a time', async () => {
    for (let nth = 0; nth < 60; nth++) await get(path('/pdf'), nth % 2 ? 'lezer' : 'jurist');
    const first = await page();
    expect([first.gebeurtenissen.length, first.verder]).toEqual([50, true]);
    expect(first.gebeurtenissen[0]).toMatchObject({
      nr: 61,
      soort: 'uitgevoerd',
      door: { id: 'lezer', naam: 'Lotte Claes' },
      wie: null,
      detail: { vorm: 'pdf' },
    });
    const rest = await page(`?voor=${first.gebeurtenissen.at(-1)?.nr}`);
    expect(rest.gebeurtenissen.map(({ nr }) => nr)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect([rest.verder, rest.gebeurtenissen.at(-1)?.door]).toEqual([false, null]);
    const some = await page('?soort=aangemaakt');
    expect(some.gebeurtenissen.map(({ nr }) => nr)).toEqual([1]);
    for (const query of ['?voor=0', '?voor=x', '?voor=-1', '?soort=anders', '?voor=1&voor=2', '?andere=1'])
      expect((await get(path(`/verslag${query}`))).statusCode, query).toBe(400);
  });

  it('says of who is not kept any more that they were erased', async () => {
    await store.addEvent({
      ...(await last()),
      number: 2,
      kind: 'rol-gewijzigd',
      person: 'weg',
      detail: '{"wie":"ook-weg","rol":"lezer"}',
    });
    const gone = (person: string): object => ({ id: person, naam: 'Verwijderde persoon' });
    expect((await page()).gebeurtenissen[0]).toMatchObject({ door: gone('weg'), wie: gone('ook-weg') });
  });

  it('is told also where a row was tampered with, and the verdict says so', async () => {
    const first = await last();
    for (const [nth, detail] of ['[', 'null', '[1]', '"x"'].entries())
      await store.addEvent({ ...first, number: nth + 2, detail });
    expect((await page()).gebeurtenissen).toHaveLength(5);
    const verdict = (await get(path('/verslag/keten'))).json<object>();
    expect(verdict).toEqual({ klopt: false, aantal: 1, som: first.hash, fout: 'nummer 2 is gewijzigd' });
  });

  it('says from where only to a beheerder', async () => {
    await get(path('/pdf'));
    expect((await page()).gebeurtenissen[0]?.vanwaar).toBeNull();
    expect((await page('', 'beheerder')).gebeurtenissen[0]?.vanwaar).toBe('192.0.2.7');
    expect((await get(path('/verslag/uitvoer'))).body).not.toContain('192.0.2.7');
    expect((await get(path('/verslag/uitvoer'), 'beheerder')).body).toContain('192.0.2.7');
  });

  it.each(['lezer', 'beheerder'])(
    'is a file for a %s that anyone can verify, and that it was made is in it',
    async (who) => {
      for (let nth = 0; nth < 3; nth++) await get(path('/pdf'));
      const { body, headers } = await get(path('/verslag/uitvoer'), who);
      expect(headers).toMatchObject({
        'content-type': 'application/x-ndjson; charset=utf-8',
        'content-disposition': `attachment; filename="verslag-${id}.jsonl"`,
      });
      const events = body.trimEnd().split('\n').map(eventOf);
      expect(events.map((event) => event?.kind)).toEqual([
        'aangemaakt',
        'uitgevoerd',
        'uitgevoerd',
        'uitgevoerd',
        'verslag-uitgevoerd',
      ]);
      const verification = new Verification(id);
      for (const event of events) if (event) verification.add(event);
      const head = (await store.lastEvent(id))?.hash;
      expect(verification.verdict).toEqual({ chain: id, rows: 5, head, fault: null });
      expect((await get(path('/verslag/keten'))).json()).toEqual({ klopt: true, aantal: 5, som: head, fout: null });
    },
  );

  it('of the server is for a beheerder only', async () => {
    for (const url of ['/api/verslag', '/api/verslag/keten', '/api/verslag/uitvoer']) {
      expect((await app.inject({ url, headers: { host: 'localhost' } })).statusCode, url).toBe(401);
      for (const who of ['lezer', 'jurist', 'directeur', 'netwerkmanager'])
        expect((await get(url, who)).statusCode, `${url} ${who}`).toBe(403);
      expect((await get(url, 'beheerder')).statusCode, url).toBe(200);
    }
    const { gebeurtenissen } = (await get('/api/verslag', 'beheerder')).json<Page>();
    expect(gebeurtenissen[0]).toMatchObject({ soort: 'verslag-uitgevoerd', door: { naam: 'Bea Baert' } });
    expect(gebeurtenissen).toContainEqual(
      expect.objectContaining({ soort: 'geweigerd', detail: { daad: 'beheren', rol: 'lezer' } }),
    );
  });

  it('is of an agreement that exists, for who is signed in', async () => {
    for (const rest of ['', '/keten', '/uitvoer']) {
      expect((await get(`/api/overeenkomsten/so-nergens/verslag${rest}`)).statusCode).toBe(404);
      expect((await get(`/api/overeenkomsten/${SERVER_CHAIN}/verslag${rest}`)).statusCode).toBe(404);
      expect((await app.inject({ url: path(`/verslag${rest}`), headers: { host: 'localhost' } })).statusCode).toBe(401);
    }
  });
});
