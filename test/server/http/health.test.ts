/** What those who keep the server running may ask, and who gets an answer. */
import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readConfig } from '../../../server/config.ts';
import { createMemoryStore } from '../../../server/store/memory.ts';
import { StoreError, type Store } from '../../../server/store/store.ts';
import { runServer, type Running, type RunOptions } from '../running.ts';

const ID = 'so-test';
const PATIENCE = { timeout: 15_000 };

let running: Running | null = null;
afterEach(async () => {
  await running?.server.close(1000);
  running = null;
});
async function run(options: RunOptions = {}): Promise<Running> {
  running = await runServer(options);
  return running;
}
const ask = ({ port }: Running, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers });

describe('/ready', () => {
  it('is yes while the store answers', async () => {
    const answer = await ask(await run(), '/ready');
    expect([answer.status, await answer.json()]).toEqual([200, { klaar: true }]);
  });

  it('is no when the store fails, and alive all the same', async () => {
    const store: Store = { ...createMemoryStore(), meta: () => Promise.reject(new StoreError('gone', 'as told')) };
    const server = await run({ store });
    const answer = await ask(server, '/ready');
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ fout: 'opslag' })]);
    expect((await ask(server, '/health')).status).toBe(200);
  });

  it('is no when the store never answers', async () => {
    const server = await run({ store: { ...createMemoryStore(), meta: () => new Promise(() => {}) } });
    const answer = await ask(server, '/ready');
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ fout: 'opslag' })]);
  });

  it('is no while the server stops', async () => {
    const held = Promise.withResolvers<void>();
    const inner = createMemoryStore();
    const store: Store = { ...inner, append: async (batches, at) => (await held.promise, inner.append(batches, at)) };
    const server = await run({ store });
    await store.create({
      id: ID,
      status: 'onderhandeling',
      snapshot: Uint8Array.of(0, 0),
      at: '2026-03-01T10:00:00.000Z',
    });
    const socket = await typing(server);
    await vi.waitFor(async () => expect(await figures(server)).toMatch(/^samenschrift_queue_frames [1-9]/m), PATIENCE);
    const closing = server.server.close(10_000);
    const answer = await ask(server, '/ready');
    expect([answer.status, await answer.json()]).toEqual([503, expect.objectContaining({ fout: 'druk' })]);
    held.resolve();
    await closing;
    running = null;
    socket.terminate();
  });
});

/** Someone in the document, who typed a letter. */
async function typing({ port }: Running): Promise<WebSocket> {
  const doc = new Y.Doc();
  doc.getText('titel').insert(0, 'a');
  const update = Y.encodeStateAsUpdate(doc);
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${ID}?token=demo-regisseur`);
  await once(socket, 'open');
  socket.send(Uint8Array.of(0, 2, update.length, ...update));
  return socket;
}

const figures = async (server: Running): Promise<string> => (await ask(server, '/metrics')).text();

describe('/metrics', () => {
  it('counts rooms, connections, commits, answers, and what was refused, without saying whose', async () => {
    const server = await run();
    await server.store.create({
      id: ID,
      status: 'onderhandeling',
      snapshot: Uint8Array.of(0, 0),
      at: '2026-03-01T10:00:00.000Z',
    });
    const socket = await typing(server);
    await vi.waitFor(
      async () => expect(await figures(server)).toMatch(/^samenschrift_store_seconds_count\{method="append"\} 1$/m),
      PATIENCE,
    );
    const text = await figures(server);
    for (const line of [
      'samenschrift_rooms 1',
      'samenschrift_connections 1',
      'samenschrift_queue_bytes 0',
      'samenschrift_log_rows 1',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);

    socket.send('not the protocol');
    await once(socket, 'close');
    const stranger = new WebSocket(`ws://127.0.0.1:${server.port}/sync/${ID}`);
    await once(stranger, 'error');
    await ask(server, `/api/overeenkomsten/${ID}/stand`, { authorization: 'Bearer demo-lezer' });
    const later = await figures(server);
    expect(later).toContain('samenschrift_closed_connections_total{kind="malformed"} 1');
    expect(later).toContain('samenschrift_refused_frames_total{kind="malformed"} 1');
    expect(later).toContain('samenschrift_refused_upgrades_total{status="401"} 1');
    expect(later).toContain(
      'samenschrift_http_seconds_count{method="GET",route="/api/overeenkomsten/:id/stand",status="200"} 1',
    );
    for (const secret of [ID, 'regisseur', 'Ruben', 'lezer']) expect(later).not.toContain(secret);
  });

  it('counts what the store refused, by kind', async () => {
    const server = await run({
      store: { ...createMemoryStore(), list: () => Promise.reject(new StoreError('full', 'as told')) },
    });
    await ask(server, '/api/overeenkomsten', { authorization: 'Bearer demo-lezer' });
    expect(await figures(server)).toMatch(/^samenschrift_store_errors_total\{kind="full"\} [12]$/m);
  });

  it('is for who asks on this machine itself, not for who comes through a proxy here', async () => {
    const server = await run();
    expect((await ask(server, '/metrics')).status).toBe(200);
    for (const header of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
      expect([header, (await ask(server, '/metrics', { [header]: '203.0.113.7' })).status]).toEqual([header, 403]);
  });

  it('is with a token for who shows it, and for nobody else', async () => {
    const token = 'een-lang-genoeg-token';
    const server = await run({ metricsToken: token });
    expect((await ask(server, '/metrics')).status).toBe(403);
    expect((await ask(server, '/metrics', { authorization: 'Bearer een-ander-token-hier' })).status).toBe(403);
    expect((await ask(server, '/metrics', { authorization: `Bearer ${token}`, via: '1.1 proxy' })).status).toBe(200);
  });

  it('takes no token that can be guessed', () => {
    expect(readConfig({ METRICS_TOKEN: 'kort' })).toMatch(/METRICS_TOKEN/);
    expect(readConfig({ METRICS_TOKEN: 'met spaties erin, wel lang' })).toMatch(/METRICS_TOKEN/);
    expect(readConfig({ METRICS_TOKEN: 'een-lang-genoeg-token' })).toMatchObject({
      metricsToken: 'een-lang-genoeg-token',
    });
    expect(readConfig({})).toMatchObject({ metricsToken: null });
  });
});
