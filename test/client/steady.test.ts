import { describe, expect, it } from 'vitest';
import { isOnlyHere } from '../../client/sync/leaving.ts';
import { lasting, steadily } from '../../client/sync/steady.ts';
import { cell } from '../../client/sync/store.ts';
import type { Link } from '../../client/sync/types.ts';

const UP: Link = { verbonden: true, contact: null };
const DOWN: Link = { verbonden: false, contact: null };

function watch(first: Link) {
  const link = cell(first);
  const said: boolean[] = [];
  const waiting = new Set<() => void>();
  const stop = steadily(
    link,
    (up) => said.push(up),
    (work) => {
      waiting.add(work);
      return () => waiting.delete(work);
    },
  );
  const moment = (): void => {
    for (const work of [...waiting]) {
      waiting.delete(work);
      work();
    }
  };
  return { link, said, waiting, moment, stop };
}

describe('words about the connection', () => {
  it('name a lost connection after a moment, and one that is back at once', () => {
    const { link, said, moment } = watch(UP);
    link.set({ ...DOWN });
    expect(said).toEqual([true]);
    moment();
    expect(said).toEqual([true, false]);
    link.set({ ...UP });
    expect(said).toEqual([true, false, true]);
  });
  it('do not flicker when the connection comes and goes', () => {
    const { link, said, moment } = watch(UP);
    for (let nth = 0; nth < 5; nth++) {
      link.set({ ...DOWN });
      link.set({ ...UP });
    }
    moment();
    expect(said).not.toContain(false);
  });
  it('wait for nobody once nobody listens', () => {
    const { waiting, stop } = watch(DOWN);
    stop();
    expect(waiting.size).toBe(0);
  });
});

describe('going to another page', () => {
  const kept = { soort: 'houdt', onverzonden: 2, wachtend: 0 } as const;
  it('is held back only for text that is in this window and nowhere else', () => {
    expect(isOnlyHere('niet-bewaard', kept)).toBe(false);
    expect(isOnlyHere('niet-bewaard', { ...kept, wachtend: 1 })).toBe(true);
    expect(isOnlyHere('niet-bewaard', { ...kept, soort: 'geweigerd', wachtend: 2 })).toBe(true);
    expect(isOnlyHere('bewaard', { soort: 'geweigerd', onverzonden: 0, wachtend: 2 })).toBe(false);
  });
});

describe('good news', () => {
  const setup = (first: string) => {
    const source = cell(first);
    const waiting = new Set<() => void>();
    const store = lasting(
      source,
      (value) => value === 'bewaard',
      (work) => {
        waiting.add(work);
        return () => waiting.delete(work);
      },
    );
    const told: string[] = [];
    const stop = store.subscribe(() => told.push(store.get()));
    const moment = (): void => [...waiting].forEach((work) => waiting.delete(work) && work());
    return { source, store, told, waiting, moment, stop };
  };

  it('is told once it has lasted; anything else at once', () => {
    const { source, store, told, moment } = setup('bewaard');
    expect(store.get()).toBe('bewaard');
    source.set('bewaren');
    expect(told).toEqual(['bewaren']);
    source.set('bewaard');
    expect(store.get()).toBe('bewaren');
    moment();
    expect(told).toEqual(['bewaren', 'bewaard']);
  });

  it('does not come and go with every key, and is never told when it is no longer true', () => {
    const { source, told, waiting, moment } = setup('bewaard');
    for (let key = 0; key < 5; key++) {
      source.set('bewaren');
      source.set('bewaard');
    }
    source.set('bewaren');
    expect(waiting.size).toBe(0);
    moment();
    expect(told).toEqual(['bewaren']);
  });

  it('is waited for by nobody once nobody listens', () => {
    const { source, waiting, stop } = setup('bewaren');
    source.set('bewaard');
    stop();
    expect(waiting.size).toBe(0);
  });
});
