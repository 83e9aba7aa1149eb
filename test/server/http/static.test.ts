import Fastify from 'fastify';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sendError } from '../../../server/http/errors.ts';
import { serveClient } from '../../../server/http/static.ts';
import { temporaryFolder } from '../../wire/process.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder.path, 'assets'));
  writeFileSync(join(folder.path, 'index.html'), '<!doctype html>client');
  writeFileSync(join(folder.path, 'assets', 'app-1a2b.js'), 'let it = 1');
});
afterEach(() => folder.remove());

async function app(from: string | null) {
  const server = Fastify();
  server.setErrorHandler(sendError);
  await serveClient(server, from);
  return server;
}

describe('the client', () => {
  it('is the answer to every page', async () => {
    const server = await app(folder.path);
    for (const url of ['/', '/index.html', '/overeenkomst/so-1', '/overeenkomst/so-1?rubriek=acties']) {
      const answer = await server.inject(url);
      expect([url, answer.statusCode, answer.body]).toEqual([url, 200, '<!doctype html>client']);
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
  });

  it('is kept for ever where its name says what is in it', async () => {
    const answer = await (await app(folder.path)).inject('/assets/app-1a2b.js');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('comes in its smaller copy to who can read that', async () => {
    writeFileSync(join(folder.path, 'assets', 'app-1a2b.js.br'), 'smaller');
    const server = await app(folder.path);
    const url = '/assets/app-1a2b.js';
    const small = await server.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    expect([small.headers['content-encoding'], small.body]).toEqual(['br', 'smaller']);
    expect(small.headers['content-type']).toContain('javascript');
    expect(small.headers['cache-control']).toContain('immutable');
    expect((await server.inject({ url })).body).toBe('let it = 1');
  });

  it('is not the answer to an address of the API, a missing file or a change', async () => {
    const server = await app(folder.path);
    for (const url of ['/api/nothing', '/assets/app-0.js', '/sync/x'])
      expect([url, (await server.inject(url)).json<{ fout: string }>().fout]).toEqual([url, 'niet-gevonden']);
    expect((await server.inject({ method: 'POST', url: '/' })).statusCode).toBe(404);
    expect((await server.inject('/..%2f..%2fetc/passwd')).body).not.toContain('root:');
  });

  it('is not the answer to a file that does not exist', async () => {
    const server = await app(folder.path);
    for (const url of ['/favicon.ico', '/robots.txt', '/overeenkomst/so-1/kaart.png', '/apple-touch-icon.png?x=1'])
      expect([url, (await server.inject(url)).json<{ fout: string }>().fout]).toEqual([url, 'niet-gevonden']);
  });

  it('answers HEAD as it does GET, without the page', async () => {
    const server = await app(folder.path);
    for (const url of ['/', '/overeenkomst/so-1', '/assets/app-1a2b.js']) {
      const [head, get] = [await server.inject({ method: 'HEAD', url }), await server.inject(url)];
      const told = ({ statusCode, headers }: typeof head) => [
        url,
        statusCode,
        headers['content-type'],
        headers['content-length'],
      ];
      expect(told(head)).toEqual(told(get));
      expect(head.body).toBe('');
    }
  });

  it('is not there before it is built', async () => {
    expect((await (await app(join(folder.path, 'absent'))).inject('/')).statusCode).toBe(404);
  });
});
