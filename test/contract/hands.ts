/** What every store keeps of who wrote as which page. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hand } from '../../server/store/hands.ts';
import { StoreError, type Store } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T11:00:00.000Z';
/** Yjs numbers pages up to here. */
const LAST_CLIENT = 2 ** 32 - 1;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Runs the contract on the stores that `open` gives. */
export function handContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`hands: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      for (const id of ['a', 'b']) await store.create({ id, status: 'onderhandeling', snapshot: bytes(1), at: AT });
    });
    afterEach(() => store.close());
    const batch = (id: string, ...hands: Hand[]) => ({ id, updates: [bytes(2)], authors: ['an'], hands });

    it('are noted with the rows, and kept when those are folded', async () => {
      await store.append(
        [
          batch('a', { client: LAST_CLIENT, clock: 0, person: 'an' }, { client: 7, clock: 3, person: 'bo' }),
          batch('b', { client: 7, clock: 0, person: 'cas' }),
        ],
        AT,
      );
      await store.compact('a', bytes(40), 1);
      expect(await store.hands('a')).toEqual([
        { client: 7, clock: 3, person: 'bo', at: AT },
        { client: LAST_CLIENT, clock: 0, person: 'an', at: AT },
      ]);
      expect(await store.hands('b')).toEqual([{ client: 7, clock: 0, person: 'cas', at: AT }]);
      expect(await store.hands('nobody')).toEqual([]);
    });

    it('date what a page writes on, each change once', async () => {
      await store.append([batch('a', { client: 7, clock: 5, person: 'an' })], AT);
      await store.append(
        [batch('a', { client: 7, clock: 5, person: 'an' }, { client: 7, clock: 9, person: 'an' })],
        LATER,
      );
      expect(await store.hands('a')).toEqual([
        { client: 7, clock: 5, person: 'an', at: AT },
        { client: 7, clock: 9, person: 'an', at: LATER },
      ]);
    });

    it('stay those of the first person, whoever takes the number later, also within one call', async () => {
      const claims = ['an', 'bo'].map((person, nth) => batch('a', { client: 7, clock: nth, person }));
      await store.append(claims, AT);
      await store.append([batch('a', { client: 7, clock: 8, person: 'cas' })], LATER);
      expect(await store.hands('a')).toEqual([{ client: 7, clock: 0, person: 'an', at: AT }]);
      expect(await store.meta('a')).toMatchObject({ sequence: 3 });
    });

    it('are not noted when the rows are not written', async () => {
      const hand = { client: 7, clock: 0, person: 'an' };
      await expect(store.append([batch('a', hand), batch('nobody', hand)], AT)).rejects.toBeInstanceOf(StoreError);
      expect(await store.hands('a')).toEqual([]);
    });
  });
}
