/**
 * What is open in the name of each session, so that it can be bounded, and ends when the session does: at the other
 * processes too, which are told a hash of it. The bound is each process's own.
 */
import { createHash } from 'node:crypto';

/** One thing that is open in a session, from when it was asked for. */
export interface Seat {
  /** False where the session has more of them than it may. */
  readonly isWithin: boolean;
  /** `end` is called once when the session ends; at once when it has ended meanwhile. */
  onEnd(end: () => void): void;
  /** It is closed. */
  leave(): void;
}

class Taken implements Seat {
  readonly isWithin: boolean;
  readonly leave: () => void;
  #ended = false;
  #end: (() => void) | null = null;

  constructor(isWithin: boolean, leave: () => void) {
    this.isWithin = isWithin;
    this.leave = leave;
  }

  onEnd(end: () => void): void {
    if (this.#ended) return end();
    this.#end = end;
  }

  end(): void {
    this.#ended = true;
    this.#end?.();
  }
}

export class Sessions {
  readonly #seats = new Map<string, Set<Taken>>();
  readonly #most: number;
  readonly #tell: (hash: string) => void;

  /** `most`: how many seats one session may have. `tell` hears the hash of each session that ends here. */
  constructor(most: number, tell: (hash: string) => void = () => {}) {
    this.#most = most;
    this.#tell = tell;
  }

  /** Takes a seat in a session. */
  take(session: string): Seat {
    const hash = hashOf(session);
    const seats = this.#seats.get(hash) ?? new Set();
    this.#seats.set(hash, seats);
    const seat = new Taken(seats.size < this.#most, () => {
      seats.delete(seat);
      if (seats.size === 0 && this.#seats.get(hash) === seats) this.#seats.delete(hash);
    });
    seats.add(seat);
    return seat;
  }

  /** The session has ended: whatever is open in it ends too, here and elsewhere. */
  end(session: string): void {
    const hash = hashOf(session);
    this.endHere(hash);
    this.#tell(hash);
  }

  /** The session with this hash has ended at another process. */
  endHere(hash: string): void {
    const seats = this.#seats.get(hash);
    this.#seats.delete(hash);
    for (const seat of seats ?? []) seat.end();
  }
}

/** A session is secret: what is kept and told of it opens nothing. */
const hashOf = (session: string): string => createHash('sha256').update(session).digest('base64url');
