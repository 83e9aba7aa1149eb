import { describe, expect, it } from 'vitest';
import { isOnlyHere } from '../../client/sync/leaving.ts';
import { steadily } from '../../client/sync/steady.ts';
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
