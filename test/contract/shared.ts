/** What stores do that several processes share. Each such adapter runs this suite on two stores over one set of data. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreError, type Notice, type Store } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

export function sharedContract(name: string, open: () => Promise<readonly [Store, Store]>): void {
  describe(`shared store contract: ${name}`, () => {
    let one: Store;
    let other: Store;
    let heard: Notice[];
    beforeEach(async () => {
      [one, other] = await open();
      heard = [];
      other.watch((notice) => heard.push(notice));
      // Until it listens, nothing can be heard: a message goes round until it arrives.
      await vi.waitFor(async () => {
        await one.publish(['are you there']);
        expect(heard).toContainEqual({ kind: 'message', from: expect.any(String) as string, text: 'are you there' });
      });
      await one.create({ id: 'a', status: 'onderhandeling', snapshot: bytes(1), at: AT });
      await one.create({ id: 'b', status: 'onderhandeling', snapshot: bytes(1), at: AT });
    });
    afterEach(async () => {
      await one.close();
      await other.close();
    });
    const hear = (notice: Notice): Promise<void> => vi.waitFor(() => expect(heard).toContainEqual(notice));

    it('says that it is shared', () => {
      expect([one.isShared, other.isShared]).toEqual([true, true]);
    });

    it('tells the other what was written, and gives it', async () => {
      await one.append(
        [
          { id: 'a', updates: [bytes(4), bytes(5)] },
          { id: 'b', updates: [bytes(6)] },
        ],
        AT,
      );
      await hear({ kind: 'changed', id: 'a', sequence: 2 });
      await hear({ kind: 'changed', id: 'b', sequence: 1 });
      expect((await other.since('a', 0))?.updates.map((update) => [...update])).toEqual([[4], [5]]);
    });

    it('tells the other of a status', async () => {
      await one.setStatus('a', 'ondertekend');
      await hear({ kind: 'status', id: 'a', status: 'ondertekend' });
    });

    it('tells the other that a text is locked, laid down and thawed, and takes no row of it', async () => {
      const word = `${AT} een`;
      await one.setStatus('a', 'juridisch-nazicht');
      await one.lock('a', word, 'juridisch-nazicht');
      await hear({ kind: 'locked', id: 'a', isLocked: true });
      await expect(other.append([{ id: 'a', updates: [bytes(4)] }], AT)).rejects.toMatchObject({ kind: 'frozen' });
      const empty = { title: '', parties: [], signatories: [], bytes: { content: bytes(1), pdf: bytes(2) } };
      const file = { id: 'f-1', agreement: 'a', at: AT, author: 'an', sequence: 0, content: 'c', pdf: 'p', ...empty };
      expect(await one.freeze(file, word)).toBe(true);
      await hear({ kind: 'status', id: 'a', status: 'ter-ondertekening' });
      expect(await other.frozenOf('a')).toHaveLength(1);
      expect(await one.thaw(file, { at: AT, by: 'an', reason: '' })).toBe(true);
      await hear({ kind: 'locked', id: 'a', isLocked: false });
      expect(await other.append([{ id: 'a', updates: [bytes(4)] }], AT)).toEqual([1]);
    });

    it('holds every row that was acknowledged before a lock, and none after it, whoever writes meanwhile', async () => {
      await one.setStatus('a', 'juridisch-nazicht');
      const acknowledged: number[] = [];
      const write = async (): Promise<string> => {
        for (;;) {
          // A store in memory answers within one turn of the event loop: others have to get theirs.
          await new Promise((resolve) => setImmediate(resolve));
          try {
            const [last = 0] = await other.append([{ id: 'a', updates: [bytes(4)] }], AT);
            acknowledged.push(last);
          } catch (error) {
            return error instanceof StoreError ? error.kind : String(error);
          }
        }
      };
      const writing = Promise.all([write(), write(), write()]);
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(3));
      const sequence = await one.lock('a', `${AT} een`, 'juridisch-nazicht');
      expect(await writing).toEqual(['frozen', 'frozen', 'frozen']);
      expect(acknowledged.sort((x, y) => x - y)).toEqual(Array.from({ length: sequence ?? 0 }, (_, nth) => nth + 1));
      expect((await one.load('a'))?.updates).toHaveLength(sequence ?? -1);
    });

    it('tells the other what went into the bin, and out of it', async () => {
      await one.bin('a', AT, 'an');
      await hear({ kind: 'binned', id: 'a', isBinned: true });
      await one.unbin('a');
      await hear({ kind: 'binned', id: 'a', isBinned: false });
      expect(await other.binned()).toEqual([]);
    });

    it('passes on messages whole, in their order, with who sent them', async () => {
      const messages = ['first "quoted"', `${'é'.repeat(3000)} \n with a line`, '{"a":1}'];
      await one.publish(messages);
      await vi.waitFor(() => {
        const said = heard.flatMap((notice) => (notice.kind === 'message' ? [notice] : [])).slice(-3);
        expect(said.map(({ text }) => text)).toEqual(messages);
        expect(new Set(said.map(({ from }) => from)).size).toBe(1);
      });
    });

    it('never hears itself', async () => {
      await other.append([{ id: 'a', updates: [bytes(4)] }], AT);
      await other.setStatus('a', 'ondertekend');
      await other.publish(['from myself']);
      await one.publish(['the last']);
      await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ text: 'the last' }));
      expect(heard.filter(({ kind }) => kind === 'changed' || kind === 'status')).toEqual([]);
      expect(heard).not.toContainEqual(expect.objectContaining({ text: 'from myself' }));
    });

    it('numbers without gaps or doubles what both write at the same time, whatever the order of their agreements', async () => {
      const write = async (store: Store, ids: readonly string[], value: number): Promise<number[][]> => {
        const given: number[][] = [];
        for (let round = 0; round < 25; round++)
          given.push(
            await store.append(
              ids.map((id) => ({ id, updates: [bytes(value), bytes(value)] })),
              AT,
            ),
          );
        return given;
      };
      const [ours, theirs] = await Promise.all([write(one, ['a', 'b'], 1), write(other, ['b', 'a'], 2)]);
      const lastOfA = [...ours.map(([a]) => a), ...theirs.map(([, a]) => a)].sort((x, y) => Number(x) - Number(y));
      expect(lastOfA).toEqual(Array.from({ length: 50 }, (_, nth) => 2 * nth + 2));
      const later = await one.since('a', 0);
      expect(later?.meta.sequence).toBe(100);
      const values = later?.updates.map(([value]) => value) ?? [];
      expect(values.filter((value) => value === 1)).toHaveLength(50);
      // The rows of a batch are consecutive.
      for (let nth = 0; nth < 100; nth += 2) expect(values[nth]).toBe(values[nth + 1]);
    });

    it('folds once when both want to', async () => {
      await one.append([{ id: 'a', updates: [bytes(4), bytes(5)] }], AT);
      const folded = await Promise.all([one.compact('a', bytes(45), 2), other.compact('a', bytes(45), 2)]);
      expect(folded.sort()).toEqual([false, true]);
      expect(await other.since('a', 0)).toMatchObject({ updates: [], meta: { sequence: 2 } });
    });

    it('is not heard any more by who stopped listening', async () => {
      const second: Notice[] = [];
      const stop = other.watch((notice) => second.push(notice));
      stop();
      await one.publish(['after']);
      await vi.waitFor(() => expect(heard.at(-1)).toMatchObject({ text: 'after' }));
      expect(second).toEqual([]);
    });
  });
}
