/**
 * What is open in the name of each session, so that it can be bounded, and ends when the session does: at the other
 * processes too, which are told. The bound is each process's own.
 */

/** One thing that is open in a session, from when it was asked for. */
export interface Seat {
  /** False where the session has more of them than it may. */
  readonly isWithin: boolean;
  /** `end` is called once when the session ends; at once when it has ended meanwhile. */
  onEnd(end: () => void): void;
  /** Its person does something with it. */
  use(): void;
  /** It is closed. */
  leave(): void;
}

class Taken implements Seat {
  readonly isWithin: boolean;
  readonly leave: () => void;
  isUsed = false;
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

  use(): void {
    this.isUsed = true;
  }

  end(): void {
    this.#ended = true;
    this.#end?.();
  }
}

export class Seats {
  readonly #seats = new Map<string, Set<Taken>>();
  readonly #most: number;
  readonly #tell: (session: string) => void;

  /** `most`: how many seats one session may have. `tell` hears of each session that ends here. */
  constructor(most: number, tell: (session: string) => void) {
    this.#most = most;
    this.#tell = tell;
  }

  /** Takes a seat in a session. */
  take(session: string): Seat {
    const seats = this.#seats.get(session) ?? new Set();
    this.#seats.set(session, seats);
    const seat = new Taken(seats.size < this.#most, () => {
      seats.delete(seat);
      if (seats.size === 0 && this.#seats.get(session) === seats) this.#seats.delete(session);
    });
    seats.add(seat);
    return seat;
  }

  /** Sessions with something open. */
  get open(): string[] {
    return [...this.#seats.keys()];
  }

  /** Sessions in which something was done since this was last asked. */
  used(): string[] {
    const used: string[] = [];
    for (const [session, seats] of this.#seats) {
      if ([...seats].some(({ isUsed }) => isUsed)) used.push(session);
      for (const seat of seats) seat.isUsed = false;
    }
    return used;
  }

  /** The session has ended: whatever is open in it ends too, here and elsewhere. */
  end(session: string): void {
    this.endHere(session);
    this.#tell(session);
  }

  /** The session has ended at another process. */
  endHere(session: string): void {
    const seats = this.#seats.get(session);
    this.#seats.delete(session);
    for (const seat of seats ?? []) seat.end();
  }
}
