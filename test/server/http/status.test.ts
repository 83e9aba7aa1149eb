/** Moving an agreement on: who may, from where to where, and what it brings about. */
import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROLES, STATUSES, STATUS_STEPS, type Status } from '../../../model/access.ts';
import { DEMO_PEOPLE } from '../../../server/access/demo.ts';
import type { Store } from '../../../server/store/store.ts';
import { build } from './build.ts';

let app: FastifyInstance;
let store: Store;
let id: string;
beforeEach(async () => {
  ({ app, store } = await build());
  const made = await app.inject({
    method: 'POST',
    url: '/api/overeenkomsten',
    headers: headers('netwerkmanager'),
    payload: {
      sjabloon: 'so-basis',
      partijen: [{ nis: '11050', soort: 'gemeente' }],
      looptijd: { start: '2026-01-01', einde: '2030-12-31' },
    },
  });
  ({ id } = made.json<{ id: string }>());
});
afterEach(() => app.close());

const headers = (who: string): Record<string, string> => ({ host: 'localhost', authorization: `Bearer demo-${who}` });
const move = (body: object, who = 'netwerkmanager', agreement = id) =>
  app.inject({ method: 'PUT', url: `/api/overeenkomsten/${agreement}/status`, headers: headers(who), payload: body });
const statusNow = async (): Promise<Status | undefined> => (await store.meta(id))?.status;

describe('the status of an agreement', () => {
  it('is moved on and back, and a version holds the text of that moment', async () => {
    const answer = await move({ status: 'juridisch-nazicht', was: 'onderhandeling' });
    expect([answer.statusCode, answer.json()]).toMatchObject([
      200,
      { id, status: 'juridisch-nazicht', mag: { schrijven: true } },
    ]);
    expect((await store.versions(id)).map(({ reason, status }) => [reason, status])).toEqual([
      ['begin', 'onderhandeling'],
      ['status', 'juridisch-nazicht'],
    ]);
    expect((await move({ status: 'onderhandeling', was: 'juridisch-nazicht' })).statusCode).toBe(200);
    expect(await statusNow()).toBe('onderhandeling');
  });

  it('goes only where the steps lead', async () => {
    for (const { id: was } of STATUSES)
      for (const { id: status } of STATUSES) {
        await store.setStatus(id, was);
        const { statusCode } = await move({ status, was });
        const isOpen = ['voorbereiding', 'onderhandeling', 'juridisch-nazicht'].includes(was);
        const expected = !isOpen ? 403 : STATUS_STEPS[was].includes(status) ? 200 : 400;
        expect([was, status, statusCode]).toEqual([was, status, expected]);
        expect(await statusNow()).toBe(expected === 200 ? status : was);
      }
  });

  it('is moved by who may, and by nobody else', async () => {
    for (const { id: who, rol } of DEMO_PEOPLE) {
      await store.setStatus(id, 'onderhandeling');
      const may = rol === 'vdab-redacteur' || rol === 'beheerder';
      const { statusCode } = await move({ status: 'juridisch-nazicht', was: 'onderhandeling' }, who);
      expect([who, statusCode]).toEqual([who, may ? 200 : 403]);
      expect(await statusNow()).toBe(may ? 'juridisch-nazicht' : 'onderhandeling');
    }
    expect(ROLES.length).toBeGreaterThanOrEqual(new Set(DEMO_PEOPLE.map(({ rol }) => rol)).size);
  });

  it('that someone else has moved meanwhile is left as it is', async () => {
    await store.setStatus(id, 'juridisch-nazicht');
    const answer = await move({ status: 'voorbereiding', was: 'onderhandeling' });
    expect([answer.statusCode, answer.json()]).toMatchObject([409, { fout: 'achterhaald' }]);
    expect(await statusNow()).toBe('juridisch-nazicht');
  });

  it('is refused with nonsense', async () => {
    for (const body of [{}, { status: 'klaar', was: 'onderhandeling' }, { status: 'voorbereiding' }, [], null])
      expect((await move(body as object)).statusCode, JSON.stringify(body)).toBe(400);
    const unknown = await move({ status: 'voorbereiding', was: 'onderhandeling' }, 'netwerkmanager', 'so-nergens');
    expect(unknown.statusCode).toBe(404);
    expect(await statusNow()).toBe('onderhandeling');
  });
});
