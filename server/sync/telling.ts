/** What this process tells the others on the same store; people who move are told of a handful at a time. */
import type { Actor } from '../../model/access.ts';
import type { Log } from '../log.ts';
import { asStoreError, type Store } from '../store/store.ts';
import type { PresenceEntry } from './frames.ts';
import { ALIVE, BYE, endedMessage, memberMessage, peopleMessages, WHO } from './gossip.ts';
import type { Limits } from './limits.ts';

export interface TellingOptions {
  readonly store: Store;
  readonly limits: Pick<Limits, 'presenceElsewhere'>;
  readonly log: Log;
}

/** Says nothing where nobody else is on the store. What cannot be said is logged: it is not said again. */
export class Telling {
  readonly #options: TellingOptions;
  /** People here who moved, not told yet: the last of each. */
  #moved = new Map<string, Map<number, PresenceEntry>>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: TellingOptions) {
    this.#options = options;
  }

  /** This process is there, and asks who else is in. */
  arrive(): void {
    this.#publish([ALIVE, WHO]);
  }
  alive(): void {
    this.#publish([ALIVE]);
  }
  askWho(): void {
    this.#publish([WHO]);
  }
  /** What a person is in an agreement has changed; null: they are no longer in it. */
  member(id: string, person: string, actor: Actor | null): void {
    this.#publish([memberMessage(id, person, actor)]);
  }
  /** This session has ended. */
  ended(session: string): void {
    this.#publish([endedMessage(session)]);
  }

  /** People in an agreement here moved. */
  moved(id: string, entries: readonly PresenceEntry[]): void {
    const { store, limits } = this.#options;
    if (!store.isShared) return;
    const people = this.#moved.get(id) ?? new Map<number, PresenceEntry>();
    for (const entry of entries) people.set(entry.client, entry);
    this.#moved.set(id, people);
    this.#timer ??= setTimeout(() => this.#tell(), limits.presenceElsewhere);
  }

  /** Says goodbye. Where that cannot be said the others notice by themselves. */
  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    const { store } = this.#options;
    if (store.isShared) await store.publish([BYE]).catch(() => {});
  }

  #tell(): void {
    this.#timer = null;
    const moved = this.#moved;
    this.#moved = new Map();
    this.#publish([...moved].flatMap(([id, people]) => peopleMessages(id, [...people.values()])));
  }

  #publish(messages: readonly string[]): void {
    const { store, log } = this.#options;
    if (!store.isShared || messages.length === 0) return;
    store
      .publish(messages)
      .catch((error: unknown) => log.info({ kind: asStoreError(error).kind }, 'not told to other processes'));
  }
}
