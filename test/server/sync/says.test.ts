/** What a client may say of itself at the door (docs/protocol.md). */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SCHEMA } from '../../../model/agreement.ts';
import { SILENT } from '../../../server/log.ts';
import { attachSync, type SyncServer } from '../../../server/sync/server.ts';
import { createSessions, createWorld, ID, type World } from './harness.ts';

let world: World;
let server: Server;
let sync: SyncServer;
const sessions = createSessions();
let created: string;

beforeEach(async () => {
  world = await createWorld();
  created = (await world.store.meta(ID))?.aangemaakt ?? '';
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  await sync.close(100);
  server.close();
});

/** Connects; the close code, or 'in' when something was received first. */
async function outcome(says: Record<string, string>, schema?: number): Promise<number | 'in'> {
  sync = attachSync(server, {
    ...world,
    sessions,
    log: SILENT,
    isAllowedHost: () => true,
    ...(schema ? { schema } : {}),
  });
  const { port } = server.address() as AddressInfo;
  const query = new URLSearchParams({ token: 'demo-regisseur', ...says });
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${ID}?${query.toString()}`);
  return new Promise((resolve) => {
    socket.once('message', () => resolve('in'));
    socket.once('close', (code: number) => resolve(code));
  });
}

describe('a client that says which shape of document it knows', () => {
  it('comes in with that of the server, or a newer one', async () => {
    expect(await outcome({ schema: String(SCHEMA) })).toBe('in');
  });
  it('comes in when it is ahead', async () => expect(await outcome({ schema: '7' })).toBe('in'));
  it('gets 4426 and not a byte when it is behind', async () => expect(await outcome({ schema: '1' }, 2)).toBe(4426));
  it('gets 4426 when it says nonsense', async () => expect(await outcome({ schema: 'x' })).toBe(4426));
  it('is let through when it says nothing, however new the server', async () =>
    expect(await outcome({}, 9)).toBe('in'));
});

describe('a client that says which agreement it holds', () => {
  it('comes in with the same', async () => expect(await outcome({ aangemaakt: created })).toBe('in'));
  it('gets 4409 with another one of that id', async () =>
    expect(await outcome({ aangemaakt: '2020-01-01T00:00:00.000Z' })).toBe(4409));
});
