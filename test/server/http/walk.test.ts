/** Every route and every frame, by every role in every state, against the table of rights. */
import Fastify, { type FastifyInstance } from 'fastify';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decide, ROLES, STATUSES, type Actor, type Role, type Status } from '../../../model/access.ts';
import type { People } from '../../../server/access/people.ts';
import { ruleOf, type Rule } from '../../../server/http/rules.ts';
import type { Store } from '../../../server/store/store.ts';
import { Client, createWorld, ID } from '../sync/harness.ts';
import { AT, build } from './build.ts';

const actorOf = (rol: Role): Actor => ({ id: rol, naam: rol, functie: '', organisatie: '', rol });
const actors = ROLES.map(({ id }) => actorOf(id));
const stranger: Actor = { ...actorOf('vdab-redacteur'), id: 'stranger' };
const find = (id: string): Actor | null => [...actors, stranger].find((one) => one.id === id) ?? null;

/** One person of each role, in all agreements; and one who is in none. */
const PEOPLE: People = {
  person: async (id) => find(id),
  names: async () => new Map(),
  withToken: async (token) => find(token),
  isEverywhere: ({ id }) => id !== stranger.id,
  everywhere: actors,
};

/** What anyone may ask, signed in or not. */
const OPEN = [
  'DELETE /api/sessie',
  'GET /api/aanmelding/link',
  'GET /api/controle/:hash',
  'GET /api/openapi.json',
  'GET /api/sessie',
  'GET /health',
  'GET /ready',
  'POST /api/aanmelding/link',
  'POST /api/controle',
  'POST /api/sessie',
  'POST /api/uitnodiging/aanvaarden',
  'POST /api/uitnodiging/bekijken',
];

const rules: Rule[] = [];
let app: FastifyInstance;
let store: Store;
beforeAll(async () => {
  ({ app, store } = await build({ people: PEOPLE, onRule: (rule) => rules.push(rule) }));
});
afterAll(() => app.close());

const snapshot = Y.encodeStateAsUpdate(new Y.Doc());
let made = 0;
/** An agreement of its own for each request, where the route looks for one: some of them take it away. */
async function inStatus(status: Status, { where }: Rule): Promise<string> {
  const id = `so-${++made}`;
  await store.create({ id, status, snapshot, at: AT });
  if (where === 'in the bin') await store.bin(id, AT, null);
  return id;
}
const ask = async ({ method, url }: Rule, id: string, who?: string) => {
  const path = url.replace(':id', id).replace(/:\w+/g, 'x').replace('*', '');
  const headers = { host: 'localhost', ...(who ? { authorization: `Bearer ${who}` } : {}) };
  const answer = await app.inject({ method: method as 'GET', url: path, headers });
  const isJson = method !== 'HEAD' && String(answer.headers['content-type']).startsWith('application/json');
  const said: unknown = isJson ? answer.json() : null;
  return { status: answer.statusCode, boodschap: (said as { boodschap?: string } | null)?.boodschap };
};
const isRefusal = ({ status }: { status: number }): boolean => status === 401 || status === 403;

describe('every route', () => {
  it('has a rule, and most of them are guarded', () => {
    expect(rules.length).toBeGreaterThan(40);
    const open = rules.filter(({ deed, method }) => deed === null && method !== 'HEAD');
    expect(open.map(({ method, url }) => `${method} ${url}`).sort()).toEqual(OPEN);
  });

  it('without a rule keeps the server from starting', async () => {
    const other = Fastify();
    other.addHook('onRoute', (route) => void ruleOf(route));
    expect(() => other.get('/api/nieuw', () => 'x')).toThrow('GET /api/nieuw has no rule');
    await other.close();
  });

  it('answers by the table, whoever asks and in whatever state it is', async () => {
    const wrong: string[] = [];
    for (const rule of rules.filter(({ deed }) => deed !== null))
      for (const actor of actors)
        for (const { id: status } of rule.url.includes(':id') ? STATUSES : [{ id: 'voorbereiding' as const }]) {
          const decision = rule.deed && decide(actor, rule.deed, status);
          const answer = await ask(rule, await inStatus(status, rule), actor.id);
          const isRight = decision?.allowed
            ? !isRefusal(answer)
            : answer.status === 403 && (rule.method === 'HEAD' || answer.boodschap === decision?.reason);
          if (!isRight)
            wrong.push(`${rule.method} ${rule.url} by ${actor.id} in ${status}: ${answer.status} ${answer.boodschap}`);
        }
    expect(wrong).toEqual([]);
  });

  it('that is guarded is nothing for who is not signed in, and of an agreement as good as none for who is not in it', async () => {
    for (const rule of rules.filter(({ deed }) => deed !== null)) {
      const id = await inStatus('onderhandeling', rule);
      expect([rule, (await ask(rule, id)).status]).toEqual([rule, 401]);
      if (!rule.url.includes(':id')) continue;
      const [there, none] = [await ask(rule, id, stranger.id), await ask(rule, 'so-none', stranger.id)];
      expect([rule, there]).toEqual([rule, { ...none, status: 404 }]);
    }
  });
});

describe('every frame that writes', () => {
  it.each(ROLES.flatMap(({ id: rol }) => STATUSES.map(({ id: status }) => [rol, status] as const)))(
    'of a %s in %s is taken or denied by the table',
    async (rol, status) => {
      const world = await createWorld();
      world.rooms.statusChanged(ID, status);
      await world.store.setStatus(ID, status);
      const room = await world.rooms.enter(ID);
      if (!room) throw new Error('no room');
      const client = new Client(room, actorOf(rol), world.limits, undefined, world.rooms.unread);
      const decision = decide(actorOf(rol), 'schrijven', status);
      expect(client.access.at(-1)).toMatchObject({ state: decision.allowed ? 0 : 1, status });
      client.type(' meer');
      await vi.waitFor(() => expect(client.denied.length + Number(client.saved.at(-1)?.count === 2)).toBe(1));
      expect(client.denied).toEqual(decision.allowed ? [] : [decision.reason]);
    },
  );
});
