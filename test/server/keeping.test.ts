/** Copies of the data, and the way from a folder to a database: all of it, the same, or nothing. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { SILENT } from '../../server/log.ts';
import { EventRecord } from '../../server/record/record.ts';
import { verifyChain } from '../../server/record/verify.ts';
import { dataFile, openStore } from '../../server/store/open.ts';
import { openPostgresStore } from '../../server/store/postgres.ts';
import type { Later, Store, Stored } from '../../server/store/store.ts';
import { startPostgres } from '../postgres.ts';
import { run, startServer, temporaryFolder, type Finished } from '../wire/process.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-02T10:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

const postgres = await startPostgres();
afterAll(() => postgres.remove());
let folder: ReturnType<typeof temporaryFolder>;
let data: string;
beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
});
afterEach(() => folder.remove());

const so = (args: readonly string[], env: Record<string, string> = {}): Promise<Finished> =>
  run('cli.ts', args, { DATA_DIR: data, ...env });

/** What of everything there is: a folded log, open rows, authors, what people saw, statuses. */
async function fill(): Promise<void> {
  const store = openStore(data);
  for (const id of ['so-a', 'so-B', 'so-é'.normalize()])
    await store.create({ id, status: 'onderhandeling', snapshot: bytes(1, 2), at: AT, author: 'an' });
  const rows = Array.from({ length: 250 }, (_, nth) => bytes(nth, 0, 255));
  const authors = rows.map((_, nth) => (nth % 3 ? 'bo' : null));
  const hands = [2 ** 32 - 1, 7].map((client) => ({ client, clock: 3, person: 'bo' }));
  await store.append([{ id: 'so-a', updates: rows, authors, hands }], LATER);
  await store.addVersion({ id: 'so-a', state: bytes(50, 51), sequence: 3, at: LATER });
  await store.compact('so-a', bytes(40, 41), 7);
  await store.setStatus('so-B', 'ondertekend');
  // Left behind: it can be worked out again.
  await store.keepDigests('form', [{ id: 'so-B', sequence: 0, data: '{}' }]);
  for (const person of ['ben', 'Anna', 'zoë'])
    await store.setSeen('so-a', person, { state: `{"p":"${person}"}`, at: AT }, null);
  const bo = { id: 'bo', subject: null, code: '', naam: 'Bo', functie: '', organisatie: '', rol: 'lezer' } as const;
  await store.addPerson({ ...bo, email: null, added: AT, seen: null, erased: null });
  const member = { agreement: 'so-a', person: 'bo', rol: 'jurist', partij: null, author: null } as const;
  await store.setMember({ ...member, added: AT, ended: null });
  const record = new EventRecord({ store, log: SILENT, now: () => AT });
  for (const chain of ['so-a', undefined, 'so-a'])
    await record.note({ kind: 'uitgevoerd', chain, person: 'bo', origin: '192.0.2.1', detail: { vorm: 'pdf' } });
  await layDown(store, 'so-é'.normalize());
  await store.close();
}

/** Lays a text down, and brings a file back. */
async function layDown(store: Store, agreement: string): Promise<void> {
  await store.setStatus(agreement, 'juridisch-nazicht');
  await store.lock(agreement, `${AT} een`, 'juridisch-nazicht');
  const texts = { title: 'Één', parties: ['VDAB'], signatories: [], content: 'hash-1', pdf: 'hash-2' };
  const made = { id: 'f-1', agreement, at: AT, author: 'bo', sequence: 0, ...texts };
  await store.freeze({ ...made, bytes: { content: bytes(0, 255), pdf: bytes(37, 0) } }, `${AT} een`);
  const back = { id: 't-1', agreement, frozen: 'f-1', kind: 'scan', at: AT, author: 'bo', hash: 'hash-3' } as const;
  const file = { ...back, type: 'image/png', size: 2, report: null, signatories: ['p'] };
  const frozen = { id: 'f-1', agreement, revision: 0 };
  await store.changeSigning({ frozen, status: 'ter-ondertekening', add: { file, data: bytes(9, 0) } });
}

function alterFile(path: string, sql: string): void {
  const file = new DatabaseSync(path);
  file.exec(sql);
  file.close();
}

const hex = (value: Uint8Array | null): string | null => value && Buffer.from(value).toString('hex');
const plain = (stored: Stored | Later | null): unknown =>
  stored && { ...stored, snapshot: hex(stored.snapshot), updates: stored.updates.map(hex) };

