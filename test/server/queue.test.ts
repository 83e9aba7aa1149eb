import { describe, expect, it } from 'vitest';
import { WorkError } from '../../server/work/errors.ts';
import { createQueue } from '../../server/work/queue.ts';

const kindOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof WorkError ? error.kind : error),
  );

describe('the queue for printing', () => {
  it('forgets who leaves before their turn, and gives the place to the next', async () => {
    const queue = createQueue(1, 1);
    const { promise, resolve } = Promise.withResolvers<void>();
    const done: string[] = [];
    const job = (name: string) => async () => void done.push(name);
    const first = queue.run(() => promise);
    const leaving = new AbortController();
    const second = kindOf(queue.run(job('second'), leaving.signal));
    expect(await kindOf(queue.run(job('too many')))).toBe('busy');
    leaving.abort();
    expect(await second).toBe('left');
    const third = queue.run(job('third'), new AbortController().signal);
    resolve();
    await Promise.all([first, third]);
    expect(done).toEqual(['third']);
    expect(await kindOf(queue.run(job('gone'), AbortSignal.abort()))).toBe('left');
  });

  it('finishes what has begun, whoever leaves', async () => {
    const queue = createQueue(1, 1);
    const leaving = new AbortController();
    const { promise, resolve } = Promise.withResolvers<string>();
    const running = queue.run(() => promise, leaving.signal);
    leaving.abort();
    resolve('printed');
    expect(await running).toBe('printed');
  });
});
