/** Tokens over time, and on a socket. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { Tokens } from '../../server/access/tokens.ts';
import { DEMO } from '../../server/access/demo.ts';
import { SILENT } from '../../server/log.ts';
import { createMemoryStore } from '../../server/store/memory.ts';
import { runServer, type Running } from './running.ts';
import { Client, createMembers, createSessions, createWorld, ID, person, storedText } from './sync/harness.ts';

const START = '2026-03-01T10:00:00.000Z';
const minutes = (count: number): string => new Date(Date.parse(START) + count * 60_000).toISOString();
const DAY = 24 * 60;
const WANTED = { name: 'Rapport', scope: 'lezen', agreement: null, days: 30 } as const;

/** Tokens and sessions on one store, with a clock to set. */
function world() {
  const store = createMemoryStore();
  const clock = { now: START };
  const now = (): string => clock.now;
  const tokens = new Tokens({ store, people: DEMO, log: SILENT, now });
  const sessions = createSessions({ store, tokens, now });
  const of = (secret: string) => sessions.of({ authorization: `Bearer ${secret}` }, null);
  const make = async (wanted: object = {}): Promise<{ id: string; token: string }> => {
    const made = await tokens.make(person('netwerkmanager'), { ...WANTED, ...wanted });
    if (!made) throw new Error('not made');
    return made;
  };
  return { store, clock, tokens, sessions, of, make };
}

describe('a token', () => {
  it('[T2] ends by itself, and with it what is open', async () => {
    const { clock, sessions, of, make, store } = world();
    const { token } = await make();
    const known = await of(token);
    if (!known) throw new Error('not opened');
    const ended = vi.fn();
    sessions.take(known).onEnd(ended);
    clock.now = minutes(30 * DAY - 1);
    expect(await of(token)).not.toBeNull();
    await sessions.sweep();
    expect(ended).not.toHaveBeenCalled();
    clock.now = minutes(30 * DAY);
    expect([await of(token), await sessions.holds(known)]).toEqual([null, false]);
    await sessions.sweep();
    expect(ended).toHaveBeenCalledTimes(1);
    expect(await store.tokensOf('netwerkmanager')).toEqual([]);
  });

  it('[T2] lasts a year at most', async () => {
    const { clock, of, make } = world();
    const { token } = await make({ days: 5000 });
    clock.now = minutes(365 * DAY);
    expect(await of(token)).toBeNull();
  });

  it('[T2] that was taken back elsewhere ends here too, where its telling was lost', async () => {
    const { tokens, sessions, of, make } = world();
    const { id, token } = await make();
    const known = await of(token);
    if (!known) throw new Error('not opened');
    const ended = vi.fn();
    sessions.take(known).onEnd(ended);
    await tokens.end(id);
    await sessions.sweep();
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('notes its use once a minute, and works on a full disk', async () => {
    const { store, clock, of, make } = world();
    const { id, token } = await make();
    const used = async (): Promise<unknown> => (await store.token(id))?.used;
    await of(token);
    clock.now = minutes(0.9);
    await of(token);
    expect(await used()).toBe(START);
    clock.now = minutes(1);
    await of(token);
    expect(await used()).toBe(minutes(1));
    clock.now = minutes(9);
    const full = { ...store, useToken: () => Promise.reject(new Error('full')) };
    const tokens = new Tokens({ store: full, people: DEMO, log: SILENT, now: () => minutes(9) });
    expect(await tokens.open(token)).toMatchObject({ actor: { id: 'netwerkmanager' } });
  });

  it('of someone who is not there any more opens nothing', async () => {
    const { store, make } = world();
    const { token } = await make();
    const tokens = new Tokens({ store, people: { person: async () => null }, log: SILENT, now: () => START });
    expect(await tokens.open(token)).toBeNull();
  });
});

describe('a token on a socket', () => {
  /** A client that came in with a token. */
  async function arrive(scope: 'lezen' | 'schrijven') {
    const place = await createWorld();
    const { of, make } = world();
    const known = await of((await make({ scope })).token);
    const [meta, room] = [await place.store.meta(ID), await place.rooms.enter(ID)];
    const members = createMembers(place.store, place.rooms);
    const actor = known && meta && (await members.actorIn(meta, known.actor));
    if (!actor || !meta || !room) throw new Error('not let in');
    return { place, members, meta, client: new Client(room, actor, place.limits, undefined, place.rooms.unread) };
  }

  it('[T1] of a scope for reading is told that it reads only, and what it writes is refused', async () => {
    const { place, client } = await arrive('lezen');
    expect(client.access.at(-1)).toMatchObject({ state: 1, reason: 'Deze sleutel is daar niet voor gemaakt.' });
    expect(client.text).toBe('begin');
    client.type(' meer');
    expect(client.denied).toEqual(['Deze sleutel is daar niet voor gemaakt.']);
    expect(await storedText(place.store)).toBe('begin');
  });

  it('[T1] of a scope for writing writes', async () => {
    const { place, client } = await arrive('schrijven');
    client.type(' meer');
    await vi.waitFor(async () => expect(await storedText(place.store)).toBe('begin meer'));
  });

  it('[T1] stays within its scope when its person becomes someone else', async () => {
    const { members, meta, client } = await arrive('lezen');
    const to = { rol: 'vdab-redacteur', partij: null } as const;
    expect(await members.set(meta, 'netwerkmanager', to, 'jurist')).toBeNull();
    await members.review();
    client.type(' meer');
    expect(client.denied).toHaveLength(1);
  });
});

describe('a token of a running server', () => {
  let running: Running;
  beforeAll(async () => {
    running = await runServer();
  });
  afterAll(() => running.server.close(1000));

  const ask = (method: string, path: string, body?: object): Promise<Response> =>
    fetch(`http://127.0.0.1:${running.port}${path}`, {
      method,
      headers: { authorization: 'Bearer demo-netwerkmanager', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  /** How an attempt to come in with a token ends. */
  const attempt = async (id: string, token: string): Promise<{ socket: WebSocket; closed: Promise<number> }> => {
    const socket = new WebSocket(`ws://127.0.0.1:${running.port}/sync/${id}?token=${token}`);
    const closed = new Promise<number>((resolve) => socket.once('close', resolve));
    socket.on('error', () => {});
    await Promise.race([once(socket, 'message').catch(() => {}), closed]);
    return { socket, closed };
  };

  it('comes in where it is for, and is sent away at once when it is taken back', async () => {
    const [own, other] = [newId(), newId()];
    for (const id of [own, other])
      await running.store.create({ id, status: 'onderhandeling', snapshot: EMPTY, at: START });
    const wanted = { naam: 'Rapport', bereik: 'lezen', overeenkomst: own, dagen: 1 };
    const { id, sleutel } = (await (await ask('POST', '/api/sleutels', wanted)).json()) as Record<string, string>;
    if (!id || !sleutel) throw new Error('not made');
    expect(await (await attempt(other, sleutel)).closed).toBe(1006);
    const { socket, closed } = await attempt(own, sleutel);
    expect(socket.readyState).toBe(WebSocket.OPEN);
    expect((await ask('DELETE', `/api/sleutels/${id}`)).status).toBe(204);
    expect(await closed).toBe(4401);
    expect(await (await attempt(own, sleutel)).closed).toBe(1006);
    expect(running.lines.join('')).not.toContain(sleutel);
  });
});

const EMPTY = Y.encodeStateAsUpdate(new Y.Doc());
let count = 0;
const newId = (): string => `so-${++count}`;
