/** A store and a lock that cannot really write, or that write where nobody will ever read, say so. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../server/store/lock.ts';
import { openSqliteStore } from '../../server/store/sqlite.ts';
import { sqliteError } from '../../server/store/sqlite-errors.ts';
import { StoreError, type Store } from '../../server/store/store.ts';
import { temporaryFolder } from '../wire/process.ts';

const AT = '2026-03-01T10:00:00.000Z';
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const kindOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof StoreError ? error.kind : String(error);
  }
};
/** SQLite reads addresses too: a file that is there, and may only be read. */
const readonly = (path: string): string => `${pathToFileURL(path).href}?mode=ro`;

describe('a lock', () => {
  it('is really written: the number of the process stands in the file', () => {
    const path = join(folder.path, 'server.lock');
    const lock = takeLock(path);
    expect(readFileSync(path).readUInt32BE(60)).toBe(process.pid);
    expect(kindOf(() => takeLock(path))).toBe('busy');
    lock.release();
  });

  it('is refused on a file that may only be read', () => {
    const path = join(folder.path, 'server.lock');
    takeLock(path).release();
    expect(kindOf(() => takeLock(readonly(path)))).toBe('readonly');
  });
});

describe('a store', () => {
  it('is refused on a file that may only be read, also with a write-ahead log beside it', async () => {
    const path = join(folder.path, 'data.db');
    const store = openSqliteStore(path);
    await store.create({ id: 'a', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: AT });
    expect(kindOf(() => openSqliteStore(readonly(path)))).toBe('readonly');
    await store.close();
  });

  it('leaves nothing of the proof behind', async () => {
    const path = join(folder.path, 'data.db');
    await openSqliteStore(path).close();
    const before = readFileSync(path);
    await openSqliteStore(path).close();
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

const NOBODY = 65534;
const SERVER = join(import.meta.dirname, '../../server');

describe.runIf(process.getuid?.() === 0)('someone without rights on the folder', () => {
  it('gets neither lock nor store, after a server that was killed', async () => {
    const place = join(folder.path, 'data');
    mkdirSync(place);
    const killed = `import { lockFolder, openStore } from '${SERVER}/store/open.ts';
      lockFolder('${place}');
      await openStore('${place}').create({ id: 'a', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: '${AT}' });
      process.kill(process.pid, 'SIGKILL');`;
    expect(nodeOutput(killed)).toBe('');
    chmodSync(folder.path, 0o755);
    for (const name of ['samenschrift.db', 'samenschrift.db-wal', 'samenschrift.db-shm', 'server.lock'])
      chmodSync(join(place, name), 0o444);
    chmodSync(place, 0o555);
    const refused = `import { lockFolder, openStore } from '${SERVER}/store/open.ts';
      process.setgid(${NOBODY}); process.setuid(${NOBODY});
      for (const open of [lockFolder, openStore]) try { open('${place}'); console.log('open'); } catch (error) { console.log(error.kind); }`;
    expect(nodeOutput(refused)).toBe('readonly\nreadonly\n');
  });
});

function nodeOutput(code: string): string {
  return spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }).stdout;
}

describe('a data file that is taken away', () => {
  const update = (store: Store): Promise<number[]> => store.append([{ id: 'a', updates: [Uint8Array.of(2)] }], AT);
  const gone = { name: 'StoreError', kind: 'gone' };
  let path: string;
  let store: Store;
  beforeEach(async () => {
    path = join(folder.path, 'data.db');
    store = openSqliteStore(path);
    await store.create({ id: 'a', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: AT });
  });
  afterEach(() => store.close());

  it('is noticed by every write when deleted', async () => {
    rmSync(path);
    await expect(update(store)).rejects.toMatchObject(gone);
    await expect(store.create({ id: 'b', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: AT }))
      .rejects //
      .toMatchObject(gone);
    await expect(store.compact('a', Uint8Array.of(1), 0)).rejects.toMatchObject(gone);
    await expect(store.setStatus('a', 'ondertekend')).rejects.toMatchObject(gone);
  });

  it('is noticed when replaced by another file, and when only the write-ahead log is gone', async () => {
    copyFileSync(path, `${path}.copy`);
    renameSync(`${path}.copy`, path);
    await expect(update(store)).rejects.toMatchObject(gone);
    const other = join(folder.path, 'other.db');
    const second = openSqliteStore(other);
    await second.create({ id: 'a', status: 'onderhandeling', snapshot: Uint8Array.of(1), at: AT });
    rmSync(`${other}-wal`);
    await expect(update(second)).rejects.toMatchObject(gone);
    await second.close();
  });

  it('takes writes again when it is put back, and nothing was changed meanwhile', async () => {
    renameSync(path, `${path}.away`);
    await expect(update(store)).rejects.toMatchObject(gone);
    renameSync(`${path}.away`, path);
    expect(await update(store)).toEqual([1]);
  });
});

describe('an error of SQLite', () => {
  const failure = (errcode: number): Error => Object.assign(new Error('x'), { errcode });

  it('says the disk is full where it is, else that it could not be done', () => {
    expect(sqliteError(failure(13), join(folder.path, 'data.db')).kind).toBe('full');
    expect(sqliteError(failure(778), join(folder.path, 'data.db')).kind).toBe('other');
    // /proc has no room, and may not be written: that is not the same.
    expect(sqliteError(failure(14), '/proc/data.db').kind).toBe('readonly');
  });
});
