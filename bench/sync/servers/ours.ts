/**
 * Our sync server as server/server.ts composes it: SQLite, durable before visible, every check and limit on.
 * What the peers do not have (pages, export, the list of agreements) is not started.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopbackHost } from '../../../server/access/origin.ts';
import { Sessions } from '../../../server/access/sessions.ts';
import { SILENT } from '../../../server/log.ts';
import { openStore } from '../../../server/store/open.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { attachSync } from '../../../server/sync/server.ts';
import { serve } from './serve.ts';

const now = (): string => new Date().toISOString();
const store = openStore(process.argv[2] ?? '', { busyTimeout: 250 });
const rooms = new Rooms({ store, limits: LIMITS, log: SILENT, now });
const server = createServer();
const sessions = new Sessions(LIMITS.sessionConnections);
const options = { store, rooms, sessions, limits: LIMITS, log: SILENT, isAllowedHost: isLoopbackHost };
const sync = attachSync(server, options);
server.listen(0, '127.0.0.1');
await once(server, 'listening');

/** A Yjs update without content. */
const EMPTY = Uint8Array.of(0, 0);

serve({
  port: (server.address() as AddressInfo).port,
  create: async (ids) => {
    for (const id of ids) await store.create({ id, status: 'onderhandeling', snapshot: EMPTY, at: now() });
  },
  stop: async () => {
    await sync.close(10_000);
    await store.close();
  },
});
