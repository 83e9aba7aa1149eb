import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Agreement } from '../../../model/agreement.ts';
import type { Problem } from '../../../model/validation/problem.ts';
import { compileValidators } from '../../../model/validation/compile.ts';
import { colourOf } from '../../../server/access/colours.ts';
import { DEMO } from '../../../server/access/demo.ts';
import type { Sessions } from '../../../server/access/sessions.ts';
import { isLoopbackHost } from '../../../server/access/origin.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import { Privacy } from '../../../server/access/privacy.ts';
import { Tokens } from '../../../server/access/tokens.ts';
import { createSigningDesk } from '../../../server/signing/signing.ts';
import { Bin } from '../../../server/agreements/bin.ts';
import { Reader } from '../../../server/agreements/reader.ts';
import { WorkError } from '../../../server/work/errors.ts';
import { History } from '../../../server/history/history.ts';
import { buildApp } from '../../../server/http/app.ts';
import { loadLibrary } from '../../../server/library/load.ts';
import { SILENT } from '../../../server/log.ts';
import { createMemoryStore } from '../../../server/store/memory.ts';
import { StoreError, type Store } from '../../../server/store/store.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { createMembers, createSessions, recordOn } from '../sync/harness.ts';
import { entranceOn, PRINTER } from './build.ts';
import { Rooms } from '../../../server/sync/rooms.ts';

const AT = '2026-03-01T10:00:00.000Z';
const FIXTURES = join(import.meta.dirname, '../../fixtures');
const fixture = (name: string): Agreement => JSON.parse(readFileSync(join(FIXTURES, name), 'utf8')) as Agreement;
const READY = fixture('kalmthout-zoersel.json');
const DRAFT = fixture('onvolledig.json');
const validators = compileValidators();
const library = await loadLibrary(validators);

let store: Store;
let rooms: Rooms;
let sessions: Sessions;
let app: FastifyInstance;
let printed: { problems: readonly Problem[]; fail: WorkError | null };
beforeEach(async () => {
  store = createMemoryStore();
  rooms = new Rooms({ store, limits: LIMITS, log: SILENT, now: () => AT });
  sessions = createSessions();
  printed = { problems: [], fail: null };
  const exporter = {
    ...PRINTER,
    pdf: async (_agreement: Agreement, problems: readonly Problem[]) => {
      if (printed.fail) throw printed.fail;
      printed.problems = problems;
      return new TextEncoder().encode('%PDF-1.7');
    },
    preview: async ({ titel }: Agreement) => `<!doctype html><title>${titel.length}</title>`,
    jobs: () => ({ running: 0, waiting: 0 }),
    close: async () => {},
  };
  const reader = new Reader({ store, log: SILENT, rooms, validators, people: DEMO });
  const members = createMembers(store, rooms);
  const tokens = new Tokens({ store, people: DEMO, log: SILENT, now: () => AT });
  app = await buildApp({
    store,
    rooms,
    members,
    sessions,
    reader,
    history: new History({ store, rooms, log: SILENT, now: () => AT }),
    tokens,
    privacy: new Privacy({ store, sessions, tokens, log: SILENT, now: () => AT }),
    signing: createSigningDesk({
      store,
      rooms,
      exporter,
      record: recordOn(store),
      roots: [],
      log: SILENT,
      now: () => AT,
    }),
    bin: new Bin({ store, rooms, record: recordOn(store), log: SILENT, now: () => AT }),
    people: DEMO,
    record: recordOn(store),
    entrance: entranceOn({ store, people: DEMO, members, record: recordOn(store), reader, sessions }),
    library,
    exporter,
    clientFolder: null,
    isAllowedHost: isLoopbackHost,
    now: () => AT,
  });
});
afterEach(() => app.close());

const as = (who: string): Record<string, string> => ({ host: 'localhost:3000', authorization: `Bearer demo-${who}` });
const get = (url: string, who = 'lezer') => app.inject({ method: 'GET', url, headers: as(who) });
const create = (body: object, who = 'netwerkmanager') =>
  app.inject({ method: 'POST', url: '/api/overeenkomsten', headers: as(who), payload: body });
