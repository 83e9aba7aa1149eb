/** Prints HTML to PDF: one shared browser, one thread to finish, a bounded queue, a deadline, nothing left open. */
import { createSharedBrowser, type SharedBrowser } from './browser.ts';
import { WorkError } from '../work/errors.ts';
import { createFinisher, type Finisher } from './finisher.ts';
import { createQueue, type Jobs } from '../work/queue.ts';
import { withSheet, type Sheet } from './sheet.ts';

export interface PrinterOptions {
  /** Pages printed at the same time; more than 2 gains nothing on 2 cores (measured). */
  readonly concurrency?: number;
  /** Jobs that may wait; the next one is refused with WorkError `busy`. */
  readonly queueLimit?: number;
  /** Longest time for one job once it is its turn, in milliseconds. */
  readonly deadlineMs?: number;
  readonly browser?: SharedBrowser;
}

export interface Printer {
  /**
   * Gives `job` a shut-in page to print on, as often as it likes. Rejects with {@link WorkError}; `left` when
   * `signal` aborts before its turn.
   */
  use<T>(job: (sheet: Sheet) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Prints one page of HTML, tagged and with bookmarks. */
  print(html: string): Promise<Uint8Array>;
  /** Finishes what was printed, beside this thread. */
  readonly finisher: Finisher;
  readonly jobs: Jobs;
  /** Finishes what is running, refuses what waits, ends the browser and the thread. */
  close(): Promise<void>;
}

export function createPrinter(options: PrinterOptions = {}): Printer {
  const { concurrency = 2, queueLimit = 20, deadlineMs = 60_000 } = options;
  const browser = options.browser ?? createSharedBrowser();
  const finisher = createFinisher({ deadlineMs });
  const queue = createQueue(concurrency, queueLimit);
  const use = <T>(job: (sheet: Sheet) => Promise<T>, signal?: AbortSignal): Promise<T> =>
    queue.run(async () => {
      try {
        return await withDeadline(deadlineMs, (signal) => printOnce(browser, job, signal));
      } catch (error) {
        if (error instanceof WorkError && error.kind === 'deadline') await browser.checkUp();
        throw error;
      }
    }, signal);
  return {
    use,
    finisher,
    get jobs() {
      return queue.jobs;
    },
    print: (html) => use((sheet) => sheet.print(html)),
    close: async () => {
      await queue.close();
      await Promise.all([browser.close(), finisher.close()]);
    },
  };
}

async function printOnce<T>(shared: SharedBrowser, job: (sheet: Sheet) => Promise<T>, signal: AbortSignal): Promise<T> {
  const browser = await shared.get();
  try {
    return await withSheet(browser, job, signal);
  } catch (error) {
    if (error instanceof WorkError) throw error;
    throw new WorkError(browser.connected ? 'failed' : 'crashed', error);
  }
}

/** Runs `job`; after `ms` its signal aborts and the promise rejects, even when the browser no longer answers. */
async function withDeadline<T>(ms: number, job: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new WorkError('deadline');
    controller.abort(error);
    late.reject(error);
  }, ms);
  try {
    return await Promise.race([job(controller.signal), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
