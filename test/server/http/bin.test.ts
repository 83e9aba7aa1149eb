/** Deleting an agreement over HTTP: who may, what is left to see of it, and how it comes back or goes for good. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROLES, STATUSES, type Actor, type Role, type Status } from '../../../model/access.ts';
import type { People } from '../../../server/access/people.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import type { Agreement } from '../../../model/agreement.ts';
import type { Store } from '../../../server/store/store.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { AT, build } from './build.ts';

/** One person for each role, called by it. */
const personOf = (rol: Role): Actor => ({ id: rol, naam: `Naam van ${rol}`, functie: '', organisatie: '', rol });
const PEOPLE: People = {
  person: async (id) => ROLES.filter((role) => role.id === id).map(({ id: rol }) => personOf(rol))[0] ?? null,
  names: async (ids) => new Map([...ids].map((id) => [id, `Naam van ${id}`])),
  withToken: (token) => PEOPLE.person(token),
  isEverywhere: () => true,
  everywhere: [],
};
const TITLE = (ready as { titel: string }).titel;

let app: FastifyInstance;
let store: Store;
let id: string;
beforeEach(async () => {
  ({ app, store } = await build({ people: PEOPLE }));
  id = await importAgreement(store, ready as unknown as Agreement, AT);
});
afterEach(() => app.close());

const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, who: Role = 'vdab-redacteur', payload?: object) =>
  app.inject({
    method,
    url,
    headers: { host: 'localhost', authorization: `Bearer ${who}` },
    ...(payload ? { payload } : {}),
  });
const remove = (who?: Role) => ask('DELETE', `/api/overeenkomsten/${id}`, who);
const putBack = (who?: Role) => ask('POST', `/api/overeenkomsten/${id}/terugzetten`, who);
const wipe = (titel: string, who: Role = 'beheerder') =>
  ask('DELETE', `/api/overeenkomsten/${id}/definitief`, who, { titel });
const bin = async (who?: Role): Promise<object[]> => (await ask('GET', '/api/prullenmand', who)).json<object[]>();

describe('an agreement that is deleted', () => {
  it('is in no list, and answers as one that never was', async () => {
    const answer = await remove();
    expect([answer.statusCode, answer.json()]).toEqual([200, { verwijderd: AT, tot: '2026-03-31T10:00:00.000Z' }]);
    expect((await ask('GET', '/api/overeenkomsten')).json()).toEqual([]);
    for (const path of ['', '/stand', '/problemen', '/pdf', '/voorbeeld', '/gezien', '/geschiedenis', '/schrijvers']) {
      const [here, never] = [
        await ask('GET', `/api/overeenkomsten/${id}${path}`, 'beheerder'),
        await ask('GET', `/api/overeenkomsten/so-nooit${path}`, 'beheerder'),
      ];
      expect([path, here.statusCode, here.body]).toEqual([path, 404, never.body]);
    }
    expect((await remove()).statusCode).toBe(404);
  });

  it('is shown with what can be done to those who may put it back, and to nobody else', async () => {
    await remove();
    const row = {
      id,
      titel: TITLE,
      status: 'onderhandeling',
      verwijderd: AT,
      door: { id: 'vdab-redacteur', naam: 'Naam van vdab-redacteur' },
      tot: '2026-03-31T10:00:00.000Z',
    };
    expect(await bin('vdab-redacteur')).toEqual([{ ...row, definitief: false }]);
    expect(await bin('beheerder')).toEqual([{ ...row, definitief: true }]);
    for (const who of ['redacteur', 'jurist', 'lezer'] as const) expect(await bin(who)).toEqual([]);
  });

  it('is as unknown as none to who does not take part in it (any more)', async () => {
    const times = { added: AT, ended: AT };
    await store.setMember({
      agreement: id,
      person: 'vdab-redacteur',
      rol: 'lezer',
      partij: null,
      author: null,
      ...times,
    });
    await remove('beheerder');
    expect(await bin()).toEqual([]);
    expect((await putBack()).statusCode).toBe(404);
    expect(await bin('beheerder')).toHaveLength(1);
  });

  it('comes back as it was', async () => {
    const before = await store.load(id);
    await remove();
    const answer = await putBack();
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { id, aangemaakt: AT }]);
    expect(await store.load(id)).toEqual(before);
    expect(await bin()).toEqual([]);
    expect((await ask('GET', `/api/overeenkomsten/${id}`)).json()).toEqual(ready);
    expect((await putBack()).statusCode).toBe(404);
  });

  it('is deleted and put back by who may in its status, and by nobody else', async () => {
    const may = (role: Role, status: Status): boolean =>
      role === 'beheerder' ||
      (role === 'vdab-redacteur' && ['voorbereiding', 'onderhandeling', 'juridisch-nazicht'].includes(status));
    for (const { id: status } of STATUSES)
      for (const { id: role } of ROLES) {
        await store.setStatus(id, status);
        const expected = may(role, status) ? 200 : 403;
        expect([role, status, (await remove(role)).statusCode]).toEqual([role, status, expected]);
        await store.bin(id, AT, null);
        expect([role, status, (await bin(role)).length]).toEqual([role, status, expected === 200 ? 1 : 0]);
        expect([role, status, (await putBack(role)).statusCode]).toEqual([role, status, expected]);
        if (expected === 403) await store.unbin(id);
      }
  });

  it('goes for good when a beheerder types its title, and not before it is in the bin', async () => {
    expect((await wipe(TITLE)).statusCode).toBe(404);
    await remove();
    for (const role of ROLES.filter((one) => one.id !== 'beheerder'))
      expect([role.id, (await wipe(TITLE, role.id)).statusCode]).toEqual([role.id, 403]);
    const wrong = await wipe('Een andere titel');
    expect([wrong.statusCode, wrong.json()]).toMatchObject([400, { fout: 'ongeldig' }]);
    expect((await ask('DELETE', `/api/overeenkomsten/${id}/definitief`, 'beheerder')).statusCode).toBe(400);
    expect(await store.load(id)).not.toBeNull();
    expect((await wipe(` ${TITLE} `)).statusCode).toBe(204);
    expect([await store.load(id), await bin('beheerder')]).toEqual([null, []]);
    expect((await putBack('beheerder')).statusCode).toBe(404);
    expect((await store.eventsOf(id, { most: 9 })).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['verwijderd', 'definitief-verwijderd']),
    );
  });
});
