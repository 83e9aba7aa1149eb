/** Someone who does not read, over a real socket: cut off at the bound, and whole again when they come back. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { attachSync, type SyncServer } from '../../server/sync/server.ts';
import { createSessions, createWorld, ID, type World } from '../server/sync/harness.ts';

const PATIENCE = { timeout: 15_000 };
const KB = 1024;

let world: World;
let server: Server;
let sync: SyncServer;
const lines: object[] = [];
const providers: WebsocketProvider[] = [];
beforeEach(async () => {
  lines.length = 0;
  const line = (fields: object): void => void lines.push(fields);
  world = await createWorld({ backlog: 512 * KB, presenceBacklog: 32 * KB, document: 64 * KB * KB });
  server = createServer();
  const log = { info: line, warn: line, error: line };
  sync = attachSync(server, { ...world, sessions: createSessions(), log, isAllowedHost: () => true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await sync.close(100);
  server.close();
});

function connect(who: string): WebsocketProvider {
  const { port } = server.address() as AddressInfo;
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, ID, new Y.Doc(), {
    params: { token: `demo-${who}` },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  });
  providers.push(provider);
  return provider;
}
const synced = (provider: WebsocketProvider): Promise<void> =>
  vi.waitFor(() => expect(provider.synced).toBe(true), PATIENCE);

it('is cut off at the bound, holds up nobody, and has everything when it comes back', async () => {
  const [anna, ben, idle] = [connect('netwerkmanager'), connect('regisseur'), connect('directeur')];
  await Promise.all([anna, ben, idle].map(synced));
  const socket = idle.ws as unknown as WebSocket;
  socket.pause();
  const text = anna.doc.getText('titel');
  const isCutOff = (): boolean => lines.some((fields) => 'code' in fields && fields.code === 4508);
  // Until the operating system takes no more.
  for (let turn = 0; turn < 400 && !isCutOff(); turn++) {
    text.insert(text.length, `${turn}`.repeat(16 * KB));
    if (turn % 10 === 9) text.delete(0, text.length);
    await vi.waitFor(() => expect(ben.doc.getText('titel').length).toBe(text.length), PATIENCE);
  }
  expect(isCutOff()).toBe(true);
  socket.resume();
  await vi.waitFor(() => expect(idle.doc.getText('titel').length).toBe(text.length), PATIENCE);
  expect(idle.doc.getText('titel').toJSON() === text.toJSON()).toBe(true);
  expect(lines.filter((fields) => 'code' in fields)).toHaveLength(1);
});
