/** Other sites reach nothing of ours through someone's browser. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostsOf, isForeign, isForeignSocket, isLoopbackHost } from '../../server/access/origin.ts';
import { build } from '../server/http/build.ts';

const PUBLIC = new URL('https://so.example.be');
const COOKIE = 'samenschrift_sessie=x';

describe('a Host header', () => {
  it('is one of ours by its name only, whatever stands around it', () => {
    for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1:1', '[::1]:3000'])
      expect([host, isLoopbackHost(host)]).toEqual([host, true]);
    const others = ['evil.example', 'localhost.evil.example', 'localhost@evil.example', 'evil.example#localhost'];
    const odd = [
      'localhost/;script-src *',
      'localhost;x',
      'localhost\r\nx: y',
      'localhost:99999',
      '',
      'localhost?',
      '2130706433',
    ];
    for (const host of [...others, ...odd, undefined]) expect([host, isLoopbackHost(host)]).toEqual([host, false]);
  });

  it('is the public one, with or without its port', () => {
    const isOurs = hostsOf(PUBLIC);
    for (const host of ['so.example.be', 'SO.example.be:443', 'localhost:3000'])
      expect([host, isOurs(host)]).toEqual([host, true]);
    for (const host of ['so.example.be:444', 'so.example.be.evil.example', 'so.example.be/x', 'example.be'])
      expect([host, isOurs(host)]).toEqual([host, false]);
  });
});

describe('a request that changes something', () => {
  const foreign = (headers: object, publicUrl: URL | null = null): boolean =>
    isForeign({ method: 'POST', url: '/', headers: { host: 'localhost:3000', ...headers } }, publicUrl);

  it('[O1] comes from our own pages', () => {
    expect(foreign({ origin: 'http://localhost:3000', cookie: COOKIE })).toBe(false);
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost:3001',
      'http://localhost',
      '',
      'file://',
      'http://[',
      'http://localhost:3000.evil.example',
    ])
      expect([origin, foreign({ origin })]).toEqual([origin, true]);
    for (const site of ['cross-site', 'same-site', 'none', 'anything'])
      expect([site, foreign({ origin: 'http://localhost:3000', 'sec-fetch-site': site })]).toEqual([site, true]);
  });

  it('[O1] behind a proxy, from the public address and no other', () => {
    expect(foreign({ origin: 'https://so.example.be', cookie: COOKIE }, PUBLIC)).toBe(false);
    for (const origin of [
      'http://so.example.be',
      'https://so.example.be:444',
      'http://localhost:3000',
      'https://SO.example.be',
    ])
      expect([origin, foreign({ origin }, PUBLIC)]).toEqual([origin, true]);
  });

  it('[O2] is not let in by a cookie of which nobody says where it is from; a token needs nobody', () => {
    expect(foreign({ cookie: COOKIE })).toBe(true);
    expect(foreign({ cookie: COOKIE, 'sec-fetch-site': 'same-origin' })).toBe(false);
    expect(foreign({ cookie: COOKIE, authorization: 'Bearer x' })).toBe(false);
    expect(foreign({ authorization: 'Bearer x' })).toBe(false);
    expect(foreign({})).toBe(false);
  });
});

describe('a request that reads', () => {
  it('[O3] may be a link from elsewhere, not something that another page fetches', () => {
    const foreign = (headers: object, url = '/api/sessie'): boolean =>
      isForeign({ method: 'GET', url, headers: { host: 'localhost', ...headers } }, null);
    expect(foreign({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(false);
    for (const mode of ['cors', 'no-cors', 'websocket', undefined])
      expect([mode, foreign({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode })]).toEqual([mode, true]);
    expect(foreign({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' })).toBe(true);
    expect(foreign({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'same-origin' }, '/overeenkomsten')).toBe(false);
    for (const site of ['same-origin', 'none', undefined])
      expect([site, foreign({ 'sec-fetch-site': site })]).toEqual([site, false]);
  });
});

describe('a socket', () => {
  it('[O2] of a cookie says where it is from, of a token need not', () => {
    const foreign = (headers: object, token?: string): boolean =>
      isForeignSocket({ host: 'localhost', ...headers }, null, token);
    expect(foreign({ cookie: COOKIE, origin: 'http://localhost' })).toBe(false);
    expect(foreign({ cookie: COOKIE })).toBe(true);
    expect(foreign({ cookie: COOKIE }, 'demo-lezer')).toBe(false);
    expect(foreign({ origin: 'https://evil.example' }, 'demo-lezer')).toBe(true);
    expect(foreign({ origin: 'null', cookie: COOKIE })).toBe(true);
  });
});

describe('the routes', () => {
  let app: FastifyInstance;
  beforeAll(async () => ({ app } = await build()));
  afterAll(() => app.close());

  it('all refuse what comes from elsewhere, with every header of the policy', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
      const headers = {
        host: 'localhost',
        origin: 'https://evil.example',
        authorization: 'Bearer demo-netwerkmanager',
      };
      const answer = await app.inject({ method, url: '/api/overeenkomsten', headers });
      expect([method, answer.statusCode]).toEqual([method, 403]);
      expect(answer.headers).toMatchObject({ 'x-frame-options': 'DENY', 'x-content-type-options': 'nosniff' });
    }
    const script = await app.inject({
      url: '/api/overeenkomsten',
      headers: { host: 'localhost', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    });
    expect(script.statusCode).toBe(403);
  });

  it('let no method be another by a header, a field or the address', async () => {
    const tricks = ['x-http-method-override', 'x-http-method', 'x-method-override'];
    for (const trick of tricks) {
      const headers = { host: 'localhost', [trick]: 'DELETE', 'content-type': 'application/json' };
      const answer = await app.inject({
        method: 'POST',
        url: '/api/sessie?_method=DELETE',
        headers,
        payload: '{"persoon":"lezer"}',
      });
      expect([trick, answer.statusCode, answer.json<{ persoon: unknown }>().persoon]).toEqual([
        trick,
        200,
        expect.anything(),
      ]);
    }
    for (const method of ['TRACE', 'CONNECT', 'PROPFIND'] as const) {
      const answer = await app.inject({ method: method as 'GET', url: '/api/sessie', headers: { host: 'localhost' } });
      expect([method, answer.statusCode]).toEqual([method, 404]);
    }
  });
});
