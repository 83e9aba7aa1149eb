/** What every store does with links that let someone in. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredInvitation } from '../../server/store/invitations.ts';
import { StoreError, type Store } from '../../server/store/store.ts';

const at = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const fresh = (id: string, more: Partial<StoredInvitation> = {}): StoredInvitation => ({
  id,
  hash: `hash of ${id}`,
  agreement: 'so-1',
  email: 'an@voorbeeld.be',
  rol: 'redacteur',
  partij: 'p-1',
  person: null,
  author: 'bo',
  made: at(8),
  expires: at(20),
  used: null,
  revoked: null,
  shown: null,
  ...more,
});

/** Runs the contract on the stores that `open` gives. */
export function invitationContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`invitations: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());
    const found = (id: string): Promise<StoredInvitation | null> => store.findInvitation(`hash of ${id}`);

    it('are found by what opens them, and by nothing else', async () => {
      const link = fresh('b', { agreement: null, rol: null, partij: null, person: 'an', author: null });
      await store.addInvitation(fresh('a', { email: 'An@Voorbeeld.be', shown: at(9) }));
      await store.addInvitation(link);
      expect(await found('a')).toEqual(fresh('a', { shown: at(9) }));
      expect(await found('b')).toEqual(link);
      for (const hash of ['a', 'hash of c', '', 'so-1']) expect(await store.findInvitation(hash)).toBeNull();
    });

    it('have an id and a hash of their own', async () => {
      await store.addInvitation(fresh('a'));
      for (const taken of [fresh('a', { hash: 'other' }), fresh('b', { hash: 'hash of a' })])
        await expect(store.addInvitation(taken)).rejects.toMatchObject({ name: StoreError.name, kind: 'exists' });
      expect(await store.invitationsOf('so-1')).toEqual([fresh('a')]);
    });

    it('are listed for their agreement, the last made first', async () => {
      await store.addInvitation(fresh('a'));
      await store.addInvitation(fresh('b', { made: at(9) }));
      await store.addInvitation(fresh('c', { agreement: 'so-2' }));
      await store.addInvitation(fresh('d', { agreement: null }));
      expect((await store.invitationsOf('so-1')).map(({ id }) => id)).toEqual(['b', 'a']);
      expect(await store.invitationsOf('nothing')).toEqual([]);
    });

    it('are used by one of those who try at once, and once only', async () => {
      await store.addInvitation(fresh('a'));
      const tries = await Promise.all([9, 9, 10, 11].map((hour) => store.useInvitation('a', at(hour))));
      expect(tries.filter(Boolean)).toHaveLength(1);
      const used = (await found('a'))?.used;
      expect(await store.useInvitation('a', at(12))).toBe(false);
      expect(await store.revokeInvitation('a', at(12))).toBe(false);
      expect(await found('a')).toEqual(fresh('a', { used: used ?? '' }));
    });

    it('are not used once revoked or expired, nor when there are none', async () => {
      await store.addInvitation(fresh('a'));
      await store.addInvitation(fresh('b'));
      expect(await store.revokeInvitation('a', at(9))).toBe(true);
      expect(await store.revokeInvitation('a', at(10))).toBe(false);
      expect(await store.useInvitation('a', at(10))).toBe(false);
      expect(await store.useInvitation('b', at(20))).toBe(false);
      expect(await store.useInvitation('nothing', at(10))).toBe(false);
      expect(await found('a')).toEqual(fresh('a', { revoked: at(9) }));
      expect(await found('b')).toEqual(fresh('b'));
    });

    it('can be used again after a use that failed, but by nobody else', async () => {
      await store.addInvitation(fresh('a'));
      await store.useInvitation('a', at(9));
      expect(await store.unuseInvitation('a', at(10))).toBe(false);
      expect(await store.unuseInvitation('a', at(9))).toBe(true);
      expect(await store.useInvitation('a', at(11))).toBe(true);
    });

    it('remember that the link was shown', async () => {
      await store.addInvitation(fresh('a'));
      expect(await store.showInvitation('a', at(9))).toBe(true);
      expect(await store.showInvitation('nothing', at(9))).toBe(false);
      expect(await found('a')).toEqual(fresh('a', { shown: at(9) }));
    });
  });
}