const START = {
  sjabloon: 'so-2025-2030',
  partijen: [
    { nis: '11001', soort: 'lokaal-bestuur' },
    { nis: '11002', soort: 'ocmw' },
  ],
  looptijd: { start: '2026-01-01', einde: '2030-12-31' },
};

describe('session', () => {
  it('lets someone choose who they are, in a cookie that scripts cannot read', async () => {
    const before = await app.inject({ url: '/api/sessie', headers: { host: 'localhost' } });
    expect(before.json()).toMatchObject({ demo: true, persoon: null });
    const signIn = await app.inject({
      method: 'POST',
      url: '/api/sessie',
      headers: { host: 'localhost' },
      payload: { persoon: 'jurist' },
    });
    expect(signIn.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    expect(signIn.cookies[0]?.value).toMatch(/^[\w-]{43}$/);
    const cookie = `${signIn.cookies[0]?.name}=${signIn.cookies[0]?.value}`;
    const after = await app.inject({ url: '/api/sessie', headers: { host: 'localhost', cookie } });
    expect(after.json()).toMatchObject({ persoon: { id: 'jurist', rol: 'jurist' }, kleur: colourOf('jurist') });
    let ended = 0;
    const known = await sessions.of({ cookie }, null);
    if (!known) throw new Error('no session');
    sessions.take(known).onEnd(() => (ended += 1));
    sessions.take({ ...known, session: 'another' }).onEnd(() => (ended += 100));
    const headers = { host: 'localhost', origin: 'http://localhost', cookie };
    const signOut = await app.inject({ method: 'DELETE', url: '/api/sessie', headers });
    expect(signOut.json()).toMatchObject({ persoon: null });
    expect(signOut.cookies[0]).toMatchObject({ value: '' });
    expect(ended).toBe(1);
  });

  it('knows nobody else', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/sessie',
      headers: { host: 'localhost' },
      payload: { persoon: 'keizer' },
    });
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      { fout: 'ongeldig', boodschap: 'Er is geen persoon «keizer». Kies iemand uit de lijst.' },
    ]);
  });
});

describe('every route asks who is there', () => {
  const routes = ['', '/x', '/x/stand', '/x/problemen', '/x/pdf', '/x/voorbeeld'].map(
    (path) => `/api/overeenkomsten${path}`,
  );
  const others = ['sjablonen', 'inspiratieset', 'indicatoren', 'gemeenten', 'referentieregios', 'regiegebieden'].map(
    (path) => `/api/${path}`,
  );
  for (const url of [...routes, ...others])
    it(`${url} is not for strangers`, async () => {
      const answer = await app.inject({ url, headers: { host: 'localhost' } });
      expect([answer.statusCode, answer.json<{ fout: string }>().fout]).toEqual([401, 'niet-aangemeld']);
    });

  it('lets only who writes create', async () => {
    for (const who of ['lezer', 'jurist']) expect((await create(START, who)).statusCode).toBe(403);
    expect(await store.list()).toEqual([]);
  });

  it('says 404 for an agreement that does not exist, also for odd ids', async () => {
    for (const id of ['so-unknown', '..%2F..%2Fetc', 'x'.repeat(90)])
      expect((await get(`/api/overeenkomsten/${id}`)).json()).toMatchObject({ fout: 'niet-gevonden' });
  });
});

describe('other sites', () => {
  it('cannot reach us by a name of theirs', async () => {
    const answer = await app.inject({ url: '/api/sessie', headers: { host: 'evil.example:3000' } });
    expect([answer.statusCode, answer.json<{ fout: string }>().fout]).toEqual([403, 'vreemde-herkomst']);
  });

  it('cannot change anything', async () => {
    const headers = { ...as('netwerkmanager'), origin: 'https://evil.example' };
    expect((await app.inject({ method: 'POST', url: '/api/overeenkomsten', headers, payload: START })).statusCode).toBe(
      403,
    );
    expect(await store.list()).toEqual([]);
    const own = { ...as('netwerkmanager'), origin: 'http://localhost:3000' };
    expect(
      (await app.inject({ method: 'POST', url: '/api/overeenkomsten', headers: own, payload: START })).statusCode,
    ).toBe(201);
  });

  it('are kept out by a strict policy', async () => {
    const { headers } = await get('/api/sessie');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
  });
});

