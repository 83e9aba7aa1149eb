/** What every store does with agreements that are deleted. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError, type Store } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T11:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const kindOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'resolved',
    (error: unknown) => (error instanceof StoreError ? error.kind : error),
  );

/** Runs the contract on the stores that `open` gives. */
export function binContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`bin: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      for (const id of ['a', 'b']) await store.create({ id, status: 'onderhandeling', snapshot: bytes(1), at: AT });
    });
    afterEach(() => store.close());
    const listed = async (): Promise<string[]> => (await store.list()).map(({ id }) => id);
    const binned = async (): Promise<string[]> => (await store.binned()).map(({ meta }) => meta.id);

    it('takes an agreement out of the list, and says since when and by whom', async () => {
      expect(await store.bin('a', AT, 'an')).toBe(true);
      expect(await listed()).toEqual(['b']);
      expect(await store.binned()).toEqual([{ meta: await store.meta('a'), by: 'an' }]);
      expect(await store.meta('a')).toMatchObject({ verwijderd: AT });
      expect((await store.load('a'))?.meta.verwijderd).toBe(AT);
      expect((await store.since('a', 0))?.meta.verwijderd).toBe(AT);
      expect((await store.metas(['a', 'b'])).filter(({ verwijderd }) => verwijderd === AT)).toHaveLength(1);
    });

    it('is gone into once, and left once', async () => {
      await store.bin('a', AT, 'an');
      expect(await store.bin('a', LATER, 'bo')).toBe(false);
      expect((await store.binned())[0]).toMatchObject({ meta: { verwijderd: AT }, by: 'an' });
      expect(await store.unbin('a')).toBe(true);
      expect(await store.unbin('a')).toBe(false);
      expect([await listed(), await binned()]).toEqual([['a', 'b'], []]);
      expect(await store.bin('a', LATER, null)).toBe(true);
      expect((await store.binned())[0]).toMatchObject({ meta: { verwijderd: LATER }, by: null });
    });

    it('knows nothing of what is not there', async () => {
      expect(await kindOf(store.bin('nobody', AT, null))).toBe('absent');
      expect(await kindOf(store.unbin('nobody'))).toBe('absent');
      expect(await store.purge('nobody', AT)).toBe(false);
    });

    it('names the last deleted first', async () => {
      await store.bin('b', AT, null);
      await store.bin('a', LATER, null);
      expect(await binned()).toEqual(['a', 'b']);
    });

    it('changes nothing else: what was under way is written, and all is there when it comes back', async () => {
      await store.append([{ id: 'a', updates: [bytes(4)] }], LATER);
      const before = await store.load('a');
      await store.bin('a', LATER, 'an');
      expect(await store.append([{ id: 'a', updates: [bytes(5)], authors: ['bo'] }], LATER)).toEqual([2]);
      await store.unbin('a');
      const after = await store.load('a');
      expect(after?.meta).toEqual({ ...before?.meta, sequence: 2, gewijzigdDoor: 'bo' });
      expect(after?.updates.map((update) => [...update])).toEqual([[4], [5]]);
    });

    it('is emptied of what was in it since that very moment, and of nothing else', async () => {
      expect(await store.purge('a', AT)).toBe(false);
      await store.bin('a', AT, null);
      expect(await store.purge('a', LATER)).toBe(false);
      expect(await binned()).toEqual(['a']);
      expect(await store.purge('a', AT)).toBe(true);
      expect(await store.purge('a', AT)).toBe(false);
      expect([await listed(), await binned(), await store.meta('a'), await store.load('a')]).toEqual([
        ['b'],
        [],
        null,
        null,
      ]);
      expect(await kindOf(store.append([{ id: 'a', updates: [bytes(9)] }], LATER))).toBe('absent');
    });

    it('leaves nothing of what was purged, also for another with the same id', async () => {
      const hands = [{ client: 7, clock: 0, person: 'an' }];
      for (const id of ['a', 'b']) {
        await store.append([{ id, updates: [bytes(4), bytes(5)], authors: ['an', 'an'], hands }], LATER);
        await store.addVersion({ id, state: bytes(6), sequence: 2, at: LATER });
        await store.append([{ id, updates: [bytes(4)], authors: ['an'] }], LATER);
        await store.compact(id, bytes(7), 3);
        await store.setSeen(id, 'an', { state: 'seen', at: LATER }, null);
        await store.setMember({ agreement: id, person: 'an', rol: 'lezer', partij: null, author: null, ...TIMES });
      }
      await store.keepDigests('form', [
        { id: 'a', sequence: 3, data: 'kept' },
        { id: 'b', sequence: 3, data: 'kept' },
      ]);
      await store.bin('a', LATER, 'an');
      expect(await store.purge('a', LATER)).toBe(true);
      expect((await store.digests('form')).map(({ id }) => id)).toEqual(['b']);
      expect(await left('a')).toEqual([0, null, [], 0]);
      expect(await left('b')).toEqual([2, { state: 'seen', at: LATER }, [expect.objectContaining({ client: 7 })], 1]);
      expect((await store.membershipsOf('an')).map(({ agreement }) => agreement)).toEqual(['b']);
      await store.create({ id: 'a', status: 'voorbereiding', snapshot: bytes(2), at: LATER });
      expect(await left('a')).toEqual([1, null, [], 0]);
      expect((await store.load('a'))?.updates).toEqual([]);
    });

    const left = async (id: string): Promise<unknown[]> => [
      (await store.versions(id)).length,
      await store.seen(id, 'an'),
      await store.hands(id),
      (await store.membersOf(id)).length,
    ];
  });
}

const TIMES = { added: AT, ended: null };
