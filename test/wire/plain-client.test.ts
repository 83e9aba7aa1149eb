/** A plain y-websocket client, none of our code, against the server as a process that is killed. */
import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startServer, temporaryFolder, type ServerProcess } from './process.ts';

let folder: ReturnType<typeof temporaryFolder>;
let server: ServerProcess;
const providers: WebsocketProvider[] = [];
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startServer(folder.path);
});
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy();
  await server.stop('SIGKILL');
  folder.remove();
});

const PATIENCE = { timeout: 10_000 };

function connect(id: string, who: string): WebsocketProvider {
  const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/sync`, id, new Y.Doc(), {
    params: { token: `demo-${who}` },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 200,
  });
  providers.push(provider);
  return provider;
}
const synced = (provider: WebsocketProvider): Promise<void> =>
  vi.waitFor(() => expect(provider.synced).toBe(true), PATIENCE);
const title = (provider: WebsocketProvider): Y.Text => provider.doc.getText('titel');

async function firstAgreement(): Promise<string> {
  const answer = await fetch(`${server.url}/api/overeenkomsten`, { headers: { authorization: 'Bearer demo-lezer' } });
  const [first] = (await answer.json()) as { id: string }[];
  if (!first) throw new Error('the demo has no agreements');
  return first.id;
}

describe('a plain y-websocket client', () => {
  it('joins, edits, sees others, and loses nothing to a kill -9', async () => {
    const id = await firstAgreement();
    const [anna, ben] = [connect(id, 'netwerkmanager'), connect(id, 'regisseur')];
    await Promise.all([synced(anna), synced(ben)]);
    expect(title(ben).length).toBeGreaterThan(10);
    title(anna).insert(0, 'Seen: ');
    await vi.waitFor(() => expect(title(ben).toJSON()).toMatch(/^Seen: /), PATIENCE);
    await vi.waitFor(
      () =>
        expect([...ben.awareness.getStates().values()]).toContainEqual(
          expect.objectContaining({ user: expect.objectContaining({ name: 'Nele Aerts' }) as unknown }),
        ),
      PATIENCE,
    );
    await server.stop('SIGKILL');
    const seen = title(ben).toJSON();
    for (const provider of providers.splice(0)) provider.destroy();
    server = await startServer(folder.path);
    const cara = connect(id, 'lezer');
    await synced(cara);
    expect(title(cara).toJSON()).toBe(seen);
  });

  it('carries on by itself when the server comes back, with what was typed meanwhile', async () => {
    const id = await firstAgreement();
    const [anna, ben] = [connect(id, 'netwerkmanager'), connect(id, 'regisseur')];
    await Promise.all([synced(anna), synced(ben)]);
    const { port } = server;
    await server.stop('SIGKILL');
    title(anna).insert(0, 'Offline: ');
    server = await startServer(folder.path, port);
    await vi.waitFor(() => expect(title(ben).toJSON()).toMatch(/^Offline: /), PATIENCE);
  });

  it('is told it may not write when it may not, and stays connected', async () => {
    const id = await firstAgreement();
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    const [reader, anna] = [connect(id, 'lezer'), connect(id, 'netwerkmanager')];
    await Promise.all([synced(reader), synced(anna)]);
    const before = title(anna).toJSON();
    title(reader).insert(0, 'Mine: ');
    await vi.waitFor(() => expect(warn.mock.calls.flat().join()).toContain('leest mee'), PATIENCE);
    expect(reader.wsconnected).toBe(true);
    expect(title(anna).toJSON()).toBe(before);
    warn.mockRestore();
  });

  it('is sent away with a goodbye when the server stops in good order', async () => {
    const id = await firstAgreement();
    const anna = connect(id, 'netwerkmanager');
    await synced(anna);
    const codes: (number | undefined)[] = [];
    anna.on('connection-close', (event) => codes.push(event?.code));
    title(anna).insert(0, 'Last: ');
    expect(await server.stop('SIGTERM')).toBe(0);
    await vi.waitFor(() => expect(codes[0]).toBe(1001));
    server = await startServer(folder.path);
    const ben = connect(id, 'regisseur');
    await synced(ben);
    expect(title(ben).toJSON()).toMatch(/^Last: /);
  });
});

describe('the door', () => {
  const refusal = (path: string, headers: Record<string, string> = {}): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
      socket.on('open', () => reject(new Error('was let in')));
      socket.on('error', () => {});
    });

  it('stays shut for who is not known, what does not exist, and other sites', async () => {
    const id = await firstAgreement();
    expect(await refusal(`/sync/${id}`)).toBe(401);
    expect(await refusal(`/sync/${id}?token=demo-nobody`)).toBe(401);
    expect(await refusal('/sync/so-unknown?token=demo-lezer')).toBe(404);
    expect(await refusal('/elsewhere?token=demo-lezer')).toBe(404);
    expect(await refusal(`/sync/${id}?token=demo-lezer`, { origin: 'https://evil.example' })).toBe(403);
    expect(await refusal(`/sync/${id}?token=demo-lezer`, { host: 'evil.example' })).toBe(403);
  });

  it('answers an upgrade whose address or host is nonsense, and goes on', async () => {
    const id = await firstAgreement();
    const answer = (target: string, host = 'localhost'): Promise<string> =>
      new Promise((resolve, reject) => {
        const socket = createConnection(server.port, '127.0.0.1');
        let text = '';
        socket.setEncoding('latin1').on('data', (data: string) => (text += data));
        socket.on('error', reject).on('close', () => resolve(text.split('\r\n', 1)[0] ?? ''));
        socket.write(
          `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
            'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
        );
      });
    for (const target of ['//', '///', '//[', '/\\', 'http://[', 'http://a:99999/sync/x', `//evil/sync/${id}`, '*'])
      expect([target, await answer(target)]).toEqual([target, 'HTTP/1.1 400 Bad Request']);
    for (const target of ['/sync/%', '/sync/%ff?token=%', '/sync/..', '/'])
      expect([target, await answer(target)]).toEqual([target, 'HTTP/1.1 404 Not Found']);
    for (const host of ['[', 'a:b:c', 'localhost:99999', '%'])
      expect([host, await answer(`/sync/${id}?token=demo-lezer`, host)]).toEqual([host, 'HTTP/1.1 403 Forbidden']);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  it('ends a socket that sends garbage, text or too much, each with its code', async () => {
    const id = await firstAgreement();
    const closeCode = (data: string | Uint8Array): Promise<number> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${server.port}/sync/${id}`, {
          headers: { authorization: 'Bearer demo-netwerkmanager' },
        });
        socket.on('open', () => socket.send(data));
        socket.on('close', resolve);
      });
    expect(await closeCode(Uint8Array.of(1, 2, 3, 4))).toBe(4400);
    expect(await closeCode('hello')).toBe(4400);
    expect(await closeCode(new Uint8Array(9 * 1024 * 1024))).toBe(1009);
    const anna = connect(id, 'netwerkmanager');
    await synced(anna);
  });
});
