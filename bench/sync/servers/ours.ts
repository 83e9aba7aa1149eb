/**
 * Our sync server as server/server.ts composes it: SQLite or
 * PostgreSQL, durable before visible, with every check, figures and
 * history. What the peers do not have (pages, export, the list of agreements) is not started.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DEMO } from '../../../server/access/demo.ts';
import { isLoopbackHost } from '../../../server/access/origin.ts';
import { Members } from '../../../server/access/members.ts';
import { Sessions } from '../../../server/access/sessions.ts';
import { Parties } from '../../../server/agreements/parties.ts';
import { History } from '../../../server/history/history.ts';
import { SILENT } from '../../../server/log.ts';
import { Metrics } from '../../../server/metrics/metrics.ts';
import { EventRecord } from '../../../server/record/record.ts';
import { openStore } from '../../../server/store/open.ts';
import { openPostgresStore } from '../../../server/store/postgres.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { attachSync } from '../../../server/sync/server.ts';
import { serve } from './serve.ts';

const now = (): string => new Date().toISOString();
/** One person plays a thousand here; all else is as it is. */
const limits = { ...LIMITS, sessionConnections: 10_000 };
const metrics = new Metrics();
const place = process.argv[2] ?? '';
const isDatabase = place.startsWith('postgres:');
const store = metrics.metered(isDatabase ? await openPostgresStore(place) : openStore(place, { busyTimeout: 250 }));
const rooms = new Rooms({ store, limits, log: SILENT, now });
const history = new History({ store, rooms, log: SILENT, now });
history.start();
const server = createServer();
const sessions = new Sessions({ store, people: DEMO, log: SILENT, now, most: limits.sessionConnections });
const parties = new Parties(store, rooms);
const members = new Members({ store, people: DEMO, parties, rooms, log: SILENT, now });
const record = new EventRecord({ store, log: SILENT, now });
const options = { store, rooms, sessions, members, record, limits, log: SILENT, isAllowedHost: isLoopbackHost };
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
    await history.close();
    await store.close();
  },
});
