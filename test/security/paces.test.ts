/** Guessing and flooding: a limit sets in, and nobody else is kept out. */
import type { FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { trustIn } from '../../server/access/address.ts';
import { Paces } from '../../server/access/paces.ts';
import type { Agreement } from '../../model/agreement.ts';
import { importAgreement } from '../../server/agreements/import.ts';
import ready from '../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build } from '../server/http/build.ts';

let app: FastifyInstance | null = null;
afterEach(async () => {
  await app?.close();
  app = null;
});

describe('a pace', () => {
  it('[P1] lets through a burst, then says how long to wait, and does not add to it for asking', () => {
    let now = 0;
    const paces = new Paces({ clock: () => now });
    const ask = (): number => paces.ask('aanmeldlink', { email: 'A@b.be' });
    expect(Array.from({ length: 5 }, ask)).toEqual([0, 0, 0, 0, 0]);
    expect(Array.from({ length: 100 }, ask)).toEqual(Array.from({ length: 100 }, () => 600));
    expect(paces.ask('aanmeldlink', { email: 'a@B.be' })).toBe(600);
    now += 599_000;
    expect(ask()).toBe(1);
    now += 1000;
    expect(ask()).toBe(0);
    expect(ask()).toBe(600);
  });

  it('is one for the addresses that one person has, and another for the next', () => {
    const paces = new Paces({ clock: () => 0 });
    const wrong = (address: string): number => {
      paces.refused('aanmelden', { address });
      return paces.ask('aanmelden', { address });
    };
    const last = (addresses: (nth: number) => string): number =>
      Array.from({ length: 20 }, (_, nth) => wrong(addresses(nth))).at(-1) ?? 0;
    expect(last((nth) => `2001:db8:1:2:${nth}::${nth}`)).toBe(60);
    expect(paces.ask('aanmelden', { address: '2001:DB8:1:2::ffff' })).toBe(60);
    expect(paces.ask('aanmelden', { address: '2001:db8:1:3::1' })).toBe(0);
    expect(last((nth) => `192.0.2.${nth}`)).toBe(0);
    expect(last(() => '::ffff:192.0.2.1')).toBe(60);
    expect(paces.ask('aanmelden', { address: '::ffff:192.0.2.2' })).toBe(0);
    expect(paces.ask('aanmelden', { address: '::1' })).toBe(0);
  });

  it('[P2] remembers no more than it may, and forgets first who was not seen for longest', () => {
    const paces = new Paces({ clock: () => 0, most: 1000 });
    const ask = (email: string): number => paces.ask('aanmeldlink', { email });
    for (let nth = 0; nth < 5; nth += 1) ask('kept@x.be');
    for (let nth = 0; nth < 100_000; nth += 1) {
      ask(`${nth}@x.be`);
      if (nth % 500 === 0) ask('kept@x.be');
    }
    expect(paces.size).toBe(1000);
    expect(ask('kept@x.be')).toBe(600);
    expect(ask('0@x.be')).toBe(0);
  });
});

const post = (body: object, from: string, headers: object = {}) => ({
  method: 'POST' as const,
  url: '/api/sessie',
  remoteAddress: from,
  headers: { host: 'localhost', ...headers },
  payload: body,
});

describe('1,000 wrong sign-ins', () => {
  it('are refused after twenty; the right person still gets in from elsewhere', async () => {
    ({ app } = await build());
    const codes: Record<number, number> = {};
    for (let nth = 0; nth < 1000; nth += 1) {
      const { statusCode } = await app.inject(post({ persoon: `nobody-${nth}` }, '192.0.2.7'));
      codes[statusCode] = (codes[statusCode] ?? 0) + 1;
    }
    expect(codes[400]).toBeLessThanOrEqual(40);
    expect(codes[429]).toBe(1000 - (codes[400] ?? 0));
    const late = await app.inject(post({ persoon: 'lezer' }, '192.0.2.7'));
    expect([late.statusCode, late.json<{ fout: string }>().fout]).toEqual([429, 'te-vaak']);
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
    expect(late.json<{ boodschap: string }>().boodschap).toMatch(
      /^Dat was te vaak na elkaar\. Wacht \d+ (seconden|minuten) en probeer opnieuw\.$/,
    );
    expect((await app.inject(post({ persoon: 'lezer' }, '192.0.2.8'))).statusCode).toBe(200);
    // What needs no guess goes on from there as well.
    const reading = { url: '/api/sessie', remoteAddress: '192.0.2.7', headers: { host: 'localhost' } };
    expect((await app.inject(reading)).statusCode).toBe(200);
  });

  it('are not hidden by what a client says of where it is', async () => {
    ({ app } = await build());
    let last = 0;
    for (let nth = 0; nth < 60; nth += 1)
      last = (await app.inject(post({ persoon: 'x' }, '192.0.2.7', { 'x-forwarded-for': `198.51.100.${nth}` })))
        .statusCode;
    expect(last).toBe(429);
  });
});

describe('a proxy', () => {
  it('speaks for others where it is trusted, and only as far as it wrote itself', async () => {
    ({ app } = await build({ trust: trustIn(['10.0.0.0/8']) }));
    const inject = app.inject.bind(app);
    const wrong = async (forwarded: (nth: number) => string): Promise<number> => {
      let last = 0;
      for (let nth = 0; nth < 60; nth += 1)
        last = (await inject(post({ persoon: 'x' }, '10.0.0.1', { 'x-forwarded-for': forwarded(nth) }))).statusCode;
      return last;
    };
    // The proxy adds the address that it sees behind what the client said.
    expect(await wrong((nth) => `203.0.113.${nth}, 198.51.100.1`)).toBe(429);
    expect(
      (await inject(post({ persoon: 'lezer' }, '10.0.0.1', { 'x-forwarded-for': '198.51.100.2' }))).statusCode,
    ).toBe(200);
  });
});

describe('the secret of an invitation', () => {
  it('is guessed at twenty times from one address; whoever is invited looks from elsewhere', async () => {
    ({ app } = await build());
    const codes: number[] = [];
    const look = async (geheim: string, remoteAddress: string): Promise<number> => {
      const guess = { method: 'POST' as const, url: '/api/uitnodiging/bekijken', headers: { host: 'localhost' } };
      return (await app?.inject({ ...guess, remoteAddress, payload: { geheim } }))?.statusCode ?? 0;
    };
    for (let nth = 0; nth < 200; nth += 1) codes.push(await look('x'.repeat(nth % 90), '192.0.2.7'));
    expect([codes[0], codes.at(-1)]).toEqual([404, 429]);
    expect(codes.filter((code) => code === 404).length).toBeLessThanOrEqual(20);
    expect(await look('x', '192.0.2.8')).toBe(404);
  });

  it('is no guess where it was used before: forty people of one office open theirs again, and one comes in', async () => {
    const built = await build();
    ({ app } = built);
    const id = await importAgreement(built.store, ready as unknown as Agreement, AT);
    const post = async (url: string, payload: object, who = {}) =>
      built.app.inject({
        method: 'POST',
        url,
        payload,
        remoteAddress: '192.0.2.7',
        headers: { host: 'localhost', ...who },
      });
    const secret = async (email: string): Promise<string> => {
      const wanted = { email, rol: 'lezer', partij: null };
      const vdab = { authorization: 'Bearer demo-netwerkmanager' };
      const { link } = (await post(`/api/overeenkomsten/${id}/uitnodigingen`, wanted, vdab)).json<{ link: string }>();
      return link.replace(/.*#/, '');
    };
    const accept = async (geheim: string): Promise<number> =>
      (await post('/api/uitnodiging/aanvaarden', { geheim, naam: 'An' })).statusCode;
    const [used, fresh] = [await secret('an@example.be'), await secret('bo@example.be')];
    expect(await accept(used)).toBe(200);
    for (let nth = 0; nth < 40; nth += 1)
      expect((await post('/api/uitnodiging/bekijken', { geheim: used })).statusCode).toBe(409);
    expect(await accept(fresh)).toBe(200);
  });
});

describe('a link that is mailed or shown', () => {
  it('leads to our own address, whatever a proxy passes on of what a client says', async () => {
    const headers = { host: 'so.example.be', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' };
    const reach = {
      publicUrl: new URL('https://so.example.be'),
      trust: trustIn(['127.0.0.1']),
      isAllowedHost: () => true,
    };
    const links: string[] = [];
    for (const options of [reach, { trust: trustIn(['127.0.0.1']), isAllowedHost: () => true }]) {
      const built = await build(options);
      const id = await importAgreement(built.store, ready as unknown as Agreement, AT);
      const made = await built.app.inject({
        method: 'POST',
        url: `/api/overeenkomsten/${id}/uitnodigingen`,
        headers: { ...headers, authorization: 'Bearer demo-netwerkmanager' },
        payload: { email: 'an@example.be', rol: 'lezer', partij: null },
      });
      links.push(made.json<{ link: string }>().link.replace(/#.*/, ''));
      await built.app.close();
    }
    expect(links).toEqual(['https://so.example.be/uitnodiging', 'http://so.example.be/uitnodiging']);
  });
});

describe('one person', () => {
  it('makes so many PDFs and then waits, while another does not', async () => {
    ({ app } = await build());
    const inject = app.inject.bind(app);
    const made = await inject({
      method: 'POST',
      url: '/api/overeenkomsten',
      headers: { host: 'localhost', authorization: 'Bearer demo-netwerkmanager' },
      payload: {
        sjabloon: 'so-basis',
        partijen: [{ nis: '11050', soort: 'gemeente' }],
        looptijd: { start: '2025-01-01', einde: '2030-12-31' },
      },
    });
    const { id } = made.json<{ id: string }>();
    const real = async (who: string): Promise<number> =>
      (
        await inject({
          url: `/api/overeenkomsten/${id}/pdf`,
          headers: { host: 'localhost', authorization: `Bearer demo-${who}` },
        })
      ).statusCode;
    const codes = [];
    for (let nth = 0; nth < 40; nth += 1) codes.push(await real('lezer'));
    expect([codes[0], codes.at(-1)]).toEqual([200, 429]);
    // Another session of the same person shares it.
    expect(await real('lezer.2')).toBe(429);
    expect(await real('jurist')).toBe(200);
  });
});
