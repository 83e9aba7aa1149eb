/** What is kept of people: named in docs/privacy.md, handed over, taken away. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../model/access.ts';
import { ADDRESS_TERM, Privacy } from '../../server/access/privacy.ts';
import { both, type People } from '../../server/access/people.ts';
import { peopleIn } from '../../server/access/persons.ts';
import { ORIGIN_TERM } from '../../server/record/record.ts';
import { migrate } from '../../server/store/migrations.ts';
import type { StoredPerson } from '../../server/store/persons.ts';
import type { Store } from '../../server/store/store.ts';
import { AT, build } from './http/build.ts';
import { runServer } from './running.ts';

const TEXT = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');

describe('docs/privacy.md', () => {
  it('names every column of every table, and none that is not there', () => {
    const database = new DatabaseSync(':memory:');
    migrate(database);
    const sql = `SELECT name FROM sqlite_schema WHERE type = 'table'`;
    const real = database
      .prepare(sql)
      .all()
      .map(({ name }) => {
        const columns = database.prepare('SELECT name FROM pragma_table_info(?)').all(String(name));
        return [String(name), columns.map((column) => String(column['name'])).sort()] as const;
      });
    database.close();
    const told = TEXT.split('\n')
      .map((line) => /^\| `(\w+)`\s*\| ([^|]*)\|/.exec(line))
      .flatMap((row) =>
        row
          ? [[row[1] ?? '', [...(row[2] ?? '').matchAll(/`(\w+)`/g)].map(([, name = '']) => name).sort()] as const]
          : [],
      );
    expect(new Map(told)).toEqual(new Map(real));
  });

  it('names the terms that the program goes by', () => {
    expect([ADDRESS_TERM, ORIGIN_TERM]).toEqual([30, 30]);
    expect(TEXT).toMatch(/emptied 30 days after/);
    expect(TEXT).toMatch(/erased after 30 days/);
  });
});

const AN: StoredPerson = {
  id: 'p-an',
  subject: 'vo-123',
  code: '0207533775',
  naam: 'An Marker',
  functie: 'Beleidsmedewerker',
  organisatie: 'Lokaal bestuur',
  email: 'an@marker.be',
  rol: 'redacteur',
  added: AT,
  seen: AT,
  erased: null,
};
const admin: Actor = { id: 'admin', naam: 'Ad Min', functie: '', organisatie: '', rol: 'beheerder' };
const BY_NAME: People = {
  person: async (id) => (id === admin.id ? admin : null),
  names: async () => new Map(),
  withToken: async (token) => (token === admin.id ? admin : null),
  isEverywhere: () => false,
  everywhere: [],
};

describe('a person', () => {
  let app: FastifyInstance;
  let store: Store;
  beforeEach(async () => {
    const late: { store?: Store } = {};
    const kept = peopleIn({
      person: async (id) => (await late.store?.person(id)) ?? null,
      persons: async (ids) => (await late.store?.persons(ids)) ?? [],
    });
    ({ app, store } = await build({ people: both(BY_NAME, kept) }));
    late.store = store;
    await store.addPerson(AN);
    await store.create({ id: 'so-a', status: 'onderhandeling', snapshot: new Uint8Array([0, 0]), at: AT });
    const member = { agreement: 'so-a', person: AN.id, rol: 'redacteur', partij: null, author: null } as const;
    await store.setMember({ ...member, added: AT, ended: null });
    await store.append([{ id: 'so-a', updates: [new Uint8Array([0, 0])], authors: [AN.id] }], AT);
    await store.setSeen('so-a', AN.id, { state: 'seen', at: AT }, null);
    await store.addSession({
      id: 's-1',
      hash: HASH,
      previous: null,
      renewed: AT,
      person: AN.id,
      began: AT,
      used: AT,
      from: '192.0.2.7',
      agent: 'Firefox',
      sub: null,
      sid: null,
    });
  });
  afterEach(() => app.close());

  const SECRET = 'geheim';
  const HASH = createHash('sha256').update(SECRET).digest('base64url');
  const own = { host: 'localhost', cookie: `samenschrift_sessie=${SECRET}`, origin: 'http://localhost' };
  const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, headers: Record<string, string>, payload?: object) =>
    app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  const asAdmin = { host: 'localhost', authorization: 'Bearer admin' };

  it('gets all that is kept of them, and so does a beheerder, which is recorded', async () => {
    const wanted = { naam: 'Rapport', bereik: 'lezen', overeenkomst: null, dagen: 5 };
    expect((await ask('POST', '/api/sleutels', own, wanted)).statusCode).toBe(201);
    const answer = await ask('GET', '/api/ik/gegevens', own);
    expect(answer.json()).toMatchObject({
      id: AN.id,
      persoon: { naam: AN.naam, email: AN.email, organisatiecode: AN.code, rol: 'redacteur' },
      lidmaatschappen: [{ overeenkomst: 'so-a', rol: 'redacteur', sinds: AT, tot: null }],
      aanmeldingen: [{ adres: '192.0.2.7', toestel: 'Firefox' }],
      sleutels: [{ naam: 'Rapport', bereik: 'lezen' }],
      schreefIn: ['so-a'],
      verslag: [{ keten: 'server', wat: 'Sleutel gemaakt' }],
    });
    expect(answer.body).not.toContain(HASH);
    const theirs = await ask('GET', `/api/personen/${AN.id}/gegevens`, asAdmin);
    expect(theirs.json()).toMatchObject({ persoon: { email: AN.email }, schreefIn: ['so-a'] });
    expect((await store.eventsOf('server', { most: 1 }))[0]).toMatchObject({
      kind: 'persoon-uitgevoerd',
      person: 'admin',
    });
    expect((await ask('GET', '/api/personen/p-none/gegevens', asAdmin)).statusCode).toBe(404);
    for (const [method, path] of [
      ['GET', `/api/personen/${AN.id}/gegevens`],
      ['DELETE', `/api/personen/${AN.id}`],
    ] as const)
      expect((await ask(method, path, own)).statusCode).toBe(403);
  });

  it('is erased: nothing lets them in, nothing tells who it was, and what they wrote stays', async () => {
    const wanted = { naam: 'Rapport', bereik: 'lezen', overeenkomst: null, dagen: 5 };
    const { sleutel } = (await ask('POST', '/api/sleutels', own, wanted)).json<{ sleutel: string }>();
    const before = await store.load('so-a');
    expect((await ask('DELETE', `/api/personen/${AN.id}`, asAdmin)).statusCode).toBe(204);
    expect(await store.person(AN.id)).toEqual({
      ...AN,
      subject: null,
      code: '',
      naam: 'Verwijderde persoon',
      functie: '',
      organisatie: '',
      email: null,
      erased: AT,
    });
    expect((await ask('GET', '/api/ik/gegevens', own)).statusCode).toBe(401);
    expect(
      (await ask('GET', '/api/overeenkomsten', { host: 'localhost', authorization: `Bearer ${sleutel}` })).statusCode,
    ).toBe(401);
    expect([await store.sessionsOf(AN.id), await store.tokensOf(AN.id), await store.seen('so-a', AN.id)]).toEqual([
      [],
      [],
      null,
    ]);
    expect(await store.member('so-a', AN.id)).toMatchObject({ ended: AT });
    expect(await store.load('so-a')).toEqual(before);
    expect((await store.eventsOf('server', { most: 9 })).map(({ kind }) => kind)).toEqual([
      'persoon-gewist',
      'sleutel-gemaakt',
    ]);
    expect((await ask('DELETE', `/api/personen/${AN.id}`, asAdmin)).statusCode).toBe(404);
    // The same person who comes again is someone new.
    await store.addPerson({ ...AN, id: 'p-new' });
  });

  it('is let in by no link from before, and takes nobody else’s place', async () => {
    for (const id of ['i-1', 'i-2']) {
      const hash = createHash('sha256').update(id).digest('base64url');
      const one = { id, hash, agreement: 'so-a', email: 'an@marker.be', rol: 'lezer', partij: null } as const;
      const more = { person: null, author: 'admin', made: AT, expires: '2999-01-01', used: null, revoked: null };
      await store.addInvitation({ ...one, ...more, shown: null });
    }
    expect((await ask('DELETE', `/api/personen/${AN.id}`, asAdmin)).statusCode).toBe(204);
    const come = { host: 'localhost', origin: 'http://localhost' };
    for (const geheim of ['i-1', 'i-2']) {
      const answer = await ask('POST', '/api/uitnodiging/aanvaarden', come, { geheim, naam: 'Bo' });
      expect([answer.statusCode, answer.cookies]).toEqual([409, []]);
    }
    expect(await store.personsWithEmail('')).toEqual([]);
  });

  it('is handed over no more often than other exports', async () => {
    const codes: number[] = [];
    for (let nth = 0; nth < 40; nth += 1) codes.push((await ask('GET', '/api/ik/gegevens', own)).statusCode);
    expect([codes[0], codes.at(-1)]).toEqual([200, 429]);
  });

  it('of whom the erasing failed half-way is still there to be erased', async () => {
    const failing = { ...store, forgetSeen: () => Promise.reject(new Error('as told')) };
    const log = { info: () => {}, warn: () => {}, error: () => {} };
    const parts = {
      sessions: { list: async () => [], endAll: async () => {}, drop: () => {} },
      tokens: { list: async () => [], end: async () => true },
    };
    await expect(new Privacy({ store: failing, ...parts, log, now: () => AT }).erase(AN.id)).rejects.toThrow('as told');
    expect(await store.person(AN.id)).toEqual(AN);
    expect(await new Privacy({ store, ...parts, log, now: () => AT }).erase(AN.id)).toBe(true);
  });
});

describe('the log of a running server', () => {
  it('names nobody: no person, no address, nothing that was typed or shown', async () => {
    const { server, store, port, lines } = await runServer();
    const at = `http://127.0.0.1:${port}`;
    const headers = { 'content-type': 'application/json', origin: at };
    const marks = ['Nele Aerts', 'netwerkmanager', 'marker@voorbeeld.be', 'Markertekst', '127.0.0.1', 'so_marker'];
    await fetch(`${at}/api/sessie`, { method: 'POST', headers, body: JSON.stringify({ persoon: 'netwerkmanager' }) });
    await fetch(`${at}/api/sessie`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ persoon: 'marker@voorbeeld.be' }),
    });
    const bearer = { ...headers, authorization: 'Bearer demo-netwerkmanager' };
    await fetch(`${at}/api/overeenkomsten`, { headers: { authorization: 'Bearer so_marker' } });
    await fetch(`${at}/api/overeenkomsten/marker@voorbeeld.be?zoek=Markertekst`, { headers: bearer });
    await fetch(`${at}/api/sleutels`, {
      method: 'POST',
      headers: bearer,
      body: JSON.stringify({ naam: 'Markertekst', bereik: 'x' }),
    });
    await fetch(`${at}/api/overeenkomsten`, { method: 'POST', headers: bearer, body: '{"Markertekst": ' });
    await store.close();
    await fetch(`${at}/api/overeenkomsten`, { headers: bearer });
    await server.close(100).catch(() => {});
    // Where it listens itself is no person's.
    const said = lines.filter((line) => !line.includes('Server listening'));
    expect(said.length).toBeGreaterThan(2);
    for (const mark of marks) expect([mark, said.filter((line) => line.includes(mark))]).toEqual([mark, []]);
  });
});
