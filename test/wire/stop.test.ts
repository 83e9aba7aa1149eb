/** Stopping in good order while the disk refuses: everyone is told, nothing hangs, nobody is told it was saved. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAgreements, GROUNDS, type Ground } from '../fuzz/stores.ts';
import { Writer } from '../fuzz/writer.ts';
import { startServer, type ServerProcess } from './process.ts';

const ID = 'so-stop';
const PATIENCE = { timeout: 15_000 };
let ground: Ground;
let server: ServerProcess;
beforeEach(async () => {
  const [sqlite] = GROUNDS;
  if (!sqlite) throw new Error('no store');
  ground = await sqlite.make();
  await createAgreements(ground, [ID]);
  server = await startServer(ground.folder, 0, ground.env);
});
afterEach(async () => {
  await server.stop('SIGKILL');
  await ground.remove();
});

it('ends by itself with a goodbye, and says by its exit code that something was not written', async () => {
  const writer = new Writer(`ws://127.0.0.1:${server.port}/sync/${ID}?token=demo-regisseur`);
  await writer.opened();
  writer.type();
  await vi.waitFor(() => expect(writer.saved).toBe(1), PATIENCE);
  const file = join(ground.folder, 'samenschrift.db');
  renameSync(file, `${file}.away`);
  writer.type();
  await vi.waitFor(() => expect(writer.refused).toBe(true), PATIENCE);
  // By itself, and not by the last moment of main.ts: that would end it without a goodbye.
  expect(await server.stop('SIGTERM')).toBe(1);
  await vi.waitFor(() => expect(writer.closed).toBe(1001), PATIENCE);
  expect(writer.saved).toBe(1);
  renameSync(`${file}.away`, file);
});
