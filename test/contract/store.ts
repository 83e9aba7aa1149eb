/** What every store does. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError, type NewStored, type Store } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T11:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const fresh = (id: string, at = AT): NewStored => ({ id, status: 'onderhandeling', snapshot: bytes(1, 2, 3), at });
const kindOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'resolved',
    (error: unknown) => (error instanceof StoreError ? error.kind : error),
  );
const plain = (updates: readonly Uint8Array[]): number[][] => updates.map((update) => [...update]);

/** Runs the contract on the stores that `open` gives. */
export function storeContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`store contract: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('gives back what was created', async () => {
      await store.create(fresh('a'));
      const meta = {
        id: 'a',
        status: 'onderhandeling',
        aangemaakt: AT,
        gewijzigd: AT,
        gewijzigdDoor: null,
        sequence: 0,
        verwijderd: null,
        vergrendeld: false,
      };
      expect(await store.meta('a')).toEqual(meta);
      const stored = await store.load('a');
      expect(stored?.meta).toEqual(meta);
      expect([...(stored?.snapshot ?? [])]).toEqual([1, 2, 3]);
      expect(stored?.updates).toEqual([]);
    });

    it('says null, never something empty, for what it does not know', async () => {
      expect(await store.load('nobody')).toBeNull();
      expect(await store.meta('nobody')).toBeNull();
      expect(await store.list()).toEqual([]);
    });

    it('refuses an id that is taken and leaves what was there', async () => {
      await store.create(fresh('a'));
      expect(await kindOf(store.create({ ...fresh('a'), snapshot: bytes(9) }))).toBe('exists');
      expect([...((await store.load('a'))?.snapshot ?? [])]).toEqual([1, 2, 3]);
    });

    it('appends for several agreements at once, numbered per agreement', async () => {
      await store.create(fresh('a'));
      await store.create(fresh('b'));
      const first = [
        { id: 'a', updates: [bytes(4), bytes(5)] },
        { id: 'b', updates: [bytes(6)] },
      ];
      expect(await store.append(first, LATER)).toEqual([2, 1]);
      expect(await store.append([{ id: 'a', updates: [bytes(7)] }], LATER)).toEqual([3]);
      expect(plain((await store.load('a'))?.updates ?? [])).toEqual([[4], [5], [7]]);
      expect(plain((await store.load('b'))?.updates ?? [])).toEqual([[6]]);
      expect(await store.meta('a')).toMatchObject({ sequence: 3, gewijzigd: LATER, aangemaakt: AT });
    });

    it('knows who made it, and who wrote last', async () => {
      const changedBy = async (): Promise<unknown> => (await store.meta('a'))?.gewijzigdDoor;
      await store.create({ ...fresh('a'), author: 'an' });
      expect(await changedBy()).toBe('an');
      await store.append([{ id: 'a', updates: [bytes(4), bytes(5)], authors: ['bo', 'cas'] }], LATER);
      expect(await changedBy()).toBe('cas');
      expect((await store.list()).map(({ gewijzigdDoor }) => gewijzigdDoor)).toEqual(['cas']);
      expect((await store.load('a'))?.meta.gewijzigdDoor).toBe('cas');
      await store.append([{ id: 'a', updates: [bytes(6)], authors: [null] }], LATER);
      expect(await changedBy()).toBeNull();
    });

    it('knows it still when the log is folded, and when the status changed', async () => {
      await store.create(fresh('a'));
      await store.append([{ id: 'a', updates: [bytes(4)], authors: ['bo'] }], LATER);
      await store.compact('a', bytes(40), 1);
      await store.setStatus('a', 'ondertekend');
      expect(await store.meta('a')).toMatchObject({ gewijzigdDoor: 'bo', gewijzigd: LATER });
    });

    it('forgets the author of a group that was not written', async () => {
      await store.create({ ...fresh('a'), author: 'an' });
      const group = [
        { id: 'a', updates: [bytes(4)], authors: ['bo'] },
        { id: 'nobody', updates: [bytes(5)], authors: ['bo'] },
      ];
      expect(await kindOf(store.append(group, LATER))).toBe('absent');
      expect(await store.meta('a')).toMatchObject({ gewijzigdDoor: 'an', gewijzigd: AT });
    });

    it('appends all of a group or nothing of it', async () => {
      await store.create(fresh('a'));
      const group = [
        { id: 'a', updates: [bytes(4)] },
        { id: 'nobody', updates: [bytes(5)] },
      ];
      expect(await kindOf(store.append(group, LATER))).toBe('absent');
      expect(await store.load('a')).toMatchObject({ updates: [], meta: { sequence: 0, gewijzigd: AT } });
    });

    it('keeps its own copy of the bytes', async () => {
      const update = bytes(4);
      await store.create(fresh('a'));
      await store.append([{ id: 'a', updates: [update] }], LATER);
      update[0] = 99;
      expect(plain((await store.load('a'))?.updates ?? [])).toEqual([[4]]);
    });

    it('folds the log up to a row and keeps what came after', async () => {
      await store.create(fresh('a'));
      await store.append([{ id: 'a', updates: [bytes(4), bytes(5), bytes(6)] }], LATER);
      expect(await store.compact('a', bytes(40), 2)).toBe(true);
      const stored = await store.load('a');
      expect([...(stored?.snapshot ?? [])]).toEqual([40]);
      expect(plain(stored?.updates ?? [])).toEqual([[6]]);
      expect(await store.append([{ id: 'a', updates: [bytes(7)] }], LATER)).toEqual([4]);
    });

    it('never goes back to an older snapshot', async () => {
      await store.create(fresh('a'));
      await store.append([{ id: 'a', updates: [bytes(4), bytes(5)] }], LATER);
      await store.compact('a', bytes(40), 2);
      expect(await store.compact('a', bytes(30), 1)).toBe(false);
      expect(await store.compact('a', bytes(30), 2)).toBe(false);
      expect([...((await store.load('a'))?.snapshot ?? [])]).toEqual([40]);
    });

    it('does not fold rows that are not there', async () => {
      await store.create(fresh('a'));
      expect(await kindOf(store.compact('a', bytes(40), 1))).toBe('other');
      expect(await kindOf(store.compact('nobody', bytes(40), 1))).toBe('absent');
      expect([...((await store.load('a'))?.snapshot ?? [])]).toEqual([1, 2, 3]);
    });

    it('tells what came after a row', async () => {
      await store.create(fresh('a'));
      await store.append([{ id: 'a', updates: [bytes(4), bytes(5), bytes(6)] }], LATER);
      const later = await store.since('a', 1);
      expect(later).toMatchObject({ meta: { id: 'a', sequence: 3, gewijzigd: LATER }, snapshot: null });
      expect(plain(later?.updates ?? [])).toEqual([[5], [6]]);
      expect(await store.since('a', 3)).toMatchObject({ meta: { sequence: 3 }, snapshot: null, updates: [] });
      expect(await store.since('nobody', 0)).toBeNull();
    });

    it('gives the snapshot with what came after it when the rows asked for are folded', async () => {
      await store.create(fresh('a'));
      await store.append([{ id: 'a', updates: [bytes(4), bytes(5), bytes(6)] }], LATER);
      await store.compact('a', bytes(40), 2);
      const later = await store.since('a', 1);
      expect([...(later?.snapshot ?? [])]).toEqual([40]);
      expect(plain(later?.updates ?? [])).toEqual([[6]]);
      expect((await store.since('a', 2))?.snapshot).toBeNull();
    });

    it('knows several at once, those that exist', async () => {
      await store.create(fresh('a'));
      await store.create(fresh('b'));
      await store.append([{ id: 'b', updates: [bytes(4)] }], LATER);
      const metas = await store.metas(['b', 'nobody', 'a']);
      expect(new Map(metas.map(({ id, sequence }) => [id, sequence]))).toEqual(
        new Map([
          ['a', 0],
          ['b', 1],
        ]),
      );
      expect(await store.metas([])).toEqual([]);
    });

    it('numbers the batches of one agreement in one group one after the other', async () => {
      await store.create(fresh('a'));
      await store.create(fresh('b'));
      const group = [
        { id: 'a', updates: [bytes(4), bytes(5)], authors: ['an', 'bo'] },
        { id: 'b', updates: [bytes(6)] },
        { id: 'a', updates: [bytes(7)], authors: ['cas'] },
      ];
      expect(await store.append(group, LATER)).toEqual([2, 1, 3]);
      expect(plain((await store.load('a'))?.updates ?? [])).toEqual([[4], [5], [7]]);
      expect(await store.meta('a')).toMatchObject({ sequence: 3, gewijzigdDoor: 'cas' });
    });

    it('lists the last changed first', async () => {
      await store.create(fresh('a'));
      await store.create(fresh('b', LATER));
      expect((await store.list()).map(({ id }) => id)).toEqual(['b', 'a']);
      await store.append([{ id: 'a', updates: [bytes(4)] }], '2026-03-01T12:00:00.000Z');
      expect((await store.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    });

    it('remembers what each person has seen, and only that', async () => {
      await store.create(fresh('a'));
      await store.create(fresh('b'));
      expect(await store.seen('a', 'nele')).toBeNull();
      expect(await store.setSeen('a', 'nele', { state: '{"basis":"AA"}', at: AT }, null)).toBe(true);
      expect(await store.setSeen('a', 'ruben', { state: 'ruben', at: AT }, null)).toBe(true);
      expect(await store.setSeen('a', 'nele', { state: 'later', at: LATER }, '{"basis":"AA"}')).toBe(true);
      // Told on another device meanwhile: nothing is done.
      for (const was of [null, '{"basis":"AA"}'])
        expect(await store.setSeen('a', 'nele', { state: 'stale', at: LATER }, was)).toBe(false);
      expect(await store.seen('a', 'nele')).toEqual({ state: 'later', at: LATER });
      expect(await store.seen('a', 'ruben')).toEqual({ state: 'ruben', at: AT });
      expect(await store.seen('b', 'nele')).toBeNull();
      expect(await store.meta('a')).toMatchObject({ gewijzigd: AT, sequence: 0 });
      expect(await kindOf(store.setSeen('nobody', 'nele', { state: '', at: AT }, null))).toBe('absent');
      expect(await store.seen('nobody', 'nele')).toBeNull();
    });

    it('changes the status and nothing else', async () => {
      await store.create(fresh('a'));
      await store.setStatus('a', 'ondertekend');
      expect(await store.meta('a')).toMatchObject({ status: 'ondertekend', gewijzigd: AT, sequence: 0 });
      expect(await store.setStatus('a', 'opgezegd', 'onderhandeling')).toBe(false);
      expect((await store.meta('a'))?.status).toBe('ondertekend');
      expect(await store.setStatus('a', 'opgezegd', 'ondertekend')).toBe(true);
      expect((await store.meta('a'))?.status).toBe('opgezegd');
      expect(await kindOf(store.setStatus('nobody', 'ondertekend'))).toBe('absent');
      expect(await kindOf(store.setStatus('nobody', 'ondertekend', 'opgezegd'))).toBe('absent');
    });
  });
}
