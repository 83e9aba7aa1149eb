/** A real disk that is full: the room keeps what was typed, says so, and goes on when there is room again. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { SILENT } from '../../../server/log.ts';
import { openSqliteStore } from '../../../server/store/sqlite.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { temporaryFolder } from '../../wire/process.ts';
import { Client, ID, person, storedText } from './harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('keeps what was typed, says so, and writes it when there is room again', async () => {
  const path = join(folder.path, 'data.db');
  const store = openSqliteStore(path, { maxPages: 84, busyTimeout: 0 });
  const doc = new Y.Doc();
  doc.getText('titel').insert(0, 'begin');
  await store.create({ id: ID, status: 'onderhandeling', snapshot: Y.encodeStateAsUpdate(doc), at: AT });
  await store.create({ id: 'filler', status: 'onderhandeling', snapshot: new Uint8Array(70_000), at: AT });
  const limits = { ...LIMITS, retryFirst: 1, retryLast: 5 };
  const rooms = new Rooms({ store, limits, log: SILENT, now: () => AT });
  const room = await rooms.enter(ID);
  if (!room) throw new Error('no room');
  const [anna, ben] = [
    new Client(room, person('netwerkmanager'), limits),
    new Client(room, person('regisseur'), limits),
  ];
  await vi.waitFor(() => expect(anna.saved.at(-1)).toEqual({ state: 0, count: 1 }));
  const long = 'x'.repeat(120_000);
  anna.type(long);
  await vi.waitFor(() => expect(anna.saved.at(-1)).toEqual({ state: 1, count: 1 }));
  expect([ben.text, await storedText(store)]).toEqual(['begin', 'begin']);
  const other = new DatabaseSync(path, { timeout: 1000 });
  other.exec(
    `DELETE FROM version WHERE agreement = 'filler'; DELETE FROM snapshot WHERE agreement = 'filler'; DELETE FROM agreement WHERE id = 'filler'`,
  );
  other.close();
  await vi.waitFor(() => expect(ben.text).toBe(`begin${long}`));
  expect(anna.saved.at(-1)).toEqual({ state: 0, count: 2 });
  expect(await storedText(store)).toBe(`begin${long}`);
  await rooms.drain(1000);
  await store.close();
});

it('keeps what was typed when the data file is taken away, says so, and writes it when it is back', async () => {
  const path = join(folder.path, 'data.db');
  const store = openSqliteStore(path);
  const snapshot = Y.encodeStateAsUpdate(new Y.Doc());
  for (const id of [ID, 'so-other']) await store.create({ id, status: 'onderhandeling', snapshot, at: AT });
  const limits = { ...LIMITS, retryFirst: 1, retryLast: 5 };
  const rooms = new Rooms({ store, limits, log: SILENT, now: () => AT });
  const [room, other] = [await rooms.enter(ID), await rooms.enter('so-other')];
  if (!room || !other) throw new Error('no room');
  const clients = [room, other].map((one) => new Client(one, person('netwerkmanager'), limits));
  await vi.waitFor(() => expect(clients.map(({ saved }) => saved.at(-1)?.state)).toEqual([0, 0]));
  renameSync(path, `${path}.away`);
  for (const client of clients) client.type('kept');
  await vi.waitFor(() => expect(clients.map(({ saved }) => saved.at(-1)?.state)).toEqual([1, 1]));
  renameSync(`${path}.away`, path);
  await vi.waitFor(() =>
    expect(clients.map(({ saved }) => saved.at(-1))).toEqual(clients.map(() => ({ state: 0, count: 2 }))),
  );
  expect(await storedText(store)).toBe('kept');
  await rooms.drain(1000);
  await store.close();
});
