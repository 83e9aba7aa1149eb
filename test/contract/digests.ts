/** What every store keeps of the list. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Runs the contract on the stores that `open` gives. */
export function digestContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`digests: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      for (const id of ['a', 'b']) await store.create({ id, status: 'onderhandeling', snapshot: bytes(1), at: AT });
    });
    afterEach(() => store.close());
    const of = (id: string, sequence: number, data = `{"titel":"${id} é"}`) => ({ id, sequence, data });
    const kept = async (form = 'one'): Promise<unknown[]> =>
      (await store.digests(form)).toSorted((a, b) => a.id.localeCompare(b.id));

    it('are given back in the form in which they were kept', async () => {
      expect(await kept()).toEqual([]);
      await store.keepDigests('one', [of('b', 0), of('a', 0)]);
      expect(await kept()).toEqual([of('a', 0), of('b', 0)]);
      expect(await kept('two')).toEqual([]);
      await store.keepDigests('two', [of('a', 0, '{}')]);
      expect([await kept('one'), await kept('two')]).toEqual([[of('b', 0)], [of('a', 0, '{}')]]);
      await store.keepDigests('two', []);
    });

    it('are never of another text than the one there is', async () => {
      await store.keepDigests('one', [of('a', 0), of('b', 7)]);
      await store.append([{ id: 'a', updates: [bytes(2)] }], AT);
      expect(await kept()).toEqual([]);
      await store.keepDigests('one', [of('a', 1)]);
      await store.setStatus('a', 'ondertekend');
      await store.compact('a', bytes(3), 1);
      expect(await kept()).toEqual([of('a', 1)]);
    });

    it('of what does not exist are left out, and hold up no others', async () => {
      await store.keepDigests('one', [of('nobody', 0), of('a', 0)]);
      expect(await kept()).toEqual([of('a', 0)]);
    });
  });
}
