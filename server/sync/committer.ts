/**
 * Group commit: what arrives for all rooms during one turn of the event loop, or a little longer under load
 * (tempo.ts), goes to disk in one transaction (measured: a commit of 50 rows takes hardly longer than one of 1). Writes that fail stay in
 * their room's queue and are tried again, ever more slowly, until they succeed.
 */
import type { Log } from '../log.ts';
import { asStoreError, type Store, type StoreError } from '../store/store.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room.ts';
import { Tempo } from './tempo.ts';

export interface CommitterOptions {
  readonly store: Store;
  readonly limits: Pick<Limits, 'retryFirst' | 'retryLast'>;
  readonly log: Log;
  /** The time now, ISO 8601. */
  readonly now: () => string;
}

export class Committer {
  readonly #store: Store;
  readonly #limits: Pick<Limits, 'retryFirst' | 'retryLast'>;
  readonly #log: Log;
  readonly #now: () => string;
  readonly #tempo = new Tempo();
  #dirty = new Set<Room>();
  #failing = new Set<Room>();
  #scheduled = false;
  #running: Promise<void> | null = null;
  #retry: NodeJS.Timeout | null = null;
  #delay: number;

  constructor({ store, limits, log, now }: CommitterOptions) {
    this.#store = store;
    this.#limits = limits;
    this.#log = log;
    this.#now = now;
    this.#delay = limits.retryFirst;
  }

  /** A room has something to write. While its writes fail, the retry takes care of it. */
  queue(room: Room): void {
    if (this.#failing.has(room)) return;
    this.#dirty.add(room);
    this.#schedule();
  }

  /** Writes what waits, failing rooms included, until nothing does or `deadline` ms have passed. */
  async drain(deadline: number): Promise<boolean> {
    const end = performance.now() + deadline;
    while (this.#running || this.#dirty.size > 0 || this.#failing.size > 0) {
      await this.#running;
      this.#requeueFailing();
      await this.#run();
      if (performance.now() > end) break;
      if (this.#failing.size > 0) await pause(this.#limits.retryFirst);
    }
    return this.#dirty.size === 0 && this.#failing.size === 0;
  }

  #schedule(): void {
    if (this.#scheduled || this.#running) return;
    this.#scheduled = true;
    const begin = (): void => {
      this.#scheduled = false;
      this.#run().catch((error: unknown) => this.#log.error({ err: error }, 'commit ended by a defect'));
    };
    const gap = this.#tempo.gap(performance.now());
    if (gap === 0) setImmediate(begin);
    else setTimeout(begin, gap);
  }

  #run(): Promise<void> {
    this.#running ??= this.#commit().finally(() => {
      this.#running = null;
      if (this.#dirty.size > 0) this.#schedule();
    });
    return this.#running;
  }

  async #commit(): Promise<void> {
    const rooms = [...this.#dirty];
    this.#dirty = new Set();
    const error = await this.#append(rooms);
    if (!error) return;
    // One bad agreement must not hold up the others; a full disk is everyone's.
    if (rooms.length > 1 && !isEveryones(error)) for (const room of rooms) await this.#appendAlone(room);
    else for (const room of rooms) this.#fail(room, error);
  }

  async #appendAlone(room: Room): Promise<void> {
    const error = await this.#append([room]);
    if (error) this.#fail(room, error);
  }

  async #append(rooms: readonly Room[]): Promise<StoreError | null> {
    const batches = rooms.map((room) => room.take());
    const writing = batches.filter(({ updates }) => updates.length > 0);
    try {
      const sequences = writing.length > 0 ? await this.#store.append(writing, this.#now()) : [];
      this.#tempo.written(
        writing.reduce((sum, { updates }) => sum + updates.length, 0),
        performance.now(),
      );
      // Who had nothing to write is told too: of frames that held nothing new.
      let nth = 0;
      for (const [at, room] of rooms.entries())
        this.#succeed(room, (batches[at] === writing[nth] ? sequences[nth++] : undefined) ?? room.sequence);
      return null;
    } catch (error) {
      return asStoreError(error);
    }
  }

  #succeed(room: Room, sequence: number): void {
    this.#failing.delete(room);
    if (this.#failing.size === 0) this.#delay = this.#limits.retryFirst;
    room.committed(sequence);
  }

  #fail(room: Room, error: StoreError): void {
    if (error.kind === 'absent' && room.isBinned) return this.#drop(room);
    if (error.kind === 'frozen') return this.#refuse(room);
    this.#log.error({ agreement: room.id, kind: error.kind, err: error }, 'updates not written, will retry');
    this.#failing.add(room);
    room.failed();
    if (this.#retry) return;
    this.#retry = setTimeout(() => this.#tryAgain(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, this.#limits.retryLast);
  }

  /** Laid down without these: whoever wrote them is told, and has them. */
  #refuse(room: Room): void {
    this.#log.info({ agreement: room.id, frames: room.queued }, 'updates refused: their text was laid down before');
    this.#failing.delete(room);
    if (this.#failing.size === 0) this.#delay = this.#limits.retryFirst;
    room.refused();
  }

  /** Tried again it would be refused for ever. */
  #drop(room: Room): void {
    this.#log.warn({ agreement: room.id, frames: room.queued }, 'updates dropped: their agreement was purged');
    this.#failing.delete(room);
    room.gone();
  }

  #tryAgain(): void {
    this.#retry = null;
    this.#requeueFailing();
    this.#schedule();
  }

  #requeueFailing(): void {
    for (const room of this.#failing) this.#dirty.add(room);
    this.#failing = new Set();
  }
}

function isEveryones({ kind }: StoreError): boolean {
  return kind === 'full' || kind === 'readonly' || kind === 'busy' || kind === 'gone' || kind === 'away';
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