describe('creating', () => {
  it('makes a valid agreement with VDAB first', async () => {
    const answer = await create(START);
    expect(answer.statusCode).toBe(201);
    const { id } = answer.json<{ id: string }>();
    const agreement = (await get(`/api/overeenkomsten/${id}`)).json<Agreement>();
    expect(agreement.partijen.map(({ naam }) => naam)).toEqual(['VDAB', 'Lokaal bestuur Aartselaar', 'OCMW Antwerpen']);
    expect(agreement.looptijd).toEqual(START.looptijd);
    expect((await get(`/api/overeenkomsten/${id}/problemen?sterkte=concept`)).json()).toEqual([]);
    expect((await get(`/api/overeenkomsten/${id}/problemen`)).json<Problem[]>().length).toBeGreaterThan(5);
    const [row] = (await get('/api/overeenkomsten')).json<{ id: string; punten: number; gewijzigd: string }[]>();
    expect(row).toMatchObject({ id, status: 'onderhandeling', gewijzigd: AT });
    expect(row?.punten).toBeGreaterThan(5);
  });

  const wrong: Record<string, [object, RegExp]> = {
    'an unknown template': [{ ...START, sjabloon: 'nope' }, /sjabloon «nope» bestaat niet/],
    'an unknown municipality': [{ ...START, partijen: [{ nis: '99999', soort: 'ocmw' }] }, /NIS-code «99999»/],
    'a party named twice': [
      { ...START, partijen: [...START.partijen, ...START.partijen] },
      /Aartselaar staat twee keer/,
    ],
    'a lokaal bestuur and its OCMW': [
      {
        ...START,
        partijen: [
          { nis: '11001', soort: 'lokaal-bestuur' },
          { nis: '11001', soort: 'ocmw' },
        ],
      },
      /Aartselaar staat twee keer/,
    ],
    'a term that is too long': [
      { ...START, looptijd: { start: '2026-01-01', einde: '2031-01-01' } },
      /ten laatste op 2030-12-31/,
    ],
    'a term that starts too early': [
      { ...START, looptijd: { start: '2001-01-01', einde: '2030-01-01' } },
      /ten vroegste op/,
    ],
    'a term that ends before it starts': [
      { ...START, looptijd: { start: '2030-01-01', einde: '2029-01-01' } },
      /eindigt voor ze begint/,
    ],
    'a day that does not exist': [
      { ...START, looptijd: { start: '2026-02-30', einde: '2029-01-01' } },
      /geen bestaande dag/,
    ],
    'an unknown region': [{ ...START, referentieregio: 'atlantis' }, /referentieregio «atlantis» bestaat niet/],
    'a field we do not know': [{ ...START, extra: 1 }, /klopt niet/],
    'a missing field': [{ sjabloon: 'so-2025-2030' }, /klopt niet/],
  };
  for (const [name, [body, sentence]] of Object.entries(wrong))
    it(`refuses ${name} in Dutch and stores nothing`, async () => {
      const answer = await create(body);
      expect([answer.statusCode, answer.json<{ fout: string }>().fout]).toEqual([400, 'ongeldig']);
      expect(answer.json<{ boodschap: string }>().boodschap).toMatch(sentence);
      expect(await store.list()).toEqual([]);
    });

  it('refuses what is no JSON, too large or of another type', async () => {
    const post = (payload: string, type = 'application/json') =>
      app.inject({
        method: 'POST',
        url: '/api/overeenkomsten',
        headers: { ...as('netwerkmanager'), 'content-type': type },
        payload,
      });
    expect((await post('{')).json()).toMatchObject({
      fout: 'ongeldig',
      boodschap: 'De aanvraag is geen geldige JSON.',
    });
    expect((await post(`"${'x'.repeat(1100 * 1024)}"`)).json()).toMatchObject({ fout: 'te-groot' });
    expect((await post('a=b', 'application/x-www-form-urlencoded')).json()).toMatchObject({ fout: 'verkeerd-type' });
    expect((await post('x', 'text/plain')).json()).toMatchObject({ fout: 'verkeerd-type' });
  });

  it('says so when the disk is full', async () => {
    store.create = () => Promise.reject(new StoreError('full', 'x'));
    const answer = await create(START);
    expect([answer.statusCode, answer.json()]).toEqual([
      503,
      { fout: 'opslag', boodschap: 'De schijf is vol. Maak plaats vrij; niets wat al bewaard was is weg.' },
    ]);
  });
});

