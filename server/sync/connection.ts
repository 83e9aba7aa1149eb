/** One person's socket to one document, and how far what they wrote has got. */
import type { Actor } from '../../model/access.ts';
import { colourOf } from '../access/demo.ts';
import type { Log } from '../log.ts';
import { CLOSE, type CloseKind } from './codes.ts';
import { awarenessFrame, deniedFrame, savedFrame, type SavedState } from './frames.ts';
import type { Limits } from './limits.ts';
import type { Stamp } from './presence.ts';

/** What the server needs of a WebSocket; tests bring their own. */
export interface Socket {
  /** Bytes handed over and not yet sent. */
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Ends at once, without a farewell. */
  terminate(): void;
}

export interface ConnectionOptions {
  readonly socket: Socket;
  readonly actor: Actor;
  /** Opted in to saved frames. */
  readonly wantsSaved: boolean;
  readonly limits: Limits;
  readonly log: Log;
}

export class Connection {
  readonly actor: Actor;
  readonly stamp: Stamp;
  /** Document frames received, and how many of those, without a gap, are on disk. */
  #received = 0;
  #saved = 0;
  /** A refused frame leaves a gap that later frames cannot close. */
  #gap = false;
  #open = true;
  #silent = true;
  readonly #socket: Socket;
  readonly #wantsSaved: boolean;
  readonly #limits: Limits;
  readonly #log: Log;

  constructor({ socket, actor, wantsSaved, limits, log }: ConnectionOptions) {
    this.actor = actor;
    this.stamp = { id: actor.id, name: actor.naam, functie: actor.functie, color: colourOf(actor) };
    this.#socket = socket;
    this.#wantsSaved = wantsSaved;
    this.#limits = limits;
    this.#log = log;
  }

  get isOpen(): boolean {
    return this.#open;
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
    if (this.#wantsSaved) this.send(savedFrame(state, this.#saved));
  }

  /** Refuses a document frame: it will never be on disk. */
  deny(reason: string): void {
    this.#gap = true;
    this.send(deniedFrame(reason));
  }

  /** Sends a frame that must arrive; whoever reads too slowly for that is cut off. */
  send(frame: Uint8Array): void {
    if (!this.#open) return;
    if (this.#socket.bufferedAmount > this.#limits.backlog) return this.#cutOff();
    this.#silent = false;
    this.#socket.send(frame);
  }

  /** Sends a frame that may be left out when the reader is behind. */
  sendDroppable(frame: Uint8Array): void {
    if (this.#socket.bufferedAmount <= this.#limits.presenceBacklog) this.send(frame);
  }

  /** Called once per heartbeat: whoever heard nothing since the last gets a sign of life. */
  beat(): void {
    if (this.#silent) this.send(awarenessFrame([]));
    this.#silent = true;
  }

  /** Ends the connection, with the code of the table and a line in the log. */
  close(kind: CloseKind): void {
    if (!this.#open) return;
    this.#open = false;
    this.#report(kind);
    this.#socket.close(CLOSE[kind].code, CLOSE[kind].reason);
  }

  /** The other side ended it. */
  ended(): void {
    this.#open = false;
  }

  #cutOff(): void {
    this.#open = false;
    this.#report('tooSlow');
    this.#socket.terminate();
  }

  #report(kind: CloseKind): void {
    const { code, level } = CLOSE[kind];
    this.#log[level]({ code, kind }, 'connection closed');
  }
}
