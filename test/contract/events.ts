/** What every store does with the record. Each adapter runs this suite. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { following } from '../../server/record/chain.ts';
import { EventRecord } from '../../server/record/record.ts';
import { verifyChain } from '../../server/record/verify.ts';
import type { StoredEvent } from '../../server/store/events.ts';
import type { Store } from '../../server/store/store.ts';
import { SILENT } from '../../server/log.ts';

const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const fact = (kind = 'aangemeld', day = 1) => ({ at: at(day), kind, person: 'an', detail: '{}', origin: '192.0.2.1' });

/** A chain of these kinds, one a day. */
async function fill(store: Store, chain: string, ...kinds: string[]): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  for (const [nth, kind] of kinds.entries()) {
    const event = following(chain, events.at(-1) ?? null, fact(kind, nth + 1));
    await store.addEvent(event);
    events.push(event);
  }
  return events;
}

/** Runs the contract on the stores that `open` gives. */
export function eventContract(name: string, open: () => Store | Promise<Store>): void {
  describe(`the record: ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('gives back what was added, forward and back, chain by chain', async () => {
      expect([await store.lastEvent('a'), await store.chains()]).toEqual([null, []]);
      const kinds = Array.from({ length: 12 }, (_, nth) => (nth % 3 ? 'een' : 'twee'));
      const events = await fill(store, 'a', ...kinds);
      const [odd] = [following('b', null, { ...fact(), person: null, detail: '{"é":"\\u0000"}', origin: null })];
      await store.addEvent(odd);
      expect(await store.chains()).toEqual(['a', 'b']);
      expect(await store.lastEvent('a')).toEqual(events[11]);
      expect(await store.eventsAfter('a', 0, 100)).toEqual(events);
      expect(await store.eventsAfter('a', 9, 2)).toEqual(events.slice(9, 11));
      expect(await store.eventsAfter('b', 0, 100)).toEqual([odd]);
      const numbers = async (wanted: Parameters<Store['eventsOf']>[1]): Promise<number[]> =>
        (await store.eventsOf('a', wanted)).map(({ number }) => number);
      expect(await numbers({ most: 3 })).toEqual([12, 11, 10]);
      expect(await numbers({ most: 3, before: 10 })).toEqual([9, 8, 7]);
      expect(await numbers({ most: 3, kind: 'twee' })).toEqual([10, 7, 4]);
      expect(await numbers({ most: 3, kind: 'twee', before: 7 })).toEqual([4, 1]);
      expect(await numbers({ most: 3, kind: 'drie' })).toEqual([]);
    });

    it('has one row of a number in a chain', async () => {
      const [first] = await fill(store, 'a', 'een');
      const other = following('a', null, fact('twee'));
      await expect(store.addEvent(other)).rejects.toMatchObject({ kind: 'exists' });
      expect(await store.eventsAfter('a', 0, 100)).toEqual([first]);
    });

    it('erases the addresses of what is past, and the chain still holds', async () => {
      const events = await fill(store, 'a', 'een', 'twee', 'drie');
      expect(await store.eraseOrigins(at(3))).toBe(2);
      expect(await store.eraseOrigins(at(3))).toBe(0);
      const gone = { origin: null, salt: null };
      expect(await store.eventsAfter('a', 0, 100)).toEqual(
        events.map((event, nth) => (nth < 2 ? { ...event, ...gone } : event)),
      );
      expect(await verifyChain(store, 'a')).toMatchObject({ rows: 3, head: events[2]?.hash, fault: null });
    });

    it('takes what many add at once, without gaps', async () => {
      const record = () => new EventRecord({ store, log: SILENT, now: () => at(1) });
      const [one, two] = [record(), record()];
      const work = Array.from({ length: 60 }, (_, nth) =>
        (nth % 2 ? one : two).note({ kind: 'uitgevoerd', chain: 'a', person: `p${nth}`, origin: '192.0.2.1' }),
      );
      await Promise.all(work);
      expect(await verifyChain(store, 'a')).toMatchObject({ rows: 60, fault: null });
      const people = (await store.eventsAfter('a', 0, 100)).map(({ person }) => person);
      expect(new Set(people).size).toBe(60);
    });
  });
}
