/** Tokens for other programs over HTTP: made once, bounded, taken back. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deedsOf, DEEDS, SCOPES, type Deed, type Scope } from '../../../model/access.ts';
import type { Agreement } from '../../../model/agreement.ts';
import { hashOf } from '../../../server/access/secret.ts';
import { MOST_TOKENS } from '../../../server/access/tokens.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import type { Rule } from '../../../server/http/rules.ts';
import type { Store } from '../../../server/store/store.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build } from './build.ts';

let app: FastifyInstance;
let store: Store;
let id: string;
const rules: Rule[] = [];
beforeEach(async () => {
  rules.length = 0;
  ({ app, store } = await build({ onRule: (rule) => rules.push(rule) }));
  id = await importAgreement(store, ready as unknown as Agreement, AT);
});
afterEach(() => app.close());

const ask = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, bearer: string, payload?: object) =>
  app.inject({
    method,
    url,
    headers: { host: 'localhost', authorization: `Bearer ${bearer}` },
    ...(payload ? { payload } : {}),
  });
const WANTED = { naam: 'Rapport', bereik: 'lezen' as Scope, overeenkomst: null as string | null, dagen: 30 };
const make = (wanted: object = {}, who = 'demo-netwerkmanager') =>
  ask('POST', '/api/sleutels', who, { ...WANTED, ...wanted });
const made = async (wanted: object = {}, who?: string): Promise<{ id: string; sleutel: string }> =>
  (await make(wanted, who)).json<{ id: string; sleutel: string }>();
const list = async (who = 'demo-netwerkmanager'): Promise<{ id: string; gebruikt: string | null }[]> =>
  (await ask('GET', '/api/sleutels', who)).json<{ id: string; gebruikt: string | null }[]>();

describe('a token', () => {
  it('is shown once, and kept only as a hash', async () => {
    const answer = await make({ overeenkomst: id });
    expect(answer.statusCode).toBe(201);
    const { id: key, sleutel } = answer.json<{ id: string; sleutel: string }>();
    expect(sleutel).toMatch(/^so_[\w-]{43}$/);
    const titel = (ready as { titel: string }).titel;
    expect(await list()).toEqual([
      {
        id: key,
        naam: 'Rapport',
        bereik: 'lezen',
        overeenkomst: { id, titel },
        gemaakt: AT,
        tot: '2026-03-31T10:00:00.000Z',
        gebruikt: null,
      },
    ]);
    const kept = JSON.stringify(await store.tokensOf('netwerkmanager'));
    expect([kept.includes(sleutel), kept.includes(sleutel.slice(3))]).toEqual([false, false]);
    expect(await list('demo-lezer')).toEqual([]);
  });

  it('opens as its person, and says when it was used', async () => {
    const { sleutel } = await made();
    const session = await ask('GET', '/api/sessie', sleutel);
    expect(session.json()).toMatchObject({ persoon: { id: 'netwerkmanager' } });
    expect(session.json<{ persoon: object }>().persoon).not.toHaveProperty('sleutel');
    expect((await ask('GET', `/api/overeenkomsten/${id}`, sleutel)).json()).toEqual(ready);
    expect((await list())[0]?.gebruikt).toBe(AT);
    for (const wrong of [`${sleutel}x`, sleutel.slice(0, -1), 'so_', sleutel.slice(3)])
      expect((await ask('GET', `/api/overeenkomsten/${id}`, wrong)).statusCode).toBe(401);
  });

  it.each(SCOPES.map((scope) => scope.id))(
    'of the scope «%s» opens what it is for at every route, and nothing else',
    async (scope) => {
      const deeds = deedsOf(scope, null);
      const { sleutel } = await made({ bereik: scope });
      const wrong: string[] = [];
      for (const { method, url, deed, where } of rules.filter((rule) => rule.deed !== null && rule.method !== 'HEAD')) {
        const one = await importAgreement(store, ready as unknown as Agreement, AT);
        if (where === 'in the bin') await store.bin(one, AT, null);
        const path = url.replace(':id', one).replace(/:\w+/g, 'x');
        const { statusCode, body } = await ask(method as 'GET', path, sleutel);
        const isRefused = statusCode === 403 && body.includes('Deze sleutel is daar niet voor gemaakt.');
        if (isRefused === deeds.includes(deed as Deed)) wrong.push(`${method} ${url}: ${statusCode}`);
      }
      expect(wrong).toEqual([]);
      expect((await ask('GET', `/api/overeenkomsten/${id}`, sleutel)).statusCode).toBe(200);
    },
  );

  it('never does more than its person may', async () => {
    const { sleutel } = await made({ bereik: 'status' }, 'demo-lezer');
    const move = { status: 'juridisch-nazicht', was: 'onderhandeling' };
    const answer = await ask('PUT', `/api/overeenkomsten/${id}/status`, sleutel, move);
    expect([answer.statusCode, answer.json()]).toMatchObject([
      403,
      { boodschap: expect.stringContaining('VDAB') as string },
    ]);
    await store.setMember({
      agreement: id,
      person: 'lezer',
      rol: 'lezer',
      partij: null,
      author: null,
      added: AT,
      ended: AT,
    });
    expect((await ask('GET', `/api/overeenkomsten/${id}`, sleutel)).statusCode).toBe(404);
  });

  it('of no scope makes tokens, sessions, invitations, or an end to anything', () => {
    const all = SCOPES.flatMap(({ id: scope }) => deedsOf(scope, null));
    const never: Deed[] = ['eigen-gegevens', 'leden-beheren', 'verwijderen', 'beheren'];
    expect(DEEDS.map((deed) => deed.id).filter((deed) => !all.includes(deed))).toEqual(
      expect.arrayContaining(never) as string[],
    );
  });

  it('becomes no session with a link for its person’s address, and signs nobody out', async () => {
    const an = {
      ...{ id: 'an', subject: 'vo-an', code: '', naam: 'An', functie: '', organisatie: '', seen: null, erased: null },
      ...{ email: 'an@voorbeeld.be', rol: 'vdab-redacteur' as const, added: AT },
    };
    await store.addPerson(an);
    const token = { id: 't', hash: hashOf('so_an'), person: 'an', name: 'x', scope: 'lezen' as const, agreement: null };
    await store.addToken({ ...token, made: AT, expires: '2027-01-01T00:00:00.000Z', used: null });
    expect((await ask('GET', '/api/sessie', 'so_an')).json()).toMatchObject({ persoon: { id: 'an' } });
    const wanted = { email: an.email, rol: 'lezer', partij: null };
    const made = await ask('POST', `/api/overeenkomsten/${id}/uitnodigingen`, 'demo-netwerkmanager', wanted);
    const geheim = made.json<{ link: string }>().link.split('#')[1];
    const answer = await ask('POST', '/api/uitnodiging/aanvaarden', 'so_an', { geheim, naam: 'An' });
    expect([answer.statusCode, answer.cookies]).toEqual([403, []]);
    expect(await store.sessionsOf('an')).toEqual([]);
    await ask('DELETE', '/api/sessie', 'so_an');
    expect(await store.eventsOf('server', { kind: 'afgemeld', most: 1 })).toEqual([]);
  });

  it('of one agreement finds no other, in the list neither, and makes none', async () => {
    const other = await importAgreement(store, ready as unknown as Agreement, AT);
    const { sleutel } = await made({ overeenkomst: id, bereik: 'status' });
    expect((await ask('GET', `/api/overeenkomsten/${id}`, sleutel)).statusCode).toBe(200);
    expect((await ask('GET', `/api/overeenkomsten/${other}`, sleutel)).statusCode).toBe(404);
    const rows = (await ask('GET', '/api/overeenkomsten', sleutel)).json<{ id: string }[]>();
    expect(rows.map((row) => row.id)).toEqual([id]);
    expect((await ask('POST', '/api/overeenkomsten', sleutel, {})).statusCode).toBe(403);
    expect((await ask('POST', `/api/overeenkomsten/${id}/verlenging`, sleutel, {})).statusCode).toBe(403);
  });

  it('is taken back by its person only, and opens nothing from then on', async () => {
    const { id: key, sleutel } = await made();
    expect((await ask('DELETE', `/api/sleutels/${key}`, 'demo-lezer')).statusCode).toBe(404);
    expect((await ask('DELETE', `/api/sleutels/${key}`, sleutel)).statusCode).toBe(403);
    expect((await ask('GET', '/api/overeenkomsten', sleutel)).statusCode).toBe(200);
    expect((await ask('DELETE', `/api/sleutels/${key}`, 'demo-netwerkmanager')).statusCode).toBe(204);
    expect((await ask('DELETE', `/api/sleutels/${key}`, 'demo-netwerkmanager')).statusCode).toBe(404);
    expect((await ask('GET', '/api/overeenkomsten', sleutel)).statusCode).toBe(401);
    expect(await list()).toEqual([]);
  });

  it('is recorded as taken back once, also of two who do it at once', async () => {
    const { id: key } = await made();
    const ends = await Promise.all([1, 2].map(() => ask('DELETE', `/api/sleutels/${key}`, 'demo-netwerkmanager')));
    expect(ends.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([204, 404]);
    const told = (await store.eventsAfter('server', 0, 9)).map(({ kind }) => kind);
    expect(told).toEqual(['sleutel-gemaakt', 'sleutel-ingetrokken', 'sleutel-ingetrokken', 'mislukt']);
  });

  it('is made within bounds', async () => {
    for (const wrong of [
      { naam: ' ' },
      { naam: 'x'.repeat(81) },
      { bereik: 'alles' },
      { dagen: 0 },
      { dagen: 366 },
      { dagen: 1.5 },
    ])
      expect([wrong, (await make(wrong)).statusCode]).toEqual([wrong, 400]);
    expect((await make({ overeenkomst: 'so-nergens' })).statusCode).toBe(404);
    for (let count = 0; count < MOST_TOKENS; count++) expect((await make()).statusCode).toBe(201);
    expect((await make()).json()).toMatchObject({ fout: 'ongeldig' });
    expect(await list()).toHaveLength(MOST_TOKENS);
    expect((await make({}, 'demo-lezer')).statusCode).toBe(201);
  });
});
