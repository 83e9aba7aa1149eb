/** The kept versions of an agreement, over HTTP. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import type { Store } from '../../../server/store/store.ts';
import draft from '../../fixtures/onvolledig.json' with { type: 'json' };
import { AT, build, type Built } from './build.ts';

let built: Built;
let app: FastifyInstance;
let store: Store;
let id: string;
beforeEach(async () => {
  built = await build();
  ({ app, store } = built);
  id = await importAgreement(store, draft as unknown as Agreement, AT);
});
afterEach(() => app.close());

const get = (path: string, who: string | null = 'lezer', agreement = id) =>
  app.inject({
    method: 'GET',
    url: `/api/overeenkomsten/${agreement}/geschiedenis${path}`,
    headers: { host: 'localhost:3000', ...(who ? { authorization: `Bearer demo-${who}` } : {}) },
  });

/** Changes the text `name` of the document, as someone; then keeps a version. */
async function change(name: string, author: string): Promise<void> {
  const stored = await store.load(id);
  const doc = new Y.Doc();
  for (const update of [stored?.snapshot ?? new Uint8Array(), ...(stored?.updates ?? [])]) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  doc.getText(name).insert(0, 'Nieuw: ');
  await store.append([{ id, updates: [Y.encodeStateAsUpdate(doc, before)], authors: [author] }], AT);
  await built.history.keep(id);
}

describe('the history of an agreement', () => {
  it('lists what is kept, the last first: when, why, and who wrote', async () => {
    await change('titel', 'regisseur');
    await store.setStatus(id, 'juridisch-nazicht');
    await built.history.keep(id);
    const answer = await get('');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      [
        { nr: 3, op: AT, aanleiding: 'status', status: 'juridisch-nazicht', door: [] },
        {
          nr: 2,
          op: AT,
          aanleiding: 'rust',
          status: 'onderhandeling',
          door: [{ id: 'regisseur', naam: 'Ruben De Smet' }],
        },
        { nr: 1, op: AT, aanleiding: 'begin', status: 'onderhandeling', door: [] },
      ],
    ]);
  });

  it('gives each version in the public format, as it was', async () => {
    await change('titel', 'regisseur');
    expect((await get('/1')).json()).toEqual(draft);
    expect((await get('/2')).json()).toEqual({ ...draft, titel: `Nieuw: ${draft.titel}` });
  });

  it('says which part of a version it cannot read', async () => {
    await change('vreemd', 'regisseur');
    const answer = await get('/2');
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { fout: 'onbekende-inhoud' }]);
    expect((await get('/1')).statusCode).toBe(200);
  });

  it('is refused from nobody, and of what does not exist', async () => {
    for (const path of ['', '/1']) {
      expect((await get(path, null)).statusCode).toBe(401);
      expect((await get(path, 'lezer', 'so-bestaatniet')).statusCode).toBe(404);
    }
    expect((await get('/2')).json()).toMatchObject({
      fout: 'niet-gevonden',
      boodschap: expect.stringContaining('versie') as unknown,
    });
    for (const bad of ['/0', '/-1', '/een', '/1.5', '/99999999999'])
      expect([bad, (await get(bad)).statusCode]).toEqual([bad, 400]);
  });
});
