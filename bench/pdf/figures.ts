/** Measuring: time by the clock and of processors, and memory of browsers. */
import { readdirSync, readFileSync } from 'node:fs';

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** The processes below this one: the browsers. Linux only. */
function below(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s*(\d+)/m.exec(read(`/proc/${name}/status`))?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isBelow = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === process.pid || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

/** Bytes that the browsers have for themselves, with their part of what they share. */
export function memoryOfBrowsers(): number {
  return below().reduce(
    (sum, id) => sum + Number(/^Pss:\s*(\d+)/m.exec(read(`/proc/${id}/smaps_rollup`))?.[1] ?? 0) * 1024,
    0,
  );
}

/** Milliseconds in a tick of /proc. */
const TICK = 10;

/** Processor time of this process and its browsers so far, in milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  const browsers = below().reduce((sum, id) => {
    // After the name, which may hold anything.
    const fields = read(`/proc/${id}/stat`)
      .replace(/^.*\) /, '')
      .split(' ');
    // Its own, and that of pages below it that were closed since.
    return sum + fields.slice(11, 15).reduce((ticks, field) => ticks + Number(field), 0) * TICK;
  }, 0);
  return (user + system) / 1000 + browsers;
}

/** Empty when the process has gone in the meantime. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
