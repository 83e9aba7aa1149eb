/** One person's socket to one document, and how far what they wrote has got. */
import { equalityDeep } from 'lib0/function';
import type { Actor, Decision, Status } from '../../model/access.ts';
import { colourOf } from '../access/colours.ts';
import type { Log } from '../log.ts';
import { CLOSE, type CloseKind } from './codes.ts';
import { tellWire } from './events.ts';
import { accessFrame, awarenessFrame, deniedFrame, savedFrame, type SavedState } from './frames.ts';
import type { Limits } from './limits.ts';
import type { Stamp } from './presence.ts';
import { Pace } from './rate.ts';
import type { Reader, Unread } from './unread.ts';

/** What the server needs of a WebSocket; tests bring their own. */
export interface Socket {
  /** Bytes handed over and not yet sent. */
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  /** Stops reading from it, and goes on. */
  pause(): void;
  resume(): void;
  close(code: number, reason: string): void;
  /** Ends at once, without a farewell. */
  terminate(): void;
}

/** The frames of our own that a client opted in to; a plain client gets none of them. */
export interface Wants {
  readonly saved: boolean;
  readonly access: boolean;
}

export interface ConnectionOptions {
  readonly socket: Socket;
  readonly actor: Actor;
  readonly wants: Wants;
  readonly limits: Limits;
  readonly unread: Unread;
  readonly log: Log;
  /** For the log. */
  readonly agreement: string;
  /** Hears the first time that a frame is refused. */
  readonly refused?: (actor: Actor) => void;
}

/** Why a connection is not read from: over its rate, or too much waits for the disk. */
export type Hold = 'rate' | 'queue';

export class Connection implements Reader {
  /** Bytes from this connection that wait for the disk. */
  waiting = 0;
  #actor: Actor;
  /** Document frames received, and how many of those, without a gap, are on disk. */
  #received = 0;
  #saved = 0;
  /** A refused frame leaves a gap that later frames cannot close. */
  #gap = false;
  #open = true;
  #silent = true;
  #told: { readonly reason: string; readonly frame: Uint8Array } | null = null;
  #wasHeld = false;
  #timer: NodeJS.Timeout | null = null;
  readonly #holds = new Set<Hold>();
  readonly #pace: Pace;
  readonly #options: ConnectionOptions;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#actor = options.actor;
    this.#pace = new Pace(options.limits, performance.now());
  }

  get isOpen(): boolean {
    return this.#open;
  }
  get unsent(): number {
    return this.#options.socket.bufferedAmount;
  }
  get actor(): Actor {
    return this.#actor;
  }
  get stamp(): Stamp {
    const { id, naam, functie } = this.#actor;
    return { id, name: naam, functie, color: colourOf(id) };
  }

  /** The person's role, party or name has changed. */
  become(actor: Actor): void {
    const { sleutel } = this.#actor;
    this.#actor = sleutel ? { ...actor, sleutel } : actor;
  }

  /** A document frame arrived; its number on this connection, from 1. */
  countReceived(): number {
    this.#received += 1;
    return this.#received;
  }

  /** All document frames up to the nth are on disk. */
  markSaved(nth: number): void {
    if (!this.#gap && nth > this.#saved) this.#saved = nth;
  }

  /** Says how far saving has got, to those who asked for it. */
  sendSaved(state: SavedState): void {
    if (this.#options.wants.saved) this.send(savedFrame(state, this.#saved));
  }

  /** Refuses a document frame: it will never be on disk. */
  deny(reason: string): void {
    if (!this.#gap) this.#options.refused?.(this.#actor);
    this.#gap = true;
    tellWire({ what: 'refused', kind: 'denied' });
    this.send(deniedFrame(reason));
  }

  /**
   * Says whether this person may write, the status, and what they are in this agreement, when that is news to them. A
   * plain client knows one word: denied.
   */
  tellAccess(decision: Decision, status: Status): void {
    const [before, reason] = [this.#told, decision.allowed ? '' : decision.reason];
    const frame = accessFrame(decision, status, this.#actor);
    this.#told = { reason, frame };
    if (before && equalityDeep(before.frame, frame)) return;
    if (this.#options.wants.access) this.send(frame);
    else if (before && before.reason !== reason && !decision.allowed) this.send(deniedFrame(reason));
  }

  /** Sends a frame that must arrive; whoever reads too slowly for that is cut off. */
  send(frame: Uint8Array): void {
    if (!this.#open) return;
    const { socket, limits, unread } = this.#options;
    const before = socket.bufferedAmount;
    if (before > limits.backlog) return this.cutOff();
    this.#silent = false;
    socket.send(frame);
    if (before + frame.length > limits.presenceBacklog) unread.note(this, before + frame.length);
  }

  /** Sends what was asked for: that counts against the rate as if they had sent it. */
  answer(frame: Uint8Array): void {
    this.send(frame);
    this.spend(0, frame.length);
  }

  /** Sends a frame that may be left out when the reader is behind. */
  sendDroppable(frame: Uint8Array): void {
    if (this.unsent <= this.#options.limits.presenceBacklog) this.send(frame);
  }

  /** Called once per heartbeat: whoever heard nothing since the last gets a sign of life. */
  beat(): void {
    if (this.#silent) this.send(awarenessFrame([]));
    this.#silent = true;
  }

  /** Counts frames and bytes against the rate: whoever is over it is not read from for a while, and in the end sent away. */
  spend(frames: number, bytes: number): void {
    const wait = this.#pace.spend(frames, bytes, performance.now());
    if (wait === null) return this.close('tooFast');
    if (wait === 0) return;
    this.hold('rate');
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.release('rate'), wait);
  }

  /** Does not read from this connection until released. */
  hold(why: Hold): void {
    if (!this.#open) return;
    if (!this.#wasHeld) this.#options.log.info({ agreement: this.#options.agreement, why }, 'connection slowed down');
    this.#wasHeld = true;
    this.#holds.add(why);
    this.#options.socket.pause();
  }

  release(why: Hold): void {
    if (this.#holds.delete(why) && this.#holds.size === 0) this.#options.socket.resume();
  }

  /** Ends the connection, with the code of the table and a line in the log. */
  close(kind: CloseKind): void {
    if (!this.#open) return;
    this.ended();
    this.#report(kind);
    this.#options.socket.close(CLOSE[kind].code, CLOSE[kind].reason);
  }

  /** The other side ended it, or we did. What is still on its way is read and dropped, so that the farewell is heard. */
  ended(): void {
    this.#open = false;
    if (this.#timer) clearTimeout(this.#timer);
    for (const why of this.#holds) this.release(why);
    this.#options.unread.forget(this);
  }

  /** Ends it at once: whoever is this far behind would not hear a farewell. */
  cutOff(): void {
    this.ended();
    this.#report('tooSlow');
    this.#options.socket.terminate();
  }

  #report(kind: CloseKind): void {
    const { code, level } = CLOSE[kind];
    tellWire({ what: 'closed', kind });
    this.#options.log[level]({ agreement: this.#options.agreement, code, kind }, 'connection closed');
  }
}
