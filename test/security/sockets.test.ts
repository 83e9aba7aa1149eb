/** The sockets' door: who knocks from elsewhere, without being anyone, or without end. */
import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Agreement } from '../../model/agreement.ts';
import { importAgreement } from '../../server/agreements/import.ts';
import { LIMITS } from '../../server/sync/limits.ts';
import ready from '../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { runServer, type Running } from '../server/running.ts';

let running: Running;
let id: string;
let cookie: string;
beforeAll(async () => {
  running = await runServer();
  id = await importAgreement(running.store, ready as unknown as Agreement, '2026-03-01T10:00:00.000Z');
  const answer = await fetch(`${own()}/api/sessie`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"persoon":"lezer"}',
  });
  cookie = answer.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
});
afterAll(() => running.server.close(1000));

const own = (): string => `http://127.0.0.1:${running.port}`;

/** The status of an upgrade: 101 where it is let in. */
async function knock(path: string, headers: Record<string, string> = {}): Promise<number> {
  const upgrade = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  };
  const request = ask(`${own()}${path}`, { headers: { ...upgrade, ...headers } });
  request.on('error', () => {});
  request.end();
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  const opened = once(request, 'upgrade') as Promise<[IncomingMessage]>;
  const [response] = await Promise.race([answered, opened]);
  response.socket.destroy();
  return response.statusCode ?? 0;
}

describe('a page of another site', () => {
  it('gets no socket with the cookie of whoever looks at it', async () => {
    const to = `/sync/${id}`;
    expect(await knock(to, { cookie, origin: own() })).toBe(101);
    const others = [
      'https://evil.example',
      'null',
      `https://127.0.0.1:${running.port}`.replace(/\d+$/, '1'),
      `${own()}.evil.example`,
      'http://127.0.0.1',
    ];
    for (const origin of others) expect([origin, await knock(to, { cookie, origin })]).toEqual([origin, 403]);
    expect(await knock(to, { cookie })).toBe(403);
    expect(await knock(to, { cookie, origin: own(), host: 'evil.example' })).toBe(403);
    // A token in the address is no way round it either.
    expect(await knock(`${to}?token=demo-lezer`, { origin: 'https://evil.example' })).toBe(403);
  });
});

describe('nobody', () => {
  it('gets a socket: without a session, with one that was made up, or to what is not there', async () => {
    expect(await knock(`/sync/${id}`)).toBe(401);
    for (const secret of ['x', 'x'.repeat(43), '', '__proto__'])
      expect([secret, await knock(`/sync/${id}`, { cookie: `samenschrift_sessie=${secret}`, origin: own() })]).toEqual([
        secret,
        401,
      ]);
    for (const path of [
      '/sync/so-000000000000',
      '/sync/__proto__',
      '/sync/..%2f..',
      '/sync/',
      '/sync',
      `/sync/${id}/x`,
      '/',
      '/api/sessie',
    ])
      expect([path, await knock(path, { cookie, origin: own() })]).toEqual([path, 404]);
  });

  it('learns without a session what is there: the same answer for any agreement', async () => {
    expect(await knock('/sync/so-000000000000')).toBe(await knock(`/sync/${id}`));
  });
});

describe('a frame that is too large', () => {
  it('ends the connection that sends it, and nobody else’s', async () => {
    const open = async (who: string): Promise<WebSocket> => {
      const socket = new WebSocket(`${own().replace('http', 'ws')}/sync/${id}?token=demo-${who}`);
      await once(socket, 'open');
      return socket;
    };
    const [large, other] = [await open('directeur'), await open('regisseur')];
    const ended = once(large, 'close') as Promise<[number]>;
    large.send(new Uint8Array(LIMITS.frame + 1));
    expect((await ended)[0]).toBe(1009);
    expect(other.readyState).toBe(other.OPEN);
    other.terminate();
  });
});

describe('someone who knocks without end', () => {
  it('waits, and everyone else does not; what is open stays open', async () => {
    const socket = new WebSocket(`${own().replace('http', 'ws')}/sync/${id}?token=demo-jurist`);
    await once(socket, 'open');
    const codes: number[] = [];
    for (let nth = 0; nth < 2000 && codes.at(-1) !== 429; nth += 1)
      codes.push(await knock(`/sync/${id}?token=demo-directeur.9`));
    expect([codes.length > 250, codes.at(-1)]).toEqual([true, 429]);
    expect(await knock(`/sync/${id}?token=demo-regisseur`)).toBe(101);
    expect(socket.readyState).toBe(socket.OPEN);
    socket.terminate();
  });
});
