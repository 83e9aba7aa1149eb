/** What every store does with the moments of an agreement that are kept. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError, type Store } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T11:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Runs the contract on the stores that `open` gives. */
export function versionContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`versions: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      await store.create({ id: 'a', status: 'onderhandeling', snapshot: bytes(1), at: AT, author: 'an' });
    });
    afterEach(() => store.close());

    let letters = 10;
    const write = (...authors: (string | null)[]): Promise<number[]> =>
      store.append([{ id: 'a', updates: authors.map(() => bytes(letters++ % 256)), authors }], LATER);
    const keep = (sequence: number, state = bytes(sequence)): Promise<number | null> =>
      store.addVersion({ id: 'a', sequence, state, at: LATER });
    const people = async (): Promise<[number, readonly string[]][]> =>
      (await store.versions('a')).map((version) => [version.number, version.people]);
    const kindOf = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => 'resolved',
        (error: unknown) => (error instanceof StoreError ? error.kind : error),
      );

    it('begin with what an agreement was made as', async () => {
      expect(await store.versions('a')).toEqual([
        { number: 1, at: AT, reason: 'begin', status: 'onderhandeling', sequence: 0, people: ['an'] },
      ]);
      expect([...((await store.versionState('a', 1)) ?? [])]).toEqual([1]);
      expect(await store.unkept()).toEqual([]);
      expect(await store.versions('nobody')).toEqual([]);
      expect(await store.versionState('a', 2)).toBeNull();
      expect(await store.versionState('nobody', 1)).toBeNull();
    });

    it('keep a state, and who wrote since the one before, each once', async () => {
      await write('cas', 'bo', null, 'bo');
      expect(await store.unkept()).toEqual([{ id: 'a', gewijzigd: LATER, sequence: 4, kept: 0 }]);
      expect(await keep(4)).toBe(2);
      expect((await store.versions('a'))[1]).toEqual({
        number: 2,
        at: LATER,
        reason: 'rest',
        status: 'onderhandeling',
        sequence: 4,
        people: ['bo', 'cas'],
      });
      expect([...((await store.versionState('a', 2)) ?? [])]).toEqual([4]);
      expect(await store.unkept()).toEqual([]);
      await write('dirk');
      await keep(5);
      expect(await people()).toEqual([
        [1, ['an']],
        [2, ['bo', 'cas']],
        [3, ['dirk']],
      ]);
    });

    it('know who wrote what was folded meanwhile', async () => {
      await write('cas', 'bo');
      await store.compact('a', bytes(40), 2);
      await write('dirk');
      await store.compact('a', bytes(41), 3);
      await write('eva');
      await keep(4);
      await write('bo');
      await store.compact('a', bytes(42), 5);
      await keep(5);
      expect(await people()).toEqual([
        [1, ['an']],
        [2, ['bo', 'cas', 'dirk', 'eva']],
        [3, ['bo']],
      ]);
    });

    it('leave out who wrote only later', async () => {
      await write('bo', 'cas');
      await keep(1);
      await keep(2);
      expect(await people()).toEqual([
        [1, ['an']],
        [2, ['bo']],
        [3, ['cas']],
      ]);
    });

    it('are made once, by whoever comes first, and never go back', async () => {
      await write('bo', 'cas');
      const numbers = await Promise.all([keep(2), keep(2), keep(2)]);
      expect(numbers.filter((number) => number !== null)).toEqual([2]);
      expect(await keep(1)).toBeNull();
      expect(await kindOf(keep(3))).toBe('other');
      expect(await kindOf(store.addVersion({ id: 'nobody', sequence: 0, state: bytes(1), at: AT }))).toBe('absent');
      expect(await store.versions('a')).toHaveLength(2);
    });

    it('are made of a change of status too, without any writing', async () => {
      await store.setStatus('a', 'ondertekend');
      expect(await store.unkept()).toEqual([{ id: 'a', gewijzigd: AT, sequence: 0, kept: 0 }]);
      expect(await keep(0)).toBe(2);
      expect((await store.versions('a'))[1]).toMatchObject({ reason: 'status', status: 'ondertekend', people: [] });
      expect(await keep(0)).toBeNull();
    });

    it('are dropped where asked, and leave their people to the next that stays', async () => {
      for (const [author, sequence] of [
        ['bo', 1],
        ['cas', 2],
        ['dirk', 3],
        ['eva', 4],
      ] as const) {
        await write(author);
        await keep(sequence);
      }
      await store.dropVersions('a', [2, 3, 99]);
      expect(await people()).toEqual([
        [1, ['an']],
        [4, ['bo', 'cas', 'dirk']],
        [5, ['eva']],
      ]);
      expect(await store.versionState('a', 2)).toBeNull();
      expect([...((await store.versionState('a', 4)) ?? [])]).toEqual([3]);
      await write('bo');
      expect(await keep(5)).toBe(6);
      await store.dropVersions('nobody', [1]);
    });

    it('are never dropped when they are the first, the last, or of a change of status', async () => {
      await write('bo');
      await store.setStatus('a', 'ondertekend');
      await keep(1);
      await store.setStatus('a', 'onderhandeling');
      await write('cas');
      await keep(2);
      await write('dirk');
      await keep(3);
      await store.dropVersions('a', [1, 2, 3, 4]);
      expect((await store.versions('a')).map(({ number, reason }) => [number, reason])).toEqual([
        [1, 'begin'],
        [2, 'status'],
        [3, 'status'],
        [4, 'rest'],
      ]);
    });
  });
}
