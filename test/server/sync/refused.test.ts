/** Who was not let in, or not let write, is in the record. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import * as access from '../../../model/access.ts';
import { SILENT } from '../../../server/log.ts';
import type { StoredEvent } from '../../../server/store/events.ts';
import { updateFrame } from '../../../server/sync/frames.ts';
import { attachSync, type SyncServer } from '../../../server/sync/server.ts';
import { createSessions, createWorld, ID, type World } from './harness.ts';

vi.mock('../../../model/access.ts', { spy: true });

let world: World;
let server: Server;
let sync: SyncServer;
beforeEach(async () => {
  world = await createWorld();
  server = createServer();
  sync = attachSync(server, { ...world, sessions: createSessions(), log: SILENT, isAllowedHost: () => true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  vi.mocked(access.decide).mockReset();
  await sync.close(100);
  server.close();
});

function connect(who: string): WebSocket {
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${ID}?token=demo-${who}`);
  socket.on('error', () => {});
  return socket;
}
const told = (): Promise<StoredEvent[]> => world.store.eventsAfter(ID, 0, 100);
const REFUSED = (daad: string) => ({
  kind: 'geweigerd',
  person: 'lezer',
  detail: JSON.stringify({ daad, rol: 'lezer' }),
  origin: '127.0.0.1',
});

describe('the record', () => {
  it('holds who was not let in', async () => {
    vi.mocked(access.decide).mockReturnValue({ allowed: false, reason: 'Geen lid.' });
    const [, answer] = (await once(connect('lezer'), 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(answer.statusCode).toBe(403);
    expect(await told()).toEqual([expect.objectContaining(REFUSED('lezen'))]);
  });

  it('holds once for each connection that someone was not let write', async () => {
    const socket = connect('lezer');
    await once(socket, 'open');
    const doc = new Y.Doc();
    doc.getText('titel').insert(0, 'x');
    const denied = new Promise<void>((resolve) => {
      let count = 0;
      socket.on('message', (data: Buffer) => {
        if (data[0] === 2 && ++count === 20) resolve();
      });
    });
    for (let nth = 0; nth < 20; nth++) socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
    await denied;
    await vi.waitFor(async () => expect(await told()).toEqual([expect.objectContaining(REFUSED('schrijven'))]));
    socket.terminate();
    // Not one that was counted and left out, either.
    await world.record.close();
    expect(await told()).toHaveLength(1);
  });
});
