/** `@hocuspocus/server` with its defaults: in memory, or with its Database extension on SQLite, as durable as ours is set. */
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { serve } from './serve.ts';

interface Payload {
  readonly documentName: string;
  readonly state: Uint8Array;
}
interface Peer {
  readonly address: { readonly port: number };
  listen(): Promise<unknown>;
  destroy(): Promise<void>;
}
interface Hocuspocus {
  Server: new (configuration: object) => Peer;
}
interface Extension {
  Database: new (configuration: object) => object;
}
// Not literals: they are installed only where this benchmark is (bench/sync/package.json).
const [PACKAGE, EXTENSION] = ['@hocuspocus/server', '@hocuspocus/extension-database'];

async function database(folder: string): Promise<object> {
  const { Database } = (await import(EXTENSION)) as Extension;
  const file = new DatabaseSync(join(folder, 'hocuspocus.db'));
  file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  file.exec('CREATE TABLE IF NOT EXISTS document (name TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT');
  const read = file.prepare('SELECT data FROM document WHERE name = ?');
  const write = file.prepare('INSERT OR REPLACE INTO document (name, data) VALUES (?, ?)');
  return new Database({
    fetch: async ({ documentName }: Payload) => read.get(documentName)?.['data'] ?? null,
    store: async ({ documentName, state }: Payload) => void write.run(documentName, state),
  });
}

const folder = process.argv[2];
const { Server } = (await import(PACKAGE)) as Hocuspocus;
const server = new Server({
  port: 0,
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  extensions: folder ? [await database(folder)] : [],
});
await server.listen();
serve({ port: server.address.port, stop: () => server.destroy() });
