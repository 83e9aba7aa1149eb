/** Requests that are too large, too slow, or not what they say they are. */
import { createConnection, type AddressInfo, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Paces } from '../../server/access/paces.ts';
import { HTTP_LIMITS } from '../../server/http/limits.ts';
import type { Store } from '../../server/store/store.ts';
import type { Agreement } from '../../model/agreement.ts';
import { importAgreement } from '../../server/agreements/import.ts';
import ready from '../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build } from '../server/http/build.ts';

let app: FastifyInstance;
let port: number;
let id: string;
const SHORT = { ...HTTP_LIMITS, headersTime: 300, requestTime: 600, fileTime: 2000, check: 50 };

beforeAll(async () => {
  let store: Store;
  ({ app, store } = await build({ httpLimits: SHORT, paces: new Paces({ factor: 1000 }) }));
  id = await importAgreement(store, ready as unknown as Agreement, AT);
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(() => app.close());

const TOKEN = { host: 'localhost', authorization: 'Bearer demo-netwerkmanager' };
const post = (payload: string, more: object = {}, url = '/api/overeenkomsten') =>
  app.inject({ method: 'POST', url, headers: { ...TOKEN, 'content-type': 'application/json', ...more }, payload });

describe('a request that is too large', () => {
  it('is refused: a command of more than 16 kB, whether it says so or not', async () => {
    const large = JSON.stringify({ sjabloon: 'x'.repeat(20_000) });
    const answer = await post(large);
    expect([answer.statusCode, answer.json()]).toEqual([
      413,
      { fout: 'te-groot', boodschap: 'De aanvraag is te groot. Stuur minder in één keer.' },
    ]);
    const head =
      'POST /api/sessie HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    expect(await answerTo(head + chunk + chunk)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('is refused: an address, a header, very many headers', async () => {
    const long = await app.inject({ url: `/api/sessie?x=${'x'.repeat(9000)}`, headers: TOKEN });
    expect(long.statusCode).toBe(400);
    const head = 'GET /api/sessie HTTP/1.1\r\nHost: localhost\r\n';
    expect(await answerTo(`${head}X: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    const many = Array.from({ length: 2000 }, (_, nth) => `X-${nth}: y`).join('\r\n');
    expect(await answerTo(`${head}${many}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('is refused: JSON nested very deep, without a defect', async () => {
    const deep = (depth: number): string[] => [
      '['.repeat(depth),
      '['.repeat(depth) + ']'.repeat(depth),
      `${'{"a":'.repeat(depth / 4)}1${'}'.repeat(depth / 4)}`,
    ];
    for (const text of deep(7000)) expect((await post(text)).statusCode).toBe(400);
    for (const text of deep(400_000)) {
      const payload = `{"basis":"","delen":{"/x":${text}}}`;
      const url = `/api/overeenkomsten/${id}/gezien`;
      const headers = { ...TOKEN, 'content-type': 'application/json' };
      expect((await app.inject({ method: 'PUT', url, headers, payload })).statusCode).toBe(400);
    }
  });
});

/** What comes back until the other side hangs up. */
async function answerTo(text: string): Promise<string> {
  const socket = connect();
  socket.write(text);
  return heard(socket);
}
function connect(): Socket {
  const socket = createConnection(port, '127.0.0.1');
  socket.on('error', () => {});
  return socket;
}
async function heard(socket: Socket): Promise<string> {
  let received = '';
  socket.setEncoding('utf8').on('data', (data: string) => (received += data));
  await new Promise((resolve) => socket.once('close', resolve));
  return received;
}

describe('a request that is too slow', () => {
  it.each([
    ['its headers', 'GET /api/sessie HTTP/1.1\r\nHost: localhost\r\nX: '],
    [
      'its body',
      'POST /api/sessie HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"persoon":"',
    ],
  ])('is ended while %s still come, a byte at a time', async (_what, start) => {
    const socket = connect();
    socket.write(start);
    const drip = setInterval(() => socket.write('x'), 20);
    const answer = await heard(socket);
    clearInterval(drip);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('De aanvraag kwam niet op tijd binnen.');
    // Everyone else was served meanwhile, and is now.
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
  });

  it('is waited for longer where it brings a file, and not for ever', async () => {
    const head = 'POST /api/controle HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/pdf\r\n';
    const [whole, never, command] = [connect(), connect(), connect()];
    whole.write(`${head}Connection: close\r\nContent-Length: 2\r\n\r\nx`);
    never.write(`${head}Content-Length: 5000\r\n\r\nx`);
    command.write(
      'POST /api/sessie HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    );
    const ended = heard(never);
    // Over the time of a command, the rest of the file still comes.
    expect(await heard(command)).toMatch(/^HTTP\/1\.1 408 /);
    whole.write('y');
    expect(await heard(whole)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('has these limits, in every server', () => {
    const { server } = app;
    expect([server.requestTimeout, server.headersTimeout, server.maxConnections]).toEqual([2000, 300, 10_000]);
    const { headersTime, requestTime, fileTime } = HTTP_LIMITS;
    expect([headersTime, requestTime, fileTime]).toEqual([10_000, 30_000, 300_000]);
  });
});

describe('a body that is not what it says', () => {
  it('is refused: forms, text, no type, many types', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json-patch+json',
      'text/json',
      'application/xml',
      '',
    ];
    for (const type of types)
      expect([type, (await post('{"persoon":"lezer"}', { 'content-type': type }, '/api/sessie')).statusCode]).toEqual([
        type,
        415,
      ]);
  });

  it('is refused: a prototype that is to be changed', async () => {
    const attempts = [
      '{"__proto__":{"persoon":"lezer"}}',
      '{"persoon":"lezer","__proto__":{"rol":"beheerder"}}',
      '{"constructor":{"prototype":{"rol":"beheerder"}}}',
      '{"persoon":"lezer","\\u005f_proto__":null}',
    ];
    for (const text of attempts) {
      const answer = await post(text, {}, '/api/sessie');
      expect([text, answer.statusCode, answer.headers['set-cookie']]).toEqual([text, 400, undefined]);
    }
    expect(({} as { rol?: unknown }).rol).toBeUndefined();
    for (const persoon of ['__proto__', 'constructor', 'toString']) {
      const answer = await post(JSON.stringify({ persoon }), {}, '/api/sessie');
      expect([persoon, answer.statusCode]).toEqual([persoon, 400]);
    }
  });

  it('is refused: two lengths, or a length and chunks', async () => {
    const head = 'POST /api/sessie HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
    expect(await answerTo(`${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await answerTo(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });
});

describe('lines that end early', () => {
  it('put no header in an answer, by address, name or id', async () => {
    const evil = '%0d%0aset-cookie:%20samenschrift_sessie=stolen%0d%0a';
    const targets = [
      `/${evil}`,
      `/api/overeenkomsten/${evil}`,
      `/api/overeenkomsten/${evil}/pdf`,
      `/api/sessies/${evil}`,
      `/assets/${evil}`,
      `/sync/${evil}`,
    ];
    for (const url of targets) {
      const answer = await app.inject({ url, headers: TOKEN });
      expect([url, answer.headers['set-cookie'], answer.statusCode >= 400]).toEqual([url, undefined, true]);
      expect(Object.values(answer.headers).join()).not.toContain('stolen');
    }
    const name = await post(JSON.stringify({ persoon: 'x\r\nset-cookie: a=b' }), {}, '/api/sessie');
    expect([name.statusCode, name.headers['set-cookie']]).toEqual([400, undefined]);
  });
});

describe('an answer', () => {
  it('is kept by nobody on the way, and read as nothing else than it is', async () => {
    for (const url of [
      '/api/sessie',
      '/api/sessies',
      '/api/overeenkomsten',
      '/api/overeenkomsten/so-nowhere',
      '/api/openapi.json',
      '/health',
    ]) {
      const { headers } = await app.inject({ url, headers: TOKEN });
      expect([url, headers['cache-control'], headers['x-content-type-options']]).toEqual([url, 'no-store', 'nosniff']);
      expect(headers).toMatchObject({
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
      });
      expect(headers['permissions-policy']).toContain('camera=()');
      expect([url, headers['access-control-allow-origin'], headers['x-powered-by'], headers['server']]).toEqual([
        url,
        undefined,
        undefined,
        undefined,
      ]);
    }
  });

  it('behind https asks for nothing less, and names the sockets there', async () => {
    const { app: beyond } = await build({ publicUrl: new URL('https://so.example.be') });
    const { headers } = await beyond.inject({ url: '/api/sessie', headers: TOKEN });
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    expect(headers['content-security-policy']).toMatch(
      /connect-src 'self' wss:\/\/so\.example\.be;.*upgrade-insecure-requests/,
    );
    await beyond.close();
    const here = await app.inject({ url: '/api/sessie', headers: { ...TOKEN, host: 'localhost:3000' } });
    expect(here.headers['strict-transport-security']).toBeUndefined();
    expect(here.headers['content-security-policy']).toContain("connect-src 'self' ws://localhost:3000;");
    const odd = await app.inject({ url: '/api/sessie', headers: { ...TOKEN, host: 'localhost;script-src *' } });
    expect([odd.statusCode, String(odd.headers['content-security-policy']).includes('*')]).toEqual([403, false]);
  });

  it('carries a cookie that no script reads and no other site sends', async () => {
    const answer = await post('{"persoon":"lezer"}', {}, '/api/sessie');
    expect(answer.headers['set-cookie']).toMatch(/^samenschrift_sessie=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('is the same for an agreement that is not there and an id that cannot be', async () => {
    const ids = [
      'so-000000000000',
      'so-onbekend',
      '__proto__',
      'constructor',
      '..%2f..%2fetc',
      'so-0%00',
      "'%20OR%201=1--",
    ];
    const answers = await Promise.all(
      ids.flatMap((id) =>
        ['', '/pdf', '/voorbeeld', '/geschiedenis', '/gezien', '/stand', '/problemen', '/schrijvers'].map((part) =>
          app.inject({ url: `/api/overeenkomsten/${id}${part}`, headers: TOKEN }),
        ),
      ),
    );
    expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    expect(answers[0]?.statusCode).toBe(404);
  });
});
