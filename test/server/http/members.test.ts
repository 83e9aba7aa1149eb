/** Who takes part, over HTTP: what each may see and change. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../model/agreement.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import type { Store } from '../../../server/store/store.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build } from './build.ts';

const agreement = ready as unknown as Agreement;
const [own = '', other = ''] = agreement.partijen.map(({ id }) => id);

let app: FastifyInstance;
let store: Store;
let id: string;
beforeEach(async () => {
  ({ app, store } = await build());
  id = await importAgreement(store, agreement, AT);
});
afterEach(() => app.close());

const ask = (method: 'GET' | 'PUT' | 'DELETE' | 'POST', path: string, who = 'netwerkmanager', payload?: object) =>
  app.inject({
    method,
    url: `/api/overeenkomsten/${id}/${path}`,
    headers: { host: 'localhost', authorization: `Bearer demo-${who}` },
    ...(payload ? { payload } : {}),
  });
interface Overview {
  leden: { id: string; rol: string; partij: string | null; door: string | null; wijzigbaar: boolean }[];
  partijen: { id: string }[];
}
const overview = async (who?: string): Promise<Overview> => (await ask('GET', 'leden', who)).json<Overview>();
const member = async (who: string) => (await overview()).leden.find((one) => one.id === who);

describe('the members of an agreement', () => {
  it('are seen by each of them; who may not change anyone is offered nothing', async () => {
    const { leden, partijen } = await overview();
    expect(leden.map(({ id: who }) => who)).toEqual(['netwerkmanager', 'regisseur', 'directeur', 'jurist', 'lezer']);
    expect(leden.every(({ wijzigbaar }) => wijzigbaar)).toBe(true);
    expect(partijen).toHaveLength(agreement.partijen.length);
    expect((await overview('lezer')).leden.some(({ wijzigbaar }) => wijzigbaar)).toBe(false);
  });

  it('get another role and party, and it says by whom', async () => {
    const answer = await ask('PUT', 'leden/directeur', 'netwerkmanager', { rol: 'redacteur', partij: own });
    expect(answer.statusCode).toBe(200);
    expect(await member('directeur')).toMatchObject({ rol: 'redacteur', partij: own, door: 'Nele Aerts' });
    const standing = await ask('GET', 'stand', 'directeur');
    expect(standing.json()).toMatchObject({ ik: { rol: 'redacteur', partij: own } });
  });

  it('who are there for one party change only who is there for it too, and make nobody more than they are', async () => {
    for (const [who, partij] of [
      ['directeur', own],
      ['lezer', own],
      ['jurist', other],
    ] as const)
      await ask('PUT', `leden/${who}`, 'netwerkmanager', { rol: 'redacteur', partij });
    const attempts: readonly (readonly [string, object, number])[] = [
      ['lezer', { rol: 'lezer', partij: own }, 200],
      ['lezer', { rol: 'lezer', partij: other }, 403],
      ['lezer', { rol: 'lezer', partij: null }, 403],
      ['lezer', { rol: 'vdab-redacteur', partij: own }, 403],
      ['jurist', { rol: 'lezer', partij: own }, 403],
      ['netwerkmanager', { rol: 'lezer', partij: own }, 403],
      ['directeur', { rol: 'redacteur', partij: null }, 403],
    ];
    for (const [who, to, status] of attempts)
      expect([who, to, (await ask('PUT', `leden/${who}`, 'directeur', to)).statusCode]).toEqual([who, to, status]);
    expect((await ask('DELETE', 'leden/jurist', 'directeur')).statusCode).toBe(403);
    expect((await ask('POST', 'leden/jurist/overdracht', 'directeur', { aan: 'directeur' })).statusCode).toBe(403);
    expect((await ask('DELETE', 'leden/lezer', 'directeur')).statusCode).toBe(204);
    expect((await overview('directeur')).leden.filter(({ wijzigbaar }) => wijzigbaar).map((one) => one.id)).toEqual([
      'directeur',
    ]);
  });

  it('are made a beheerder by nobody, nor put with a party that is not there', async () => {
    expect((await ask('PUT', 'leden/lezer', undefined, { rol: 'beheerder', partij: null })).statusCode).toBe(403);
    expect((await ask('PUT', 'leden/lezer', undefined, { rol: 'lezer', partij: 'p-none' })).statusCode).toBe(400);
    expect((await ask('PUT', 'leden/lezer', undefined, { rol: 'koning', partij: null })).statusCode).toBe(400);
    expect(await store.membersOf(id)).toEqual([]);
  });

  it('who are removed, or leave, find it no more: not in the list, not by any address', async () => {
    expect((await ask('DELETE', 'leden/lezer')).statusCode).toBe(204);
    expect((await ask('DELETE', 'lidmaatschap', 'jurist')).statusCode).toBe(204);
    for (const who of ['lezer', 'jurist']) {
      const headers = { host: 'localhost', authorization: `Bearer demo-${who}` };
      const list = await app.inject({ method: 'GET', url: '/api/overeenkomsten', headers });
      expect(list.json()).toEqual([]);
      for (const path of ['stand', 'leden', 'pdf', 'gezien'])
        expect((await ask('GET', path, who)).statusCode).toBe(404);
    }
    expect((await ask('DELETE', 'leden/lezer')).statusCode).toBe(404);
    expect((await overview()).leden).toHaveLength(3);
  });

  it('hand over to another when they go', async () => {
    await ask('PUT', 'leden/lezer', 'netwerkmanager', { rol: 'lezer', partij: null });
    const answer = await ask('POST', 'leden/netwerkmanager/overdracht', 'netwerkmanager', { aan: 'lezer' });
    expect(answer.statusCode).toBe(204);
    expect((await ask('GET', 'leden')).statusCode).toBe(404);
    expect((await overview('lezer')).leden.find((one) => one.id === 'lezer')).toMatchObject({ rol: 'vdab-redacteur' });
  });

  it('who make an agreement take part in it', async () => {
    const made = await app.inject({
      method: 'POST',
      url: '/api/overeenkomsten',
      headers: { host: 'localhost', authorization: 'Bearer demo-regisseur' },
      payload: {
        sjabloon: 'so-basis',
        partijen: [{ nis: '11050', soort: 'gemeente' }],
        looptijd: { start: '2026-01-01', einde: '2030-12-31' },
      },
    });
    const members = await store.membersOf(made.json<{ id: string }>().id);
    expect(members).toEqual([
      expect.objectContaining({ person: 'regisseur', rol: 'redacteur', partij: null, author: 'regisseur', added: AT }),
    ]);
  });

  it('are in the record, with what was changed and what was refused', async () => {
    await ask('PUT', 'leden/directeur', 'netwerkmanager', { rol: 'redacteur', partij: own });
    await ask('PUT', 'leden/jurist', 'directeur', { rol: 'lezer', partij: other });
    await ask('DELETE', 'leden/lezer');
    await ask('POST', 'leden/regisseur/overdracht', 'netwerkmanager', { aan: 'netwerkmanager' });
    const told = (await store.eventsAfter(id, 1, 100)).map(({ kind, person, detail }) => [
      kind,
      person,
      JSON.parse(detail),
    ]);
    expect(told).toEqual([
      ['rol-gewijzigd', 'netwerkmanager', { wie: 'directeur', rol: 'redacteur', partij: own }],
      ['geweigerd', 'directeur', { daad: 'leden-beheren', rol: 'redacteur' }],
      ['lid-verwijderd', 'netwerkmanager', { wie: 'lezer' }],
      ['overgedragen', 'netwerkmanager', { van: 'regisseur', wie: 'netwerkmanager' }],
    ]);
  });
});
