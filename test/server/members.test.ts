/** Who takes part in an agreement: asked by every route and by the door. */
import * as Y from 'yjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../model/access.ts';
import type { Agreement } from '../../model/agreement.ts';
import { toDoc } from '../../model/write.ts';
import { Members } from '../../server/access/members.ts';
import { peopleIn } from '../../server/access/persons.ts';
import { Parties } from '../../server/agreements/parties.ts';
import { SILENT } from '../../server/log.ts';
import type { StoredMember } from '../../server/store/members.ts';
import { StoreError, type AgreementMeta } from '../../server/store/store.ts';
import { LIMITS } from '../../server/sync/limits.ts';
import { Rooms } from '../../server/sync/rooms.ts';
import ready from '../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { Client, createTestStore, ID, type TestStore } from './sync/harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
const agreement = ready as unknown as Agreement;
const [kalmthout = '', other = ''] = agreement.partijen.map(({ id }) => id);

let store: TestStore;
let rooms: Rooms;
let members: Members;
let meta: AgreementMeta;

const PERSON = { subject: null, code: '', functie: '', organisatie: '', email: null, added: AT, seen: null } as const;
const actor = async (id: string): Promise<Actor> => {
  const found = await peopleIn(store).person(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const member = (person: string, more: Partial<StoredMember> = {}): Promise<void> =>
  store.setMember({ agreement: ID, person, rol: 'lezer', partij: null, author: null, added: AT, ended: null, ...more });
const fresh = async (): Promise<AgreementMeta> => {
  const found = await store.meta(ID);
  if (!found) throw new Error('no agreement');
  return found;
};
const enter = async (id: string): Promise<Client> => {
  const [room, who] = [await rooms.enter(ID), await members.actorIn(await fresh(), await actor(id))];
  if (!room || !who) throw new Error('not let in');
  return new Client(room, who, { ...LIMITS, presenceDelay: 1 }, undefined, rooms.unread);
};

beforeEach(async () => {
  store = createTestStore();
  rooms = new Rooms({ store, limits: { ...LIMITS, presenceDelay: 1 }, log: SILENT, now: () => AT });
  const people = peopleIn(store);
  members = new Members({ store, people, parties: new Parties(store, rooms), rooms, log: SILENT, now: () => AT });
  const roles = { an: 'vdab-redacteur', bo: 'redacteur', cas: 'lezer', dirk: 'beheerder' } as const;
  for (const [id, rol] of Object.entries(roles)) await store.addPerson({ ...PERSON, id, naam: id, rol, erased: null });
  const snapshot = Y.encodeStateAsUpdate(toDoc(agreement));
  const first = { person: 'an', rol: 'vdab-redacteur', partij: null } as const;
  await store.create({ id: ID, status: 'onderhandeling', snapshot, at: AT, author: 'an', members: [first] });
  meta = await fresh();
});

describe('who takes part', () => {
  it('[M1] is who is said to, as what is said; a beheerder everywhere; and nobody else', async () => {
    await member('bo', { rol: 'jurist' });
    expect(await members.actorIn(meta, await actor('an'))).toMatchObject({ id: 'an', rol: 'vdab-redacteur' });
    expect(await members.actorIn(meta, await actor('bo'))).toMatchObject({ id: 'bo', rol: 'jurist' });
    expect(await members.actorIn(meta, await actor('dirk'))).toMatchObject({ id: 'dirk', rol: 'beheerder' });
    expect(await members.actorIn(meta, await actor('cas'))).toBeNull();
  });

  it('[M1] is out after leaving, also who would be in everywhere', async () => {
    for (const id of ['an', 'dirk']) {
      await member(id, { ended: AT });
      expect(await members.actorIn(meta, await actor(id))).toBeNull();
      expect((await members.membershipsOf(await actor(id)))(ID)).toBeNull();
    }
    expect((await members.membershipsOf(await actor('dirk')))('so-other')).toEqual({ rol: 'beheerder', partij: null });
  });

  it('[M2] is out when their party is, and in again with it', async () => {
    await member('bo', { rol: 'redacteur', partij: kalmthout });
    await member('cas', { rol: 'redacteur', partij: 'p-gone' });
    expect(await members.actorIn(meta, await actor('bo'))).toMatchObject({ partij: kalmthout });
    expect(await members.actorIn(meta, await actor('cas'))).toBeNull();
    const [an, bo] = [await enter('an'), await enter('bo')];
    const undo = new Y.UndoManager(an.doc.getMap('partijen'), { trackedOrigins: new Set([null]) });
    an.doc.getMap('partijen').delete(kalmthout);
    await vi.waitFor(() => expect(bo.closed).toBe(4403));
    expect(await members.actorIn(await fresh(), await actor('bo'))).toBeNull();
    expect((await members.membershipsOf(await actor('bo')))(ID)).toBeNull();
    undo.undo();
    await vi.waitFor(async () => expect(await members.actorIn(await fresh(), await actor('bo'))).not.toBeNull());
    expect((await members.membershipsOf(await actor('bo')))(ID)).not.toBeNull();
  });

  it('[M2] of an agreement that nobody has open, each text is looked at once', async () => {
    await member('bo', { rol: 'redacteur', partij: kalmthout });
    for (let nth = 0; nth < 3; nth++) await members.actorIn(meta, await actor('bo'));
    expect(store.loads).toBe(1);
  });
});

describe('a change of who takes part', () => {
  beforeEach(() => member('bo', { rol: 'redacteur', partij: kalmthout }));

  it('[M3] is felt at once in what is open', async () => {
    const [an, bo] = [await enter('an'), await enter('bo')];
    expect(await members.set(meta, 'bo', { rol: 'lezer', partij: null }, 'an')).toBeNull();
    expect(bo.access.at(-1)).toMatchObject({ state: 1 });
    bo.type(' refused');
    expect(bo.denied).toHaveLength(1);
    expect(await members.end(meta, 'bo', 'an')).toBeNull();
    expect([bo.closed, an.closed]).toEqual([4403, null]);
    expect(await store.member(ID, 'bo')).toMatchObject({ ended: AT, author: 'an' });
  });

  it('[M3] is felt where the store goes away right after it', async () => {
    const bo = await enter('bo');
    const kept = store.setMember.bind(store);
    store.setMember = async (one) => {
      await kept(one);
      store.person = () => Promise.reject(new StoreError('away', 'as told'));
    };
    expect(await members.end(meta, 'bo', 'an')).toBeNull();
    expect(bo.closed).toBe(4403);
  });

  it('[M3] that was made elsewhere and not told is found', async () => {
    const [an, bo] = [await enter('an'), await enter('bo')];
    await member('bo', { rol: 'jurist' });
    await members.review();
    expect(bo.access.at(-1)).toMatchObject({ state: 1 });
    await member('bo', { ended: AT });
    await members.review();
    expect([bo.closed, an.closed]).toEqual([4403, null]);
  });

  it('[M3] of someone who is erased takes them out', async () => {
    const bo = await enter('bo');
    const kept = await store.person('bo');
    if (kept) await store.updatePerson({ ...kept, naam: '', erased: AT });
    await members.review();
    expect(bo.closed).toBe(4403);
    expect((await members.list(meta)).map(({ id }) => id)).toEqual(['an']);
  });

  it('[M4] never leaves an agreement without someone who manages all members', async () => {
    expect(await members.end(meta, 'an', 'an')).toBe('last');
    expect(await members.set(meta, 'an', { rol: 'lezer', partij: null }, 'dirk')).toBe('last');
    expect(await members.set(meta, 'an', { rol: 'redacteur', partij: other }, 'dirk')).toBe('last');
    expect(await members.set(meta, 'bo', { rol: 'redacteur', partij: null }, 'an')).toBeNull();
    expect(await members.end(meta, 'an', 'an')).toBeNull();
  });

  it('[M4] nor when the last two leave at once', async () => {
    await members.set(meta, 'bo', { rol: 'redacteur', partij: null }, 'an');
    const both = await Promise.all([
      members.end(meta, 'an', 'an'),
      members.set(meta, 'bo', { rol: 'lezer', partij: null }, 'bo'),
    ]);
    expect(both).toContain('last');
    expect((await members.list(meta)).some(({ rol }) => rol === 'vdab-redacteur' || rol === 'redacteur')).toBe(true);
  });

  it('hands over: the other gets what is the stronger, for their own party or for all', async () => {
    await member('cas', { rol: 'lezer', partij: other });
    expect(await members.transfer(meta, 'bo', 'cas', 'an')).toBe('party');
    expect(await members.transfer(meta, 'bo', 'bo', 'an')).toBe('absent');
    expect(await members.transfer(meta, 'nobody', 'bo', 'an')).toBe('absent');
    await member('cas', { rol: 'lezer', partij: kalmthout });
    expect(await members.transfer(meta, 'bo', 'cas', 'an')).toBeNull();
    expect((await members.list(meta)).map(({ id, rol, partij }) => [id, rol, partij])).toEqual([
      ['an', 'vdab-redacteur', null],
      ['cas', 'redacteur', kalmthout],
    ]);
    expect(await members.transfer(meta, 'an', 'cas', 'an')).toBe('party');
  });

  it('goes along into a renewal: each for the same party by its new id, and who makes it for all where nobody else is', async () => {
    const ids = new Map([[kalmthout, 'r1']]);
    await member('cas', { partij: other });
    const bound = { ...(await actor('bo')), partij: kalmthout };
    expect(await members.carriedOver(meta, ids, bound)).toEqual([
      { person: 'an', rol: 'vdab-redacteur', partij: null },
      { person: 'bo', rol: 'redacteur', partij: 'r1' },
    ]);
    await member('an', { ended: AT });
    expect(await members.carriedOver(meta, ids, bound)).toEqual([{ person: 'bo', rol: 'redacteur', partij: null }]);
    expect(await members.carriedOver(meta, ids, await actor('dirk'))).toEqual([
      { person: 'bo', rol: 'redacteur', partij: 'r1' },
    ]);
  });

  it('is nothing for who is not there', async () => {
    expect(await members.set(meta, 'nobody', { rol: 'lezer', partij: null }, 'an')).toBe('absent');
    expect(await members.end(meta, 'nobody', 'an')).toBe('absent');
    expect(await store.membersOf(ID)).toHaveLength(2);
  });
});
