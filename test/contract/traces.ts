/** What every store finds, and forgets, of one person. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredInvitation } from '../../server/store/invitations.ts';
import type { Store } from '../../server/store/store.ts';

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const link = (id: string, more: Partial<StoredInvitation>): StoredInvitation => ({
  id,
  hash: `hash of ${id}`,
  agreement: 'a',
  email: 'an@voorbeeld.be',
  rol: 'lezer',
  partij: null,
  person: null,
  author: null,
  made: at(1),
  expires: at(20),
  used: null,
  revoked: null,
  shown: null,
  ...more,
});

/** Runs the contract on the stores that `open` gives. */
export function traceContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`traces of a person: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
      for (const id of ['a', 'b', 'c'])
        await store.create({ id, status: 'onderhandeling', snapshot: bytes(1), at: at(1) });
    });
    afterEach(() => store.close());

    it('are the agreements they wrote in, also where the log was folded', async () => {
      const hands = [{ client: 7, clock: 0, person: 'an' }];
      await store.append([{ id: 'a', updates: [bytes(4)], authors: ['an'] }], at(2));
      await store.append([{ id: 'b', updates: [bytes(4)], authors: ['bo'], hands }], at(2));
      await store.append([{ id: 'c', updates: [bytes(4)], authors: ['bo'] }], at(2));
      await store.compact('a', bytes(5), 1);
      expect(await store.wroteIn('an')).toEqual(['a', 'b']);
      expect(await store.wroteIn('nobody')).toEqual([]);
    });

    it('in what was seen are forgotten, and those of others are not', async () => {
      for (const person of ['an', 'bo']) await store.setSeen('b', person, { state: 'seen', at: at(2) }, null);
      await store.setSeen('a', 'an', { state: 'seen', at: at(2) }, null);
      expect(await store.forgetSeen('an')).toEqual(['a', 'b']);
      expect(await store.forgetSeen('an')).toEqual([]);
      expect([await store.seen('a', 'an'), await store.seen('b', 'bo')]).toEqual([null, { state: 'seen', at: at(2) }]);
    });

    it('in links are emptied by address, or once the link has long been over', async () => {
      await store.addInvitation(link('open', {}));
      await store.addInvitation(link('old', { email: 'bo@voorbeeld.be', expires: at(5) }));
      await store.addInvitation(link('used', { email: 'bo@voorbeeld.be', used: at(4) }));
      await store.addInvitation(link('revoked', { email: 'bo@voorbeeld.be', revoked: at(4) }));
      const addresses = async (): Promise<[string, string][]> =>
        (await store.invitationsOf('a'))
          .map(({ id, email }): [string, string] => [id, email])
          .sort(([a], [b]) => a.localeCompare(b));
      expect(await store.eraseAddresses(at(4))).toBe(0);
      expect(await store.eraseAddresses(at(6))).toBe(3);
      expect(await store.eraseAddresses(at(6))).toBe(0);
      expect(await addresses()).toEqual([
        ['old', ''],
        ['open', 'an@voorbeeld.be'],
        ['revoked', ''],
        ['used', ''],
      ]);
      expect(await store.eraseAddress('AN@Voorbeeld.be')).toBe(1);
      expect((await addresses())[1]).toEqual(['open', '']);
    });
  });
}
