/** What is open in the name of each session, so that it can be bounded, and ends when the session does. */

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

  /** `most`: how many seats one session may have. */
  constructor(most: number) {
    this.#most = most;
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

  /** The session has ended: whatever is open in it ends too. */
  end(session: string): void {
    const seats = this.#seats.get(session);
    this.#seats.delete(session);
    for (const seat of seats ?? []) seat.end();
  }
}
