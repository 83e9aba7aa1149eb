/** What every store does with sessions. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredSession } from '../../server/store/sessions.ts';
import { StoreError, type Store } from '../../server/store/store.ts';

const at = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const fresh = (id: string, more: Partial<StoredSession> = {}): StoredSession => ({
  id,
  hash: `hash of ${id}`,
  previous: null,
  renewed: at(8),
  person: 'an',
  began: at(8),
  used: at(8),
  from: '192.0.2.1',
  agent: 'Firefox',
  sub: null,
  sid: null,
  ...more,
});

/** Runs the contract on the stores that `open` gives. */
export function sessionContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`sessions: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('are found by what opens them, and by nothing else', async () => {
      await store.addSession(fresh('a'));
      expect(await store.findSession('hash of a')).toEqual(fresh('a'));
      for (const hash of ['a', 'hash of b', '', 'an']) expect(await store.findSession(hash)).toBeNull();
    });

    it('have an id and a hash of their own', async () => {
      await store.addSession(fresh('a'));
      for (const taken of [fresh('a', { hash: 'other' }), fresh('b', { hash: 'hash of a' })])
        await expect(store.addSession(taken)).rejects.toMatchObject({ name: StoreError.name, kind: 'exists' });
      expect(await store.sessionsOf('an')).toEqual([fresh('a')]);
    });

    it('are renewed by one of two who do it at once, and then opened by the new hash and the last', async () => {
      await store.addSession(fresh('a'));
      const done = await Promise.all([
        store.renewSession('a', 'hash of a', 'one', at(9)),
        store.renewSession('a', 'hash of a', 'two', at(9)),
      ]);
      expect(done.filter(Boolean)).toHaveLength(1);
      const winner = done[0] ? 'one' : 'two';
      const renewed = fresh('a', { hash: winner, previous: 'hash of a', renewed: at(9) });
      expect(await store.findSession(winner)).toEqual(renewed);
      expect(await store.findSession('hash of a')).toEqual(renewed);
      expect(await store.renewSession('a', winner, 'three', at(10))).toBe(true);
      expect(await store.findSession('hash of a')).toBeNull();
      expect(await store.renewSession('nobody', 'x', 'y', at(10))).toBe(false);
    });

    it('are found by the sign-in at the provider, by its person, or by both', async () => {
      await store.addSession(fresh('a', { sub: 'vo-an', sid: 'one' }));
      await store.addSession(fresh('b', { sub: 'vo-an', sid: 'two' }));
      await store.addSession(fresh('c', { sub: 'vo-an' }));
      await store.addSession(fresh('d', { sub: 'vo-bo', sid: 'three', person: 'bo' }));
      await store.addSession(fresh('e'));
      expect(await store.findSession('hash of b')).toMatchObject({ sub: 'vo-an', sid: 'two' });
      const at = async (provider: { sub?: string; sid?: string | null }): Promise<string[]> =>
        (await store.sessionsAt(provider)).map(({ id }) => id);
      expect(await at({ sub: 'vo-an' })).toEqual(['a', 'b', 'c']);
      expect(await at({ sub: 'vo-an', sid: null })).toEqual(['a', 'b', 'c']);
      expect(await at({ sid: 'two' })).toEqual(['b']);
      expect(await at({ sub: 'vo-an', sid: 'one' })).toEqual(['a']);
      for (const nobody of [{ sub: 'vo-bo', sid: 'one' }, { sid: 'four' }, { sub: '' }, {}])
        expect(await at(nobody)).toEqual([]);
    });

    it('are listed for their person, the last used first', async () => {
      for (const id of ['a', 'b', 'c']) await store.addSession(fresh(id));
      await store.addSession(fresh('d', { person: 'bo' }));
      expect(await store.useSession('b', { used: at(10), from: '192.0.2.7', agent: 'Safari' })).toBe(true);
      expect(await store.useSession('b', { used: at(11) })).toBe(true);
      expect(await store.useSession('nobody', { used: at(11) })).toBe(false);
      expect([await store.hasSession('b'), await store.hasSession('nobody')]).toEqual([true, false]);
      expect((await store.sessionsOf('an')).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
      expect(await store.findSession('hash of b')).toEqual(
        fresh('b', { used: at(11), from: '192.0.2.7', agent: 'Safari' }),
      );
      expect(await store.sessionsOf('nobody')).toEqual([]);
    });

    it('end once', async () => {
      await store.addSession(fresh('a'));
      expect(await store.endSession('a')).toBe(true);
      expect(await store.endSession('a')).toBe(false);
      expect(await store.findSession('hash of a')).toBeNull();
    });

    it('expire when they were not used for long, or began long ago', async () => {
      await store.addSession(fresh('idle', { used: at(8) }));
      await store.addSession(fresh('old', { began: at(1), used: at(12) }));
      await store.addSession(fresh('young', { began: at(10), used: at(12) }));
      expect(await store.expireSessions({ used: at(9), began: at(2) })).toEqual(['idle', 'old']);
      expect(await store.expireSessions({ used: at(9), began: at(2) })).toEqual([]);
      expect((await store.sessionsOf('an')).map(({ id }) => id)).toEqual(['young']);
    });
  });
}
