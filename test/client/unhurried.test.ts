import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forget, unhurried } from '../../client/rubrics/unhurried.ts';

describe('what nobody looks at', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('window', {});
  });
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is drawn once, together, however often it changes', () => {
    const [one, other] = [vi.fn(), vi.fn()];
    for (let key = 0; key < 50; key++) unhurried(key % 2 === 0 ? one : other);
    expect(one).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 1]);
  });

  it('is drawn again when it changes while it is drawn', () => {
    const work = vi.fn(() => {
      if (work.mock.calls.length === 1) unhurried(work);
    });
    unhurried(work);
    vi.runAllTimers();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('is not drawn any more once it is gone', () => {
    const work = vi.fn();
    unhurried(work);
    forget(work);
    vi.runAllTimers();
    expect(work).not.toHaveBeenCalled();
  });
});
