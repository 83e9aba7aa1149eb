/** Who wrote as which page, over HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build, type Built } from './build.ts';

const LATER = '2026-03-01T12:00:00.000Z';
let built: Built;
let id: string;
beforeEach(async () => {
  built = await build();
  id = await importAgreement(built.store, ready as unknown as Agreement, AT);
});
afterEach(() => built.app.close());

const get = (who: string | null, agreement = id, mark?: string) =>
  built.app.inject({
    method: 'GET',
    url: `/api/overeenkomsten/${agreement}/schrijvers`,
    headers: {
      host: 'localhost:3000',
      ...(who ? { authorization: `Bearer demo-${who}` } : {}),
      ...(mark === undefined ? {} : { 'if-none-match': mark }),
    },
  });
const write = (person: string, client: number, clock: number, at: string) =>
  built.store.append([{ id, updates: [new Uint8Array([0, 0])], hands: [{ client, clock, person }] }], at);

describe('who wrote as which page', () => {
  it('is told by person, with their name of now; who is gone is left out', async () => {
    expect((await get('lezer')).json()).toEqual([]);
    await write('netwerkmanager', 7, 0, AT);
    await write('regisseur', 5, 2, AT);
    await write('no-longer-there', 6, 0, AT);
    await write('netwerkmanager', 7, 30, LATER);
    expect((await get('lezer')).json()).toEqual([
      { id: 'regisseur', naam: expect.any(String) as string, paginas: [{ client: 5, vanaf: 2, op: AT }] },
      {
        id: 'netwerkmanager',
        naam: 'Nele Aerts',
        paginas: [
          { client: 7, vanaf: 0, op: AT },
          { client: 7, vanaf: 30, op: LATER },
        ],
      },
    ]);
  });

  it('is sent again only when it differs', async () => {
    const mark = String((await get('lezer')).headers['etag']);
    expect((await get('lezer', id, mark)).statusCode).toBe(304);
    await write('netwerkmanager', 7, 0, AT);
    expect((await get('lezer', id, mark)).statusCode).toBe(200);
  });

  it('is for who may read it', async () => {
    expect((await get(null)).statusCode).toBe(401);
    expect((await get('lezer', 'so-bestaatniet')).statusCode).toBe(404);
  });
});