/** Everything that the port tells. */
async function everything(store: Store): Promise<unknown> {
  const all = [];
  for (const { id } of await store.list())
    all.push({
      stored: plain(await store.load(id)),
      later: plain(await store.since(id, 100)),
      versions: await store.versions(id),
      hands: await store.hands(id),
      states: await Promise.all([1, 2].map(async (number) => hex(await store.versionState(id, number)))),
      seen: await Promise.all(['ben', 'Anna', 'zoë', 'nobody'].map((person) => store.seen(id, person))),
      members: await store.membersOf(id),
      frozen: await store.frozenOf(id),
      returned: await store.returnedOf(id),
      files: await Promise.all([1, 2, 3].map(async (nth) => hex(await store.fileBytes(id, `hash-${nth}`)))),
    });
  const people = await store.persons(['bo']);
  const chains = await store.chains();
  const record = await Promise.all(chains.map((chain) => store.eventsAfter(chain, 0, 100)));
  const verdicts = await Promise.all(chains.map((chain) => verifyChain(store, chain)));
  expect(verdicts.map(({ fault }) => fault)).toEqual(chains.map(() => null));
  await store.close();
  return [[people, record], ...all];
}
/** Of all that holds something: SQLite leaves an empty write-ahead log where it only read. */
const hashes = (): string[] =>
  readdirSync(data)
    .filter((name) => statSync(join(data, name)).size > 0)
    .filter((name) => !name.endsWith('-shm') && name !== 'server.lock')
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(data, name)))
          .digest('hex')}`,
    );

async function alter(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

describe('so naar-postgres', () => {
  it('moves everything, the same, and leaves the folder as it was', async () => {
    await fill();
    const url = await postgres.createDatabase();
    const before = hashes();
    const { code, out, err } = await so(['naar-postgres'], { DATABASE_URL: url });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /3 overeenkomsten \(\d+ rijen\) overgezet naar de databank test_\w+ op 127\.0\.0\.1:\d+ en nagelezen/,
    );
    expect(out).toMatch(/Som: [0-9a-f]{64}/);
    expect(hashes()).toEqual(before);
    expect(await everything(await openPostgresStore(url))).toEqual(await everything(openStore(data)));
    expect(await alter(url, 'SELECT * FROM digest')).toEqual([]);
  });

  it('goes on where it was: rows are numbered after those that were moved', async () => {
    await fill();
    const url = await postgres.createDatabase();
    await so(['naar-postgres'], { DATABASE_URL: url });
    const store = await openPostgresStore(url);
    expect(await store.append([{ id: 'so-a', updates: [bytes(9)] }], LATER)).toEqual([251]);
    await store.close();
  });

  it('takes what a killed server left in its write-ahead log', async () => {
    const server = await startServer(data);
    await server.stop('SIGKILL');
    const url = await postgres.createDatabase();
    expect(await so(['naar-postgres'], { DATABASE_URL: url })).toMatchObject({ code: 0 });
    expect(await everything(await openPostgresStore(url))).toEqual(await everything(openStore(data)));
  });

  it('refuses a database that holds agreements, and changes nothing in it', async () => {
    await fill();
    const url = await postgres.createDatabase();
    await so(['naar-postgres'], { DATABASE_URL: url });
    const before = await everything(await openPostgresStore(url));
    const { code, err } = await so(['naar-postgres'], { DATABASE_URL: url });
    expect([code, err]).toEqual([1, expect.stringContaining('is niet leeg')]);
    expect(await everything(await openPostgresStore(url))).toEqual(before);
  });

  it('refuses a database that holds a record only, such as of a sign-in', async () => {
    await fill();
    const url = await postgres.createDatabase();
    const store = await openPostgresStore(url);
    await new EventRecord({ store, log: SILENT, now: () => AT }).note({ kind: 'aangemeld', person: 'bo' });
    await store.close();
    const { code, err } = await so(['naar-postgres'], { DATABASE_URL: url });
    expect([code, err]).toEqual([1, expect.stringContaining('is niet leeg')]);
    expect(await alter(url, 'SELECT id FROM agreement')).toEqual([]);
  });

  it('refuses while a server runs on the folder', async () => {
    const server = await startServer(data);
    const url = await postgres.createDatabase();
    const { code, err } = await so(['naar-postgres'], { DATABASE_URL: url });
    expect([code, err]).toEqual([1, expect.stringContaining('Er draait een Samenschrift')]);
    await server.stop('SIGTERM');
  });

  it('moves nothing when what arrived is not what was sent', async () => {
    await fill();
    const url = await postgres.createDatabase();
    await (await openPostgresStore(url)).close();
    await alter(
      url,
      `CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN IF NEW.sequence = 200 THEN NEW.data = '\\x00'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER spoil BEFORE INSERT ON log FOR EACH ROW EXECUTE FUNCTION spoil()`,
    );
    const { code, err } = await so(['naar-postgres'], { DATABASE_URL: url });
    expect([code, err]).toEqual([1, expect.stringContaining('Er is niets overgezet')]);
    expect(await alter(url, 'SELECT id FROM agreement UNION ALL SELECT agreement FROM log')).toEqual([]);
  });

  it('moves nothing when the folder holds what would stay behind', async () => {
    await fill();
    const file = new DatabaseSync(dataFile(data), { enableForeignKeyConstraints: false });
    file.prepare(`INSERT INTO log (agreement, sequence, at, data) VALUES ('nobody', 1, ?, ?)`).run(AT, bytes(1));
    const url = await postgres.createDatabase();
    expect(await so(['naar-postgres'], { DATABASE_URL: url })).toMatchObject({ code: 1 });
    expect(await alter(url, 'SELECT id FROM agreement')).toEqual([]);
    file.exec(`DELETE FROM log WHERE agreement = 'nobody'; CREATE TABLE something_else (a TEXT)`);
    file.close();
    const { err } = await so(['naar-postgres'], { DATABASE_URL: url });
    expect(err).toContain('something_else');
    expect(await alter(url, 'SELECT id FROM agreement')).toEqual([]);
  });

  it('says what is missing: an address, data, a database that answers', async () => {
    expect((await so(['naar-postgres'])).err).toContain('Zet DATABASE_URL');
    expect((await so(['naar-postgres'], { DATABASE_URL: 'mysql://secret@a/b' })).err).toMatch(/geen adres(?!.*secret)/);
    const gone = 'postgres://postgres:secret@127.0.0.1:1/nowhere';
    expect((await so(['naar-postgres'], { DATABASE_URL: gone })).err).toContain('Er zijn geen gegevens in');
    await fill();
    const { code, err } = await so(['naar-postgres'], { DATABASE_URL: gone });
    expect([code, err]).toEqual([1, expect.stringContaining('niet bereikbaar')]);
    expect(err).not.toContain('secret');
    // A command does not try again by itself, as the server does.
    expect((await so(['dump', 'so-x'], { DATABASE_URL: gone })).err).toMatch(/niet bereikbaar(?!.*opnieuw)/);
    expect(await so(['naar-postgres', 'now'], { DATABASE_URL: gone })).toMatchObject({ code: 2 });
  });

  it('refuses data of an older version without bringing them up to date', async () => {
    await fill();
    alterFile(dataFile(data), 'PRAGMA user_version = 1');
    const { code, err } = await so(['naar-postgres'], { DATABASE_URL: await postgres.createDatabase() });
    expect([code, err]).toEqual([1, expect.stringContaining('oudere versie')]);
  });
});

describe('import and dump', () => {
  it('work on the database of DATABASE_URL', async () => {
    const env = { DATABASE_URL: await postgres.createDatabase() };
    const file = join(import.meta.dirname, '../fixtures/onvolledig.json');
    const { code, out } = await so(['import', file], env);
    expect(code).toBe(0);
    const dumped = await so(['dump', out.trim()], env);
    expect(JSON.parse(dumped.out)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    expect((await so(['dump', 'so-unknown'], env)).err).toMatch(/databank test_\w+ op .*DATABASE_URL/);
  });
});

describe('so reservekopie', () => {
  const copy = (): string => join(folder.path, 'kopie.db');

  it('copies while a server writes, and what is put back is what was there', async () => {
    const server = await startServer(data);
    const store = openStore(data);
    const [first] = await store.list();
    const writing = { id: first?.id ?? '', updates: [bytes(0, 0)], authors: ['an'] };
    for (let nth = 0; nth < 20; nth++) await store.append([writing], LATER);
    const times = { renewed: AT, began: AT, used: AT };
    const at = { from: '', agent: '', sub: null, sid: null };
    await store.addSession({ id: 'a', hash: 'h', previous: null, person: 'an', ...times, ...at });
    expect(await so(['reservekopie', copy()])).toMatchObject({ code: 0, err: '' });
    await store.append([writing], LATER);
    await store.close();
    await server.stop('SIGKILL');
    // As docs/operations.md says: the folder aside, the copy in a new one.
    rmSync(data, { recursive: true });
    mkdirSync(data);
    copyFileSync(copy(), dataFile(data));
    const again = await startServer(data);
    const restored = openStore(data);
    expect(await restored.meta(writing.id)).toMatchObject({ sequence: 20, gewijzigdDoor: 'an' });
    expect(await restored.list()).toHaveLength(2);
    // Whoever signed out since is not signed in again by a copy.
    expect(await restored.sessionsOf('an')).toEqual([]);
    await restored.close();
    await again.stop('SIGTERM');
  });

  it('copies data of an older version, before an upgrade, as they are', async () => {
    await fill();
    const [older, copied] = [dataFile(data), copy()];
    const later = ['session', 'person', 'member', 'invitation', 'token', 'event', 'frozen', 'returned', 'file'].map(
      (name) => `DROP TABLE ${name};`,
    );
    const columns = ['binned', 'binned_by', 'locked'].map((name) => `ALTER TABLE agreement DROP COLUMN ${name};`);
    alterFile(older, `${later.join('')}${columns.join('')} PRAGMA user_version = 7`);
    expect(await so(['reservekopie', copied])).toMatchObject({ code: 0, err: '' });
    for (const file of [older, copied]) {
      const database = new DatabaseSync(file);
      expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 7 });
      database.close();
    }
    copyFileSync(copied, older);
    expect(await everything(openStore(data))).toHaveLength(4);
  });

  it('never writes over a file, and leaves nothing when it cannot', async () => {
    await fill();
    writeFileSync(copy(), 'mine');
    const { code, err } = await so(['reservekopie', copy()]);
    expect([code, err]).toEqual([1, expect.stringContaining('wordt niet overschreven')]);
    expect(readFileSync(copy(), 'utf8')).toBe('mine');
    expect(await so(['reservekopie', join(folder.path, 'no/such/folder.db')])).toMatchObject({ code: 1 });
    expect(readdirSync(folder.path).sort()).toEqual(['data', 'kopie.db']);
  });

  it('copies a database while it is written to, to a file that serves as a folder and goes back to a database', async () => {
    await fill();
    const url = await postgres.createDatabase();
    await so(['naar-postgres'], { DATABASE_URL: url });
    const store = await openPostgresStore(url);
    const before = await everything(await openPostgresStore(url));
    const copied = new AbortController();
    const write = async (): Promise<void> => {
      while (!copied.signal.aborted)
        await store.append([{ id: 'so-B', updates: [bytes(0, 0)], authors: ['bo'] }], LATER);
    };
    const writing = write();
    const { code, err, out } = await so(['reservekopie', copy()], { DATABASE_URL: url });
    copied.abort();
    await writing;
    await store.close();
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('3 overeenkomsten');
    expect(readdirSync(folder.path).sort()).toEqual(['data', 'kopie.db']);
    const others = (all: unknown): unknown =>
      (all as { stored?: { meta: { id: string } } }[]).filter(({ stored }) => stored?.meta.id !== 'so-B');
    rmSync(data, { recursive: true });
    mkdirSync(data);
    copyFileSync(copy(), dataFile(data));
    const folderNow = await everything(openStore(data));
    expect(others(folderNow)).toEqual(others(before));
    // Of one moment: what it says of the agreement that was being written in is what it holds of it.
    const again = openStore(data);
    const written = await again.load('so-B');
    await again.close();
    expect(written?.updates).toHaveLength(written?.meta.sequence ?? 0);
    const restored = await postgres.createDatabase();
    expect(await so(['naar-postgres'], { DATABASE_URL: restored })).toMatchObject({ code: 0 });
    expect(await everything(await openPostgresStore(restored))).toEqual(folderNow);
  });

  it('of a database changes nothing in it, and says what is wrong with it', async () => {
    const url = await postgres.createDatabase();
    expect(await so(['reservekopie', copy()], { DATABASE_URL: url })).toMatchObject({
      code: 1,
      err: expect.stringContaining('oudere versie') as string,
    });
    expect(await alter(url, `SELECT to_regclass('data_version') AS name`)).toEqual([{ name: null }]);
    await (await openPostgresStore(url)).close();
    await alter(url, 'CREATE TABLE something_else (a text)');
    const { err } = await so(['reservekopie', copy()], { DATABASE_URL: url });
    expect(err).toContain('something_else');
    const gone = 'postgres://postgres:secret@127.0.0.1:1/nowhere';
    const { code, err: away } = await so(['reservekopie', copy()], { DATABASE_URL: gone });
    expect([code, away]).toEqual([1, expect.stringMatching(/niet bereikbaar(?!.*secret)/)]);
    expect(readdirSync(folder.path)).toEqual([]);
  });
});