describe('reading', () => {
  it('gives back what was put in, to the letter', async () => {
    for (const agreement of [READY, DRAFT]) {
      const id = await importAgreement(store, agreement, AT);
      expect((await get(`/api/overeenkomsten/${id}`)).json()).toEqual(agreement);
    }
  });

  it('reads the room where people are writing', async () => {
    const id = await importAgreement(store, READY, AT);
    const room = await rooms.enter(id);
    room?.doc.getText('titel').insert(0, 'Live: ');
    expect((await get(`/api/overeenkomsten/${id}`)).json<Agreement>().titel).toMatch(/^Live: /);
  });

  it('says what one may do, and why not', async () => {
    const id = await importAgreement(store, READY, AT);
    expect((await get(`/api/overeenkomsten/${id}/stand`, 'regisseur')).json()).toMatchObject({
      id,
      mag: { schrijven: true },
    });
    expect((await get(`/api/overeenkomsten/${id}/stand`)).json()).toMatchObject({
      mag: { schrijven: false, reden: expect.stringMatching(/leest mee/) as unknown },
    });
    await store.setStatus(id, 'ondertekend');
    expect((await get(`/api/overeenkomsten/${id}/stand`, 'regisseur')).json()).toMatchObject({
      mag: { schrijven: false, reden: expect.stringMatching(/ligt vast/) as unknown },
    });
  });

  it('names the part it does not know, and leaves it as it is', async () => {
    const id = await importAgreement(store, READY, AT);
    const room = await rooms.enter(id);
    const actie = room?.doc.getMap<Y.Map<unknown>>('acties').values().next().value;
    actie?.set('uitvinding', 'x');
    const answer = await get(`/api/overeenkomsten/${id}`);
    expect([answer.statusCode, answer.json<{ fout: string }>().fout]).toEqual([409, 'onbekende-inhoud']);
    expect(answer.json<{ boodschap: string }>().boodschap).toMatch(/Acties.*uitvinding/);
    expect(actie?.get('uitvinding')).toBe('x');
    expect((await get('/api/overeenkomsten')).json()).toHaveLength(1);
  });
});

describe('printing', () => {
  it('gives a PDF: ready to sign when it is, a concept when it is not', async () => {
    const [ready, draft] = [await importAgreement(store, READY, AT), await importAgreement(store, DRAFT, AT)];
    const pdf = await get(`/api/overeenkomsten/${ready}/pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
    expect((await get(`/api/overeenkomsten/${draft}/pdf`)).statusCode).toBe(200);
    expect(printed.problems.length).toBeGreaterThan(10);
  });

  it('does not print as ready what is not', async () => {
    const id = await importAgreement(store, DRAFT, AT);
    const answer = await get(`/api/overeenkomsten/${id}/pdf?sterkte=ondertekenklaar`);
    expect([answer.statusCode, answer.json<{ problemen: unknown[] }>().problemen.length > 10]).toEqual([422, true]);
  });

  it('says it is busy when the printer is', async () => {
    const id = await importAgreement(store, READY, AT);
    printed.fail = new WorkError('busy');
    expect((await get(`/api/overeenkomsten/${id}/pdf`)).json()).toMatchObject({ fout: 'druk' });
  });

  it('shows the page under a policy of its own', async () => {
    const id = await importAgreement(store, READY, AT);
    const page = await get(`/api/overeenkomsten/${id}/voorbeeld`);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'none'; /);
  });
});
