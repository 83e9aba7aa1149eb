/** What waits for all readers of a process together. */
import { describe, expect, it } from 'vitest';
import { Unread, type Reader } from '../../../server/sync/unread.ts';

const MOST = 100;

class Slow implements Reader {
  unsent = 0;
  isCutOff = false;
  readonly #unread: Unread;
  constructor(unread: Unread) {
    this.#unread = unread;
  }
  get(bytes: number): void {
    this.unsent += bytes;
    this.#unread.note(this, this.unsent);
  }
  cutOff(): void {
    this.isCutOff = true;
    this.unsent = 0;
    this.#unread.forget(this);
  }
}

describe('what waits for all readers', () => {
  it('costs nobody the connection up to the bound, and above it whoever is furthest behind', () => {
    const unread = new Unread(MOST);
    const [anna, ben, carl] = [new Slow(unread), new Slow(unread), new Slow(unread)];
    anna.get(30);
    ben.get(50);
    carl.get(20);
    expect(unread.bytes).toBe(MOST);
    expect([anna, ben, carl].map((one) => one.isCutOff)).toEqual([false, false, false]);
    anna.get(1);
    expect([anna, ben, carl].map((one) => one.isCutOff)).toEqual([false, true, false]);
    expect(unread.bytes).toBe(51);
  });

  it('forgets what was read meanwhile before anyone is cut off', () => {
    const unread = new Unread(MOST);
    const [anna, ben] = [new Slow(unread), new Slow(unread)];
    anna.get(80);
    anna.unsent = 10;
    ben.get(60);
    expect([anna.isCutOff, ben.isCutOff]).toEqual([false, false]);
    expect(unread.bytes).toBe(70);
  });

  it('cuts off as many as it takes, the one that is sent something among them', () => {
    const unread = new Unread(MOST);
    const small = Array.from({ length: 10 }, () => new Slow(unread));
    for (const one of small) one.get(10);
    const large = new Slow(unread);
    large.get(150);
    expect(large.isCutOff).toBe(true);
    expect(small.some((one) => one.isCutOff)).toBe(false);
    for (const one of small) one.get(15);
    expect(unread.bytes).toBeLessThanOrEqual(MOST);
    expect(small.filter((one) => one.isCutOff).length).toBe(6);
  });
});
