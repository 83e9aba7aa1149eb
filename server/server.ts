/** Puts the server together and runs it: store, rooms, HTTP and sync on one port. */
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { SCHEMA } from '../model/agreement.ts';
import type { Validators } from '../model/validation/validate.ts';
import { trustIn } from './access/address.ts';
import type { OidcSettings } from './access/oidc.ts';
import { hostsOf } from './access/origin.ts';
import { Paces } from './access/paces.ts';
import { providerOf } from './access/ways-in.ts';
import type { Exporter } from './agreements/exporter.ts';
import { buildApp } from './http/app.ts';
import { HTTP_LIMITS, type HttpLimits } from './http/limits.ts';
import type { Library } from './library/library.ts';
import type { MailSettings } from './mail/settings.ts';
import { Metrics } from './metrics/metrics.ts';
import { HERE, type Reach } from './reach.ts';
import type { Store } from './store/store.ts';
import { createServices } from './services.ts';
import { LIMITS, requireOpenable, type Limits } from './sync/limits.ts';
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
  /** Certificates that are trusted to say who signed, in DER; absent: nobody looks who vouches for a signature. */
  readonly roots?: readonly Uint8Array[];
  /** Where people sign in; absent: this is the demo. */
  readonly provider?: OidcSettings | null;
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
  const { library, exporter, clientFolder, log, limits = LIMITS, schema = SCHEMA } = options;
  const { metricsToken = null, reach = HERE, httpLimits = HTTP_LIMITS } = options;
  requireOpenable(limits);
  const metrics = new Metrics();
  const now = (): string => new Date().toISOString();
  const { services, start, stop } = createServices({ ...options, limits, now, store: metrics.metered(options.store) });
  metrics.watch({ rooms: services.rooms, exporter });
  const { publicUrl } = reach;
  const paces = new Paces({ factor: reach.tempo });
  const outside = { publicUrl, isAllowedHost: hostsOf(publicUrl), trust: trustIn(reach.proxies), paces };
  const provider = options.provider ? providerOf(options.provider, library, log) : null;
  const own = { provider, library, exporter, clientFolder, httpLimits, now, metrics, metricsToken };
  const app = await buildApp({ ...services, ...outside, ...own }, log);
  const sync = attachSync(app.server, { ...services, ...outside, limits, log, schema });
  return {
    listen: async (port) => {
      await app.listen({ port, host: reach.host });
      start();
      void provider?.oidc.start();
      return (app.server.address() as AddressInfo).port;
    },
    close: async (deadline) => {
      const saved = await sync.close(deadline);
      await app.close();
      await stop();
      await exporter.close();
      await services.store.close();
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
