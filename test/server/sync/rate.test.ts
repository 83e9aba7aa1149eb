/** Nobody who writes notices the rate; whoever floods is not read from, and in the end sent away. */
import { describe, expect, it, vi } from 'vitest';
import { CLOSE } from '../../../server/sync/codes.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { Pace } from '../../../server/sync/rate.ts';
import { createWorld, enter, storedText } from './harness.ts';

const MB = 1024 * 1024;

describe('the pace of one connection', () => {
  it('is never felt by someone who types, pastes, undoes and comes back with a day of work', () => {
    const pace = new Pace(LIMITS, 0);
    const waits = [pace.spend(0, LIMITS.document, 0), pace.spend(1, LIMITS.frame, 10)];
    for (let at = 0; at < 60_000; at += 20) waits.push(pace.spend(2, 300, at));
    for (let at = 60_000; at < 61_000; at += 1) waits.push(pace.spend(1, 500, at));
    waits.push(pace.spend(1, 5 * MB, 61_000));
    expect(new Set(waits)).toEqual(new Set([0]));
  });

  it('is felt by whoever sends more frames, or more bytes, than that', () => {
    const rate = { perSecond: 1000, burst: 5000 };
    const frames = new Pace({ frameRate: rate, byteRate: { perSecond: 1e9, burst: 1e9 }, tooFast: 60_000 }, 0);
    expect(frames.spend(5000, 0, 0)).toBe(0);
    expect(frames.spend(1, 0, 0)).toBe(501);
    expect(frames.spend(1, 0, 501)).toBe(0);
    const bytes = new Pace({ byteRate: rate, frameRate: { perSecond: 1e9, burst: 1e9 }, tooFast: 60_000 }, 0);
    expect(bytes.spend(1, 7000, 0)).toBe(2500);
  });

  it('ends with who was slowed for too long without a rest, not with who rests', () => {
    const limits = {
      frameRate: { perSecond: 100, burst: 100 },
      byteRate: { perSecond: 1e9, burst: 1e9 },
      tooFast: 5000,
    };
    const flood = (rest: number): number | null => {
      const pace = new Pace(limits, 0);
      let at = 0;
      for (let turn = 0; turn < 20; turn++) {
        const wait = pace.spend(200, 0, at);
        if (wait === null) return turn;
        at += wait + rest;
      }
      return null;
    };
    expect(flood(0)).toBe(2);
    expect(flood(3000)).toBeNull();
  });
});

describe('a room', () => {
  it('does not read from who goes too fast, loses nothing of theirs, and reads on', async () => {
    const world = await createWorld({ frameRate: { perSecond: 1000, burst: 10 } });
    const anna = await enter(world);
    for (const letter of ' twenty letters more') anna.type(letter);
    expect(anna.paused).toBe(true);
    await vi.waitFor(() => expect(anna.paused).toBe(false));
    await vi.waitFor(async () => expect(await storedText(world.store)).toBe('begin twenty letters more'));
    expect(anna.closed).toBeNull();
  });

  it('sends away who never rests, with a code that says to stay away', async () => {
    const world = await createWorld({ frameRate: { perSecond: 100, burst: 10 }, tooFast: 500 });
    const [anna, ben] = [await enter(world), await enter(world, 'regisseur')];
    for (let turn = 0; turn < 100 && anna.closed === null; turn++) anna.sendRaw(Uint8Array.of(3));
    expect(anna.closed).toBe(CLOSE.tooFast.code);
    expect([anna.paused, ben.closed]).toEqual([false, null]);
  });

  it('counts what was asked for: a whole document for a few bytes', async () => {
    const world = await createWorld({ byteRate: { perSecond: 100, burst: 500 } });
    const anna = await enter(world);
    for (let turn = 0; turn < 20 && !anna.paused; turn++) anna.sendRaw(Uint8Array.of(0, 0, 1, 0));
    expect(anna.paused).toBe(true);
    anna.leave();
  });
});
