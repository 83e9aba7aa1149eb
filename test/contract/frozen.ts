/** What every store does with texts that are laid down, and what comes back of them. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewFrozen, SigningChange, StoredReturned } from '../../server/store/frozen.ts';
import { StoreError, type Store } from '../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const LATER = '2026-03-01T11:00:00.000Z';
const WORD = `${AT} een`;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const kindOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'resolved',
    (error: unknown) => (error instanceof StoreError ? error.kind : error),
  );
const ENDED = { at: LATER, by: 'an', reason: 'Artikel 3 klopt niet: «één» moet «twee» zijn' };
const SIGNATORY = {
  veld: 'handtekening-1',
  id: 'p1',
  naam: 'An',
  functie: 'Burgemeester',
  partij: 'g1',
  partijNaam: 'Gemeente',
};

const file = (id: string, more: Partial<NewFrozen> = {}): NewFrozen => ({
  id,
  agreement: 'a',
  at: LATER,
  author: 'an',
  sequence: 1,
  title: 'Samenwerking',
  parties: ['VDAB', 'Gemeente'],
  signatories: [SIGNATORY],
  content: `json ${id}`,
  pdf: `pdf ${id}`,
  bytes: { content: bytes(1, 2), pdf: bytes(3, 4, 5) },
  ...more,
});
const back = (id: string, more: Partial<StoredReturned> = {}): Omit<StoredReturned, 'withdrawn'> => ({
  id,
  agreement: 'a',
  frozen: 'f-1',
  kind: 'pdf',
  at: LATER,
  author: 'bo',
  hash: `hash ${id}`,
  type: 'application/pdf',
  size: 3,
  report: { aanvaard: true, weigeringen: [], velden: [], nietGecontroleerd: ['keten'] },
  signatories: [],
  ...more,
});

/** Runs the contract on the stores that `open` gives. */
export function frozenContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`frozen: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      for (const id of ['a', 'b'])
        await store.create({ id, status: 'juridisch-nazicht', snapshot: bytes(1), at: AT, author: 'an' });
      await store.append([{ id: 'a', updates: [bytes(4)] }], AT);
    });
    afterEach(() => store.close());
    const write = (...ids: string[]): Promise<unknown> =>
      store.append(
        ids.map((id) => ({ id, updates: [bytes(5)] })),
        LATER,
      );
    const freeze = async (id = 'f-1'): Promise<void> => {
      expect(await store.lock('a', WORD, 'juridisch-nazicht')).toBe(1);
      expect(await store.freeze(file(id), WORD)).toBe(true);
    };
    const change = (more: Partial<SigningChange> = {}): Promise<boolean> =>
      store.changeSigning({ frozen: { id: 'f-1', agreement: 'a', revision: 0 }, status: 'ter-ondertekening', ...more });

    it('takes no rows of what is locked, nor of others in the same group, and all of them afterwards', async () => {
      expect(await store.lock('a', WORD, 'juridisch-nazicht')).toBe(1);
      expect(await kindOf(write('b', 'a'))).toBe('frozen');
      expect(await kindOf(write('a'))).toBe('frozen');
      expect(await kindOf(write('b'))).toBe('resolved');
      expect(await store.meta('a')).toMatchObject({ sequence: 1, vergrendeld: true, gewijzigd: AT });
      expect(await store.meta('b')).toMatchObject({ sequence: 1, vergrendeld: false });
      expect((await store.load('a'))?.meta.vergrendeld).toBe(true);
      expect(await store.unlock('a', WORD)).toBe(true);
      expect(await kindOf(write('a'))).toBe('resolved');
      expect(await store.meta('a')).toMatchObject({ sequence: 2, vergrendeld: false });
    });

    it('is locked by one, in the status that it has', async () => {
      expect(await store.lock('a', WORD, 'onderhandeling')).toBeNull();
      expect(await store.lock('nobody', WORD, 'juridisch-nazicht')).toBeNull();
      const both = await Promise.all(['een', 'twee'].map((word) => store.lock('a', word, 'juridisch-nazicht')));
      expect(both.filter((sequence) => sequence !== null)).toEqual([1]);
    });

    it('is unlocked by who locked it, and found by when that was', async () => {
      await store.lock('a', WORD, 'juridisch-nazicht');
      expect(await store.unlock('a', `${AT} twee`)).toBe(false);
      expect(await store.locksBefore(AT)).toEqual([]);
      expect(await store.locksBefore(LATER)).toEqual([{ agreement: 'a', word: WORD }]);
      expect([await store.unlock('a', WORD), await store.unlock('a', WORD)]).toEqual([true, false]);
      expect(await store.locksBefore(LATER)).toEqual([]);
    });

    it('folds what is locked, and keeps a version of it', async () => {
      await store.lock('a', WORD, 'juridisch-nazicht');
      expect(await store.compact('a', bytes(14), 1)).toBe(true);
      expect(await store.addVersion({ id: 'a', state: bytes(14), sequence: 1, at: LATER })).toBe(2);
    });

    it('keeps a file with all of its bytes, and the status with it', async () => {
      await freeze();
      const { bytes: _bytes, ...kept } = file('f-1');
      const told = { ...kept, size: 3, revision: 0, confirmed: [], thawed: null };
      expect(await store.frozenOf('a')).toEqual([told]);
      for (const hash of ['json f-1', 'pdf f-1']) expect(await store.frozenWith(hash)).toEqual([told]);
      expect([await store.frozenWith('f-1'), await store.frozenOf('b'), await store.frozenSizes()]).toEqual([
        [],
        [],
        [3],
      ]);
      expect([...((await store.fileBytes('a', 'pdf f-1')) ?? [])]).toEqual([3, 4, 5]);
      expect([...((await store.fileBytes('a', 'json f-1')) ?? [])]).toEqual([1, 2]);
      expect(await store.fileBytes('b', 'pdf f-1')).toBeNull();
      expect(await store.meta('a')).toMatchObject({ status: 'ter-ondertekening', vergrendeld: true, sequence: 1 });
      // It is no lock that someone forgot.
      expect([await store.locksBefore('2999'), await store.unlock('a', WORD)]).toEqual([[], false]);
      expect(await kindOf(write('a'))).toBe('frozen');
    });

    it('keeps nothing of a file whose lock is gone, or whose agreement moved', async () => {
      await store.lock('a', WORD, 'juridisch-nazicht');
      expect(await store.freeze(file('f-1'), `${AT} twee`)).toBe(false);
      await store.setStatus('a', 'onderhandeling');
      expect(await store.freeze(file('f-1'), WORD)).toBe(false);
      expect([await store.frozenOf('a'), await store.fileBytes('a', 'pdf f-1')]).toEqual([[], null]);
      expect(await store.meta('a')).toMatchObject({ status: 'onderhandeling' });
      expect(await store.unlock('a', WORD)).toBe(true);
    });

    it('stays as it is in the bin, even when it came there half-way, and is unlocked there', async () => {
      await store.bin('a', AT, 'an');
      expect(await store.lock('a', WORD, 'juridisch-nazicht')).toBeNull();
      await store.unbin('a');
      await store.lock('a', WORD, 'juridisch-nazicht');
      await store.bin('a', AT, 'an');
      expect(await store.freeze(file('f-1'), WORD)).toBe(false);
      expect([await store.frozenOf('a'), (await store.meta('a'))?.status]).toEqual([[], 'juridisch-nazicht']);
      expect(await store.unlock('a', WORD)).toBe(true);
    });

    it('is thawed once, which keeps the void file and lets all write; the same text can be laid down again', async () => {
      await freeze();
      expect(await store.thaw({ id: 'f-2', agreement: 'a' }, ENDED)).toBe(false);
      expect(await store.thaw({ id: 'f-1', agreement: 'a' }, ENDED)).toBe(true);
      expect(await store.thaw({ id: 'f-1', agreement: 'a' }, ENDED)).toBe(false);
      expect(await store.meta('a')).toMatchObject({ status: 'juridisch-nazicht', vergrendeld: false });
      expect(await store.frozenOf('a')).toMatchObject([{ id: 'f-1', thawed: ENDED }]);
      const again = { content: 'json f-1', pdf: 'pdf f-1' };
      expect(await store.lock('a', WORD, 'juridisch-nazicht')).toBe(1);
      expect(await store.freeze(file('f-2', again), WORD)).toBe(true);
      expect((await store.frozenWith('pdf f-1')).map(({ id }) => id)).toEqual(['f-1', 'f-2']);
    });

    it('keeps what comes back in its order, each with its bytes', async () => {
      await freeze();
      expect(await change({ add: { file: back('z'), data: bytes(9) } })).toBe(true);
      const scan = back('y', { kind: 'scan', type: 'image/png', report: null, signatories: ['p1'], hash: 'hash z' });
      const frozen = { id: 'f-1', agreement: 'a', revision: 1 };
      expect(await change({ frozen, add: { file: scan, data: bytes(9) } })).toBe(true);
      expect(await store.returnedOf('a')).toEqual([
        { ...back('z'), withdrawn: null },
        { ...scan, withdrawn: null },
      ]);
      expect([...((await store.fileBytes('a', 'hash z')) ?? [])]).toEqual([9]);
      expect((await store.frozenOf('a'))[0]?.revision).toBe(2);
      expect(await store.meta('a')).toMatchObject({ status: 'ter-ondertekening' });
    });

    it('changes nothing by who decided on what is no longer so: of two at once, one does', async () => {
      await freeze();
      const both = await Promise.all(['z', 'y'].map((id) => change({ add: { file: back(id), data: bytes(9) } })));
      expect(both.filter(Boolean)).toEqual([true]);
      expect(await store.returnedOf('a')).toHaveLength(1);
      expect(await change({ status: 'ondertekend' })).toBe(false);
      expect(await store.meta('a')).toMatchObject({ status: 'ter-ondertekening' });
      await store.thaw({ id: 'f-1', agreement: 'a' }, ENDED);
      const frozen = { id: 'f-1', agreement: 'a', revision: 1 };
      expect(await change({ frozen, add: { file: back('x'), data: bytes(9) } })).toBe(false);
      expect(await store.returnedOf('a')).toHaveLength(1);
    });

    it('takes a file back once, keeps what was confirmed, and is signed with the last change, all or nothing', async () => {
      await freeze();
      await change({ add: { file: back('z'), data: bytes(9) } });
      const at = (revision: number) => ({ id: 'f-1', agreement: 'a', revision });
      expect(await change({ frozen: at(1), withdraw: { id: 'nobody', ...ENDED }, status: 'ondertekend' })).toBe(false);
      expect(await change({ frozen: at(1), withdraw: { id: 'z', ...ENDED } })).toBe(true);
      expect(await change({ frozen: at(2), withdraw: { id: 'z', ...ENDED } })).toBe(false);
      expect(await store.returnedOf('a')).toMatchObject([{ id: 'z', withdrawn: ENDED }]);
      const confirmed = [{ signatory: 'p1', certificate: 'c', by: 'an', at: LATER }];
      expect(await change({ frozen: at(2), confirmed, status: 'ondertekend' })).toBe(true);
      expect(await store.frozenOf('a')).toMatchObject([{ revision: 3, confirmed }]);
      expect(await store.meta('a')).toMatchObject({ status: 'ondertekend', vergrendeld: true });
    });

    it('is purged with the agreement', async () => {
      await freeze();
      await change({ add: { file: back('z'), data: bytes(9) } });
      await store.bin('a', LATER, null);
      expect(await store.purge('a', LATER)).toBe(true);
      expect([await store.frozenOf('a'), await store.returnedOf('a'), await store.frozenWith('pdf f-1')]).toEqual([
        [],
        [],
        [],
      ]);
      expect(await store.fileBytes('a', 'hash z')).toBeNull();
    });
  });
}
