/** How long this thread is held up at a time. */

/** The most processor time, in milliseconds, that this thread takes between two turns of its loop while `work` runs. */
export async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  const used = (): number => process.threadCpuUsage().user / 1000;
  let [longest, last] = [0, used()];
  const timer = setInterval(() => {
    const now = used();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  await work().finally(() => clearInterval(timer));
  return Math.max(longest, used() - last);
}
