/** Requests that no browser makes: each gets an answer of our own shape, in Dutch, and never a 500. */
import { once } from 'node:events';
import { createConnection, type AddressInfo } from 'node:net';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import { WorkError } from '../../../server/work/errors.ts';
import { StoreError, type Store } from '../../../server/store/store.ts';
import { temporaryFolder } from '../../wire/process.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build, PRINTER } from './build.ts';

const folder = temporaryFolder();
/** Each print waits until its request is gone or the test lets it fail. */
const prints: { signal: AbortSignal | undefined; fail: (error: Error) => void }[] = [];
let app: FastifyInstance;
let store: Store;
let port: number;

beforeAll(async () => {
  mkdirSync(join(folder.path, 'assets'));
  writeFileSync(join(folder.path, 'index.html'), '<!doctype html>client');
  const built = await build({
    exporter: {
      ...PRINTER,
      pdf: (_agreement, _problems, _strength, signal) =>
        new Promise((_resolve, fail) => void prints.push({ signal, fail })),
    },
    clientFolder: folder.path,
  });
  app = built.app;
  store = built.store;
  await app.listen({ port: 0, host: '127.0.0.1' });
  port = (app.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  folder.remove();
});

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they are, and reads what comes back until the other side hangs up. */
async function send(text: string): Promise<Answer> {
  const socket = createConnection(port, '127.0.0.1');
  let received = '';
  socket.setEncoding('utf8').on('data', (data: string) => (received += data));
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  const [head = '', body = ''] = received.split('\r\n\r\n', 2);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, body };
}
const request = (target: string, method = 'GET', rest = ''): Promise<Answer> =>
  send(
    `${method} ${target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-netwerkmanager\r\n` +
      `Connection: close\r\n${rest || '\r\n'}`,
  );
const post = (target: string, body: unknown): Promise<Answer> => {
  const text = JSON.stringify(body);
  return request(
    target,
    'POST',
    `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
};

const ENGLISH = /\b(must|not|is not|bad|error|invalid|request|property|exceed|url)\b/i;
function expectOurs({ status, body }: Answer, target: string): void {
  expect([target, status >= 400 && status < 500]).toEqual([target, true]);
  const { fout, boodschap, ...rest } = JSON.parse(body) as Record<string, string>;
  expect([target, typeof fout, rest]).toEqual([target, 'string', {}]);
  expect(boodschap).not.toMatch(ENGLISH);
}

describe('an odd address', () => {
  const targets = ['//', '///', '/\\evil', '/api//x', '//evil/api/sessie', '/%', '/%ff', '/api/overeenkomsten/%ff'];
  const more = [
    '*',
    'http://[',
    '/..//..',
    '/.',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%2findex.html',
    '/%00',
    '/a\u0001b',
  ];
  const long = [`/${'x'.repeat(5000)}`, `/api/overeenkomsten/${'x'.repeat(500)}`, `/${'x'.repeat(30_000)}`];
  for (const target of [...targets, ...more, ...long])
    it(`${JSON.stringify(target.slice(0, 40))} (${target.length}) is refused in our own words`, async () => {
      expectOurs(await request(target), target);
    });

  it('is refused for every method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])
      expectOurs(await request('//x', method), method);
  });
});

describe('what is no HTTP', () => {
  it('is answered in our own words too', async () => {
    expectOurs(await send('HELLO\r\n\r\n'), 'HELLO');
    expectOurs(await send(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(30_000)}\r\n\r\n`), 'long header');
  });
});

describe('a request that offers another protocol', () => {
  it('is answered as if it did not', async () => {
    const offer = 'Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n';
    // As `request`, but for the header that closes the connection: here it makes the offer.
    const head = 'GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close, Upgrade, HTTP2-Settings\r\n';
    app.server.once('upgrade', (_request, socket) => socket.destroy());
    expect(await send(head + offer)).toMatchObject({ status: 200, body: expect.stringContaining('gezond') as unknown });
    app.server.removeAllListeners('upgrade');
  });
});

describe('a body that does not meet the schema', () => {
  const bodies: Record<string, [unknown, string]> = {
    'no object': [[], 'de inhoud moet een groep velden zijn'],
    'a field too many': [{ persoon: 'lezer', extra: 1 }, 'de inhoud bevat «extra», dat hier niet hoort'],
    'a field too few': [{}, 'in de inhoud ontbreekt «persoon»'],
    'another type': [{ persoon: 5 }, '«persoon» moet tekst zijn'],
  };
  for (const [name, [body, sentence]] of Object.entries(bodies))
    it(`${name}: is refused in Dutch`, async () => {
      const answer = await post('/api/sessie', body);
      expectOurs(answer, name);
      expect(JSON.parse(answer.body)).toEqual({
        fout: 'ongeldig',
        boodschap: `De aanvraag klopt niet: ${sentence}.`,
      });
    });

  it('names the place, and the choices', async () => {
    const body = {
      sjabloon: 'x'.repeat(65),
      partijen: [{ nis: '11001', soort: 'kasteel' }],
      looptijd: { start: '', einde: '' },
    };
    expect((await post('/api/overeenkomsten', body)).body).toMatch(/«sjabloon» telt meer dan 64 tekens/);
    const kind = (await post('/api/overeenkomsten', { ...body, sjabloon: 'x' })).body;
    expect(kind).toMatch(/«partijen\.0\.soort» moet een van deze waarden zijn: «gemeente», «ocmw», «lokaal-bestuur»/);
  });
});

describe('an address with a choice in it', () => {
  it('is refused in Dutch when there is no such choice', async () => {
    const id = await importAgreement(store, ready as unknown as Agreement, AT);
    const { body } = await request(`/api/overeenkomsten/${id}/pdf?sterkte=luid`);
    expect(JSON.parse(body)).toEqual({
      fout: 'ongeldig',
      boodschap: 'De aanvraag klopt niet: «sterkte» moet een van deze waarden zijn: «concept», «ondertekenklaar».',
    });
  });
});

describe('what passes by itself', () => {
  it('says after how long', async () => {
    vi.spyOn(store, 'list').mockRejectedValueOnce(new StoreError('gone', 'x'));
    const answer = await request('/api/overeenkomsten');
    expect([answer.status, answer.body]).toEqual([503, expect.stringContaining('Het gegevensbestand is verdwenen')]);
    expect(answer.head).toMatch(/^retry-after: \d+$/im);
  });
});

describe('a PDF that is asked for', () => {
  it('is no longer wanted when the one who asked hangs up', async () => {
    const id = await importAgreement(store, ready as unknown as Agreement, AT);
    const socket = createConnection(port, '127.0.0.1');
    socket.write(
      `GET /api/overeenkomsten/${id}/pdf HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer demo-lezer\r\n\r\n`,
    );
    await expect.poll(() => prints.length).toBe(1);
    const [print] = prints;
    expect(print?.signal?.aborted).toBe(false);
    socket.destroy();
    await expect.poll(() => print?.signal?.aborted).toBe(true);
    print?.fail(new WorkError('left'));
  });
});
