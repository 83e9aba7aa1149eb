/**
 * Laying a text down to be signed, and opening it again.
 *
 * [L1] The store locks the agreement first: what is on disk then is the text, and nothing comes after it, at any process.
 * [L2] File, hashes and status are stored in one transaction, once the file has passed every judge. Whatever fails before
 *      that, the lock is undone and everyone writes on.
 * [L3] A lock whose process died is undone: at the start of the only server on a folder, after {@link LOCK_TERM} elsewhere.
 * [L4] What was laid down stays: opening a text again makes its file void, and takes nothing away.
 */
import { randomUUID } from 'node:crypto';
import type { Agreement } from '../../model/agreement.ts';
import type { ReadResult } from '../../model/read.ts';
import { expectedSignatories } from '../../model/signing.ts';
import type { Problem } from '../../model/validation/problem.ts';
import type { Exporter } from '../agreements/exporter.ts';
import { freshId } from '../agreements/ids.ts';
import { sha256 } from '../agreements/public-file.ts';
import { readInTurns } from '../agreements/stored.ts';
import { WorkError } from '../work/errors.ts';
import type { Log } from '../log.ts';
import type { EventRecord, Occasion } from '../record/record.ts';
import type { NewFrozen, StoredFrozen } from '../store/frozen.ts';
import { asStoreError, StoreError, type Store } from '../store/store.ts';
import type { Rooms } from '../sync/rooms.ts';
import { turn } from '../turn.ts';
import { Upkeep } from '../upkeep.ts';

export interface LayingDownOptions {
  readonly store: Store;
  readonly rooms: Pick<Rooms, 'locked' | 'statusChanged'>;
  readonly exporter: Pick<Exporter, 'ready'>;
  readonly record: Pick<EventRecord, 'doing'>;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** Who does it and from where. */
export type Doer = Pick<Occasion, 'origin'> & { readonly person: string };

/** What may be laid down. */
export interface Judged {
  readonly agreement: Agreement;
  /** As the exporter wants them: none of them open. */
  readonly problems: readonly Problem[];
}

/** How long a lock is let be, ms: making a file never takes as long. */
const LOCK_TERM = 5 * 60_000;
/** How often is looked for locks that were left, ms. */
const EVERY = 60_000;
/** Longest that a file may wait for its turn, ms: people cannot write meanwhile. */
const PATIENCE = 60_000;

export class LayingDown {
  readonly #options: LayingDownOptions;
  readonly #upkeep: Upkeep;

