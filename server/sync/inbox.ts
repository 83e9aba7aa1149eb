/**
 * What comes in for one document, until it is on disk. An update is taken when its sender may write, it decodes, it
 * has ground (gate.ts) and there is room for it; all that was taken waits in the queue.
 */
import { NOT_YOUR_PARTY, speaksFor, speaksForAll, type Decision } from '../../model/access.ts';
import { readUpdate, type Decoded } from '../agreements/update.ts';
import type { CloseKind } from './codes.ts';
import type { Connection } from './connection.ts';
import type { Contents } from './contents.ts';
import { Gate, type Admitted, type Outcome } from './gate.ts';
import type { Intake } from './intake.ts';
import { DELETIONS, type Limits } from './limits.ts';
import { hasNews, holdsSomething } from './news.ts';
import { WriteQueue, type Queued } from './queue.ts';
import { touchesOtherParty } from './other-parties.ts';
import { onlyDeletes, sizeWith } from './size.ts';

export interface InboxOptions {
  readonly contents: Pick<Contents, 'doc' | 'size'>;
  readonly limits: Limits;
  readonly intake: Intake;
  /** Whether what this client (a page, as Yjs numbers them) wrote is what this connection's person wrote. */
  readonly speaksFor: (by: Connection, client: number) => boolean;
  /** Something of this connection began to wait for the disk. */
  readonly queued: (by: Connection) => void;
}

/** `heard`: nothing more to do. `ask`: its sender is to be sent a step 1. Else what its connection is closed for. */
export type Verdict = 'heard' | 'ask' | CloseKind;

export class Inbox {
  readonly queue: WriteQueue;
  readonly #gate: Gate<Connection>;
  readonly #options: InboxOptions;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.queue = new WriteQueue(options.intake);
    this.#gate = new Gate(options.contents, options.limits, (by, decoded) => this.#refuses(by, decoded));
  }

  /** A step 1 goes to this connection. */
  asks(connection: Connection): void {
    this.#gate.asks(connection);
  }

  /** Everything that was taken up to now is in the document, or refused. */
  settled(): void {
    if (this.queue.length === 0) this.#gate.settled();
  }

  /** A document frame; `decision`: whether its sender may write now. */
  receive(connection: Connection, kind: 'step2' | 'update', update: Uint8Array, decision: Decision): Verdict {
    if (!decision.allowed && kind === 'update') return deny(connection, decision.reason);
    const decoded = readUpdate(update);
    if (!decoded) return 'malformed';
    // A client answers step 1 even when it has nothing new; a reader may do that too.
    const news = kind === 'update' || (holdsSomething(update) && hasNews(this.#options.contents.doc, decoded));
    if (!decision.allowed && news) {
      this.#gate.dismiss(connection);
      return deny(connection, decision.reason);
    }
    const excess = news ? this.#excess(connection, update, decoded) : null;
    if (excess) return excess;
    const nth = connection.countReceived();
    const arrival = { nth, update, decoded };
    if (kind === 'update') return this.#settle(connection, this.#gate.admit(connection, arrival));
    if (!news) this.#enqueue({ by: connection, nth, update: null, hands: [] });
    return this.#settle(connection, this.#gate.answer(connection, news ? arrival : null));
  }

  /** Whether a connection is refused for what it wrote, and then told so. Only of who is there for one party has this to be looked up. */
  #refuses(connection: Connection, decoded: Decoded): boolean {
    const { actor } = connection;
    if (speaksForAll(actor)) return false;
    const waiting = (): Decoded[] => this.queue.updates.flatMap((update) => readUpdate(update) ?? []);
    const isOwn = (party: string): boolean => speaksFor(actor, party);
    if (!touchesOtherParty(this.#options.contents.doc, waiting, decoded, isOwn)) return false;
    connection.deny(NOT_YOUR_PARTY);
    return true;
  }

  #settle(by: Connection, outcome: Outcome): Verdict {
    if (typeof outcome === 'string') return outcome;
    for (const admitted of outcome) this.#enqueue({ by, ...this.#signed(by, admitted) });
    return 'heard';
  }

  /** Who someone is, is of this moment: until it is written their connection may be gone, or someone else's. */
  #signed(by: Connection, { nth, update, begins }: Admitted): Omit<Queued, 'by'> {
    const own = begins.filter(({ client }) => this.#options.speaksFor(by, client));
    return { nth, update, hands: own.map((begin) => ({ ...begin, person: by.actor.id })) };
  }

  #enqueue(entry: Queued): void {
    this.queue.push(entry);
    this.#options.queued(entry.by);
  }

  /** Bounds what is kept in memory and on disk: beyond them the connection ends, and its client keeps what it wrote. */
  #excess(connection: Connection, update: Uint8Array, decoded: Decoded): CloseKind | null {
    const { contents, limits } = this.#options;
    const { size } = contents;
    const mayQueue = this.queue.hasRoomFor(update.length);
    if (mayQueue && (this.#fits(update, 0) || (onlyDeletes(decoded) && this.#fits(update, DELETIONS)))) return null;
    size.measure(contents.doc);
    if (mayQueue && this.#fits(update, 0)) return null;
    // What waits may turn out smaller once it is in the document: only that makes it too large for good.
    const isLarge = size.document + update.length > limits.document;
    if (mayQueue && isLarge && this.#shrinksTo(connection, update)) return null;
    return isLarge ? 'documentTooLarge' : 'overloaded';
  }

  #fits({ length }: Uint8Array, beyond: number): boolean {
    const { contents, limits } = this.#options;
    return contents.size.document + this.queue.bytes + length <= limits.document + beyond;
  }

  /** Whoever takes away more than they bring may: tried on a copy, which counts as if they had sent it all. */
  #shrinksTo(connection: Connection, update: Uint8Array): boolean {
    const { contents, limits } = this.#options;
    connection.spend(0, contents.size.document);
    return sizeWith(contents.doc, [...this.queue.updates, update]) <= limits.document;
  }
}

function deny(connection: Connection, reason: string): Verdict {
  connection.deny(reason);
  return 'heard';
}
