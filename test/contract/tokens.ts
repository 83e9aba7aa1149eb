/** What every store does with tokens. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError, type Store } from '../../server/store/store.ts';
import type { StoredToken } from '../../server/store/tokens.ts';

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const fresh = (id: string, more: Partial<StoredToken> = {}): StoredToken => ({
  id,
  hash: `hash of ${id}`,
  person: 'an',
  name: 'Rapport',
  scope: 'lezen',
  agreement: null,
  made: at(1),
  expires: at(20),
  used: null,
  ...more,
});

/** Runs the contract on the stores that `open` gives. */
export function tokenContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`tokens: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('are found by their hash and by their id, and by nothing else', async () => {
      const token = fresh('a', { agreement: 'so-een', scope: 'status', used: at(2) });
      await store.addToken(token);
      expect([await store.findToken('hash of a'), await store.token('a')]).toEqual([token, token]);
      for (const hash of ['a', 'hash of b', '', 'an']) expect(await store.findToken(hash)).toBeNull();
      expect(await store.token('hash of a')).toBeNull();
    });

    it('have an id and a hash of their own', async () => {
      await store.addToken(fresh('a'));
      for (const taken of [fresh('a', { hash: 'other' }), fresh('b', { hash: 'hash of a' })])
        await expect(store.addToken(taken)).rejects.toMatchObject({ name: StoreError.name, kind: 'exists' });
      expect(await store.tokensOf('an')).toEqual([fresh('a')]);
    });

    it('are listed for their person, the last made first, with when they were used', async () => {
      await store.addToken(fresh('a'));
      await store.addToken(fresh('b', { made: at(3) }));
      await store.addToken(fresh('c', { person: 'bo' }));
      expect(await store.useToken('a', at(5))).toBe(true);
      expect(await store.useToken('nobody', at(5))).toBe(false);
      expect(await store.tokensOf('an')).toEqual([fresh('b', { made: at(3) }), fresh('a', { used: at(5) })]);
      expect(await store.tokensOf('nobody')).toEqual([]);
    });

    it('end once, or when their time has come', async () => {
      for (const [id, day] of [
        ['a', 9],
        ['b', 10],
        ['c', 11],
      ] as const)
        await store.addToken(fresh(id, { expires: at(day) }));
      expect(await store.expireTokens(at(10))).toEqual(['a', 'b']);
      expect(await store.expireTokens(at(10))).toEqual([]);
      expect([await store.endToken('c'), await store.endToken('c')]).toEqual([true, false]);
      expect(await store.findToken('hash of c')).toBeNull();
    });
  });
}