  constructor(options: LayingDownOptions) {
    this.#options = options;
    this.#upkeep = new Upkeep({
      work: () => this.#undoBefore(new Date(Date.parse(options.now()) - LOCK_TERM).toISOString()),
      every: EVERY,
      failed: (error) => options.log.warn({ kind: asStoreError(error).kind }, 'locks that were left not looked for'),
    });
  }

  /** From now on undoes by itself locks that were left [L3]. */
  start(): void {
    const { store, log, now } = this.#options;
    // On a folder there is no other server: whatever is locked to make a file was so by one that is gone.
    if (!store.isShared)
      this.#undoBefore(now()).catch((error: unknown) =>
        log.warn({ kind: asStoreError(error).kind }, 'locks that were left not undone yet'),
      );
    this.#upkeep.start();
  }

  close(): Promise<void> {
    return this.#upkeep.close();
  }

  /** Undoes locks that are past their term. Never rejects. */
  sweep(): Promise<void> {
    return this.#upkeep.round();
  }

  /**
   * Lays the text down as it is on disk. `judge` looks at it once nobody can change it any more, and rejects with what stands in
   * the way. False when it is in another status, or someone else is laying it down. Rejects as `judge`, the exporter and
   * the store do; nothing is then laid down, and everyone writes on.
   */
  async freeze(agreement: string, by: Doer, judge: (text: ReadResult) => Promise<Judged>): Promise<boolean> {
    const { store, rooms, now } = this.#options;
    const word = `${now()} ${randomUUID()}`;
    let isDone = false;
    // Also where the lock was taken and only the answer got lost.
    let isOurs = true;
    try {
      const sequence = await store.lock(agreement, word, 'juridisch-nazicht');
      isOurs = sequence !== null;
      if (sequence === null) return false;
      rooms.locked(agreement, true);
      isDone = await this.#lay(await this.#fileOf(agreement, sequence, by, judge), word, by);
      return isDone;
    } finally {
      if (isDone) rooms.statusChanged(agreement, 'ter-ondertekening');
      else if (isOurs) await this.#undo(agreement, word);
    }
  }

  /** Opens the text again: the file is void. False when it does not stand. Rejects with a StoreError. */
  async thaw(file: Pick<StoredFrozen, 'id' | 'agreement'>, reason: string, by: Doer): Promise<boolean> {
    const { store, rooms, record, now } = this.#options;
    const { id, agreement } = file;
    const occasion = { kind: 'heropend', chain: agreement, ...by, detail: { bestand: id } } as const;
    const isDone = await orOvertaken(
      record.doing(occasion, async () => {
        if (!(await store.thaw(file, { at: now(), by: by.person, reason }))) throw OVERTAKEN;
      }),
    );
    if (!isDone) return false;
    // First the lock: else the text would look for a moment as if it were being laid down.
    rooms.locked(agreement, false);
    rooms.statusChanged(agreement, 'juridisch-nazicht');
    return true;
  }

  /** [L1] The state on disk, judged and printed. */
  async #fileOf(
    agreement: string,
    sequence: number,
    { person }: Doer,
    judge: (text: ReadResult) => Promise<Judged>,
  ): Promise<NewFrozen> {
    const { store, exporter, now } = this.#options;
    const stored = await store.load(agreement);
    if (!stored || stored.meta.sequence !== sequence)
      throw new StoreError('other', `agreement ${agreement} is not as it was when it was locked`);
    const { agreement: text, problems } = await judge(await readInTurns(stored));
    await turn();
    const ready = await exporter.ready(text, problems, AbortSignal.timeout(PATIENCE)).catch(busyWhereLeft);
    return {
      id: freshId('f'),
      agreement,
      at: now(),
      author: person,
      sequence,
      title: text.titel,
      parties: text.partijen.map(({ naam }) => naam),
      signatories: expectedSignatories(text),
      content: ready.sha256,
      pdf: sha256(ready.pdf),
      bytes: { content: ready.json, pdf: ready.pdf },
    };
  }

  /** [L2] False when the lock did not hold: it was undone, or the agreement was moved. */
  #lay(file: NewFrozen, word: string, by: Doer): Promise<boolean> {
    const { store, record } = this.#options;
    const { id, agreement, content, pdf } = file;
    const detail = { bestand: id, inhoud: content, pdf };
    return orOvertaken(
      record.doing({ kind: 'vastgelegd', chain: agreement, ...by, detail }, async () => {
        const isDone = await store.freeze(file, word).catch(async (error: unknown) => {
          // Where only the answer was lost, it is done.
          if ((await store.frozenOf(agreement)).some((one) => one.id === id)) return true;
          throw error;
        });
        if (!isDone) throw OVERTAKEN;
      }),
    );
  }

  /** Everyone writes on. Never rejects: a lock that cannot be undone now is found when its term is over. */
  async #undo(agreement: string, word: string): Promise<void> {
    const { store, rooms, log } = this.#options;
    try {
      await store.unlock(agreement, word);
      rooms.locked(agreement, (await store.meta(agreement))?.vergrendeld ?? false);
    } catch (error) {
      log.error({ agreement, kind: asStoreError(error).kind }, 'a lock was not undone, will be after its term');
    }
  }

  async #undoBefore(moment: string): Promise<void> {
    const { store, log } = this.#options;
    for (const { agreement, word } of await store.locksBefore(moment)) {
      log.warn({ agreement }, 'a text was left locked, and is open again');
      await this.#undo(agreement, word);
    }
  }
}

/** Nobody left: its turn did not come. */
function busyWhereLeft(error: unknown): never {
  throw error instanceof WorkError && error.kind === 'left' ? new WorkError('busy', error) : error;
}

/** Whatever it was decided on is not so any more. */
const OVERTAKEN = new StoreError('other', 'overtaken');

function orOvertaken(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    (error: unknown) => {
      if (error === OVERTAKEN) return false;
      throw error;
    },
  );
}
