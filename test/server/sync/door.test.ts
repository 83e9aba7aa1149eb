/** A defect of ours behind the door ends one socket, not the server. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '../../../server/sync/codes.ts';
import { Room } from '../../../server/sync/room.ts';
import { attachSync, type SyncServer } from '../../../server/sync/server.ts';
import { createSessions, createWorld, ID, type World } from './harness.ts';

let world: World;
let server: Server;
let sync: SyncServer;
const sessions = createSessions();
const failures: string[] = [];
const log = {
  info: () => {},
  warn: () => {},
  error: (_fields: object, message: string) => void failures.push(message),
};

beforeEach(async () => {
  failures.length = 0;
  world = await createWorld();
  server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  vi.restoreAllMocks();
  await sync.close(100);
  server.close();
});

function connect(): WebSocket {
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${ID}?token=demo-regisseur`);
  socket.on('error', () => {});
  return socket;
}
const attach = (isAllowedHost: () => boolean): void => {
  sync = attachSync(server, { ...world, sessions, log, isAllowedHost });
};

describe('the door', () => {
  it('leaves nobody behind it who was removed while the room was loaded', async () => {
    attach(() => true);
    const release = world.store.holdLoaded();
    const socket = connect();
    await vi.waitFor(() => expect(world.store.loads).toBe(1));
    const meta = await world.store.meta(ID);
    if (meta) await world.members.end(meta, 'regisseur', 'netwerkmanager');
    const closed = once(socket, 'close');
    release();
    expect(((await closed) as [number])[0]).toBe(CLOSE.forbidden.code);
  });

  it('logs a check that throws, and hangs up', async () => {
    attach(() => {
      throw new Error('defect');
    });
    const socket = connect();
    await vi.waitFor(() => expect(socket.readyState).toBe(socket.CLOSED));
    expect(failures).toEqual(['upgrade failed']);
  });

  it('logs a room that cannot take someone, or a frame, and hangs up', async () => {
    attach(() => true);
    vi.spyOn(Room.prototype, 'join').mockImplementationOnce(() => {
      throw new Error('defect');
    });
    await once(connect(), 'close');
    vi.spyOn(Room.prototype, 'receive').mockImplementationOnce(() => {
      throw new Error('defect');
    });
    const socket = connect();
    await once(socket, 'open');
    socket.send(Uint8Array.of(3));
    await once(socket, 'close');
    expect(failures).toEqual(['connection ended by a defect', 'connection ended by a defect']);
    const next = connect();
    await once(next, 'message');
    next.terminate();
  });
});
