/** What a person has seen, over HTTP. */
import type { FastifyInstance } from 'fastify';
import * as buffer from 'lib0/buffer';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build } from './build.ts';

let app: FastifyInstance;
let id: string;
beforeAll(async () => {
  const built = await build();
  app = built.app;
  id = await importAgreement(built.store, ready as unknown as Agreement, AT);
});
afterAll(() => app.close());

const headers = (who: string | null): Record<string, string> => ({
  host: 'localhost:3000',
  ...(who ? { authorization: `Bearer demo-${who}` } : {}),
});
const url = (agreement = id): string => `/api/overeenkomsten/${agreement}/gezien`;
const get = (who: string | null, agreement = id) =>
  app.inject({ method: 'GET', url: url(agreement), headers: headers(who) });
const put = (who: string | null, payload: object, agreement = id) =>
  app.inject({ method: 'PUT', url: url(agreement), headers: headers(who), payload });

/** All that client 7 wrote up to a moment. */
const at = (clock: number): string =>
  buffer.toBase64(Y.encodeSnapshot(Y.createSnapshot(Y.createDeleteSet(), new Map([[7, clock]]))));

describe('what a person has seen', () => {
  it('is nothing at first, then what they told, for them alone', async () => {
    expect((await get('netwerkmanager')).json()).toEqual({ basis: null, delen: {}, op: null });
    const told = { basis: 'AAE=', delen: { '/acties/a1/titel': 'AAA=' } };
    const answer = await put('netwerkmanager', told);
    expect([answer.statusCode, answer.json()]).toEqual([200, { op: AT }]);
    expect((await get('netwerkmanager')).json()).toEqual({ ...told, op: AT });
    expect((await get('regisseur')).json()).toEqual({ basis: null, delen: {}, op: null });
  });

  it('is never less than what was told before, in whatever order it arrives', async () => {
    const part = { '/titel': at(9) };
    await put('directeur', { basis: at(5), delen: part });
    await Promise.all([
      put('directeur', { basis: at(3), delen: {} }),
      put('directeur', { basis: at(2), delen: { '/principes': at(6) } }),
    ]);
    expect((await get('directeur')).json()).toMatchObject({ basis: at(5), delen: { ...part, '/principes': at(6) } });
    await put('directeur', { basis: at(9), delen: {} });
    expect((await get('directeur')).json()).toMatchObject({ basis: at(9), delen: {} });
  });

  it('does not add up without end', async () => {
    const told = (nth: number): object => ({
      basis: at(1),
      delen: Object.fromEntries(Array.from({ length: 3000 }, (_, of) => [`/${nth}/${of}/${'x'.repeat(250)}`, at(2)])),
    });
    const statuses: number[] = [];
    for (let nth = 0; nth < 4; nth++) statuses.push((await put('jurist', told(nth))).statusCode);
    expect(statuses).toEqual([200, 200, 413, 413]);
    expect(Object.keys((await get('jurist')).json<{ delen: object }>().delen)).toHaveLength(6000);
  });

  it('is kept for who only reads, too', async () => {
    expect((await put('lezer', { basis: 'AAE=', delen: {} })).statusCode).toBe(200);
  });

  it('is refused from nobody, for what does not exist, and when it is no snapshot', async () => {
    const good = { basis: 'AAE=', delen: {} };
    expect((await get(null)).statusCode).toBe(401);
    expect((await put(null, good)).statusCode).toBe(401);
    expect((await put('lezer', good, 'so-bestaatniet')).statusCode).toBe(404);
    for (const bad of [{}, { basis: null, delen: {} }, { basis: '<x>', delen: {} }, { ...good, delen: { x: 'AA==' } }])
      expect((await put('lezer', bad)).statusCode).toBe(400);
  });
});
