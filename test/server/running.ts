/** The whole server in this process, on a port of its own and a store in memory, with a log that is kept. */
import { compileValidators } from '../../model/validation/compile.ts';
import type { OidcSettings } from '../../server/access/oidc.ts';
import { loadLibrary } from '../../server/library/load.ts';
import { createLog } from '../../server/logger.ts';
import type { MailSettings } from '../../server/mail/settings.ts';
import { HERE } from '../../server/reach.ts';
import { createServer, type RunningServer } from '../../server/server.ts';
import { createMemoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import { LIMITS, type Limits } from '../../server/sync/limits.ts';
import { PRINTER } from './http/build.ts';

export interface Running {
  readonly server: RunningServer;
  readonly store: Store;
  readonly port: number;
  /** Every line of the log until now. */
  readonly lines: string[];
}

export interface RunOptions {
  readonly store?: Store;
  readonly limits?: Partial<Limits>;
  readonly metricsToken?: string;
  readonly mail?: MailSettings;
  /** Where people sign in; absent: the demo. */
  readonly provider?: OidcSettings;
  /** 0: any that is free. */
  readonly port?: number;
  /** The built client; absent: the API only. */
  readonly clientFolder?: string;
}

export async function runServer({
  store = createMemoryStore(),
  limits = {},
  metricsToken,
  mail,
  provider,
  port = 0,
  clientFolder,
}: RunOptions = {}): Promise<Running> {
  const validators = compileValidators();
  const lines: string[] = [];
  const server = await createServer({
    store,
    library: await loadLibrary(validators),
    validators,
    exporter: PRINTER,
    clientFolder: clientFolder ?? null,
    log: createLog('trace', { write: (line) => void lines.push(line) }),
    limits: { ...LIMITS, ...limits },
    ...(metricsToken ? { metricsToken } : {}),
    ...(mail ? { mail } : {}),
    ...(provider ? { provider, reach: { ...HERE, publicUrl: new URL(provider.publicUrl) } } : {}),
  });
  return { server, store, port: await server.listen(port), lines };
}
