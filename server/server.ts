/** Puts the server together and runs it: store, rooms, HTTP and sync on one port. */
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { SCHEMA } from '../model/agreement.ts';
import type { Validators } from '../model/validation/validate.ts';
import { trustIn } from './access/address.ts';
import { DEMO } from './access/demo.ts';
import { createEntrance } from './access/entrance.ts';
import { hostsOf } from './access/origin.ts';
import { Paces } from './access/paces.ts';
import { both } from './access/people.ts';
import { peopleIn } from './access/persons.ts';
import { Members } from './access/members.ts';
import { Sessions } from './access/sessions.ts';
import type { Exporter } from './agreements/exporter.ts';
import { Bin } from './agreements/bin.ts';
import { Parties } from './agreements/parties.ts';
import { Reader } from './agreements/reader.ts';
import { History } from './history/history.ts';
import { buildApp } from './http/app.ts';
import { HTTP_LIMITS, type HttpLimits } from './http/limits.ts';
import type { Library } from './library/library.ts';
import { createMailer } from './mail/mailer.ts';
import type { MailSettings } from './mail/settings.ts';
import { Metrics } from './metrics/metrics.ts';
import { EventRecord } from './record/record.ts';
import { HERE, type Reach } from './reach.ts';
import type { Store } from './store/store.ts';
import { LIMITS, requireOpenable, type Limits } from './sync/limits.ts';
import { Rooms } from './sync/rooms.ts';
import { attachSync } from './sync/server.ts';

export interface ServerOptions {
  readonly store: Store;
  readonly library: Library;
  readonly validators: Validators;
  readonly exporter: Exporter;
  readonly clientFolder: string | null;
  readonly log: Logger;
  /** Opens /metrics to who shows it; absent: only to who asks on this machine itself. */
  readonly metricsToken?: string | null;
  /** By which server mail goes; absent: links are shown to be copied. */
  readonly mail?: MailSettings | null;
  readonly limits?: Limits;
  /** Where it listens and is reached; absent: on this machine only. */
  readonly reach?: Reach;
  readonly httpLimits?: HttpLimits;
  /** The shape of documents; only tests set it. */
  readonly schema?: number;
}

export interface RunningServer {
  /** Starts listening where `reach` says. Returns the port. */
  listen(port: number): Promise<number>;
  /** Writes what waits, sends everyone away, stops. False when something could not be written. */
  close(deadline: number): Promise<boolean>;
}

export async function createServer(options: ServerOptions): Promise<RunningServer> {
  const { library, validators, exporter, clientFolder, log, limits = LIMITS, schema = SCHEMA } = options;
  const { metricsToken = null, mail = null, reach = HERE, httpLimits = HTTP_LIMITS } = options;
  requireOpenable(limits);
  const metrics = new Metrics();
  const store = metrics.metered(options.store);
  const now = (): string => new Date().toISOString();
  const record = new EventRecord({ store, log, now });
  const people = both(DEMO, peopleIn(store));
  const rooms: Rooms = new Rooms({ store, limits, log, now, sessionEnded: (session) => sessions.endHere(session) });
  const sessions = new Sessions({
    store,
    people,
    log,
    now,
    most: limits.sessionConnections,
    tell: (session) => rooms.tellEnded(session),
  });
  const members = new Members({ store, people, parties: new Parties(store, rooms), rooms, log, now });
  metrics.watch({ rooms, exporter });
  const reader = new Reader({ store, log, rooms, validators, people });
  const history = new History({ store, rooms, log, now });
  const bin = new Bin({ store, rooms, log, now });
  const mailer = mail && createMailer(mail);
  const entrance = createEntrance({ store, people, members, reader, sessions, mailer, log, now });
  const { publicUrl } = reach;
  const paces = new Paces({ factor: reach.tempo });
  const outside = { publicUrl, isAllowedHost: hostsOf(publicUrl), trust: trustIn(reach.proxies), paces };
  const figures = { metrics, metricsToken };
  const read = { reader, history, bin, people, record, entrance, library };
  const app = await buildApp(
    { store, rooms, sessions, members, ...read, exporter, clientFolder, ...outside, httpLimits, now, ...figures },
    log,
  );
  const sync = attachSync(app.server, { store, rooms, sessions, members, record, limits, log, ...outside, schema });
  return {
    listen: async (port) => {
      await app.listen({ port, host: reach.host });
      history.start();
      sessions.start();
      members.start();
      record.start();
      bin.start();
      // After an upgrade every agreement is read anew (up to 25 ms each): not when the first wants the list.
      reader.list().catch((error: unknown) => log.warn({ err: error }, 'the list could not be prepared'));
      return (app.server.address() as AddressInfo).port;
    },
    close: async (deadline) => {
      const saved = await sync.close(deadline);
      await app.close();
      await history.close();
      members.close();
      await entrance.links.settled();
      await sessions.close();
      await record.close();
      await bin.close();
      await exporter.close();
      await store.close();
      metrics.close();
      return saved;
    },
  };
}

/** Rejects (`EADDRINUSE`, `EACCES`) when the port cannot be had: asked before anything is written to disk. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createSocketServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ port, host }, resolve);
  });
  await new Promise((resolve) => probe.close(resolve));
}
