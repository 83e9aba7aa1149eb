import { describe, expect, it, onTestFinished } from 'vitest';
import { WorkError } from '../../server/work/errors.ts';
import { createLane, type Lane, type LaneOptions } from '../../server/work/lane.ts';
import { createThread } from '../../server/work/thread.ts';
import type { Jobs } from './thread-jobs.ts';

function lane(options: LaneOptions = {}): Lane<Jobs> {
  const made = createLane(createThread<Jobs>(new URL('./thread-jobs.ts', import.meta.url)), options);
  onTestFinished(() => made.close());
  return made;
}

const kindOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'given',
    (error: unknown) => (error instanceof WorkError ? error.kind : error),
  );

describe('work in a thread', () => {
  it('gives what comes of it, bytes by themselves and among other things', async () => {
    const work = lane();
    expect(await work.ask('echo', { een: 1 })).toEqual({ een: 1 });
    expect(await work.ask('echo', Uint8Array.of(1, 2))).toEqual(Uint8Array.of(1, 2));
    // A view of a few bytes of something larger.
    expect(await work.ask('echo', { pdf: Uint8Array.of(1, 2, 3).subarray(1) })).toEqual({ pdf: Uint8Array.of(2, 3) });
    expect(await work.ask('echo', null)).toBeNull();
  });

  it('says why a job failed, and does the next', async () => {
    const work = lane();
    const error: unknown = await work.ask('fail', 'stuk').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'failed', cause: { message: expect.stringContaining('stuk') as string } });
    expect(await work.ask('echo', 'verder')).toBe('verder');
  });

  it('refuses what cannot be sent, and does the next', async () => {
    const work = lane();
    expect(await kindOf(work.ask('echo', () => 1))).toMatchObject({ name: 'DataCloneError' });
    expect(await work.ask('echo', 'verder')).toBe('verder');
  });

  it('ends the job that is too late, and none of those behind it', async () => {
    const work = lane({ deadlineMs: 2000 });
    const late = kindOf(work.ask('spin', null));
    const behind = ['een', 'twee'].map((words) => work.ask('echo', words));
    expect(await late).toBe('deadline');
    expect(await Promise.all(behind)).toEqual(['een', 'twee']);
  });

  it('fails the job under which the thread is lost, and none of those behind it', async () => {
    const work = lane();
    const lost = kindOf(work.ask('leave', null));
    const behind = work.ask('echo', 'verder');
    expect(await lost).toBe('crashed');
    expect(await behind).toBe('verder');
  });

  it('begins nothing for who is gone, nor for too many', async () => {
    const work = lane({ queueLimit: 1 });
    const gone = new AbortController();
    const [first, second] = [kindOf(work.ask('echo', 1)), kindOf(work.ask('echo', 2, gone.signal))];
    expect(await kindOf(work.ask('echo', 3))).toBe('busy');
    gone.abort();
    expect([await first, await second]).toEqual(['given', 'left']);
  });

  it('finishes what is running when it closes, and nothing else', async () => {
    const made = lane();
    const [running, waiting] = [kindOf(made.ask('echo', 1)), kindOf(made.ask('echo', 2))];
    await made.close();
    expect([await running, await waiting, await kindOf(made.ask('echo', 3))]).toEqual(['given', 'closed', 'closed']);
  });
});
