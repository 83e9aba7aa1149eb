/**
 * How much waits for the disk, over all rooms of this process.
 *
 * [Q1] Above a mark - of one connection, of its room or of the process - whoever writes on is not read from any
 * more: what they write waits in the operating system's buffers and then in their own program.
 * [Q2] They are read from again when what waits has fallen below half of each mark.
 * [Q3] Beyond twice a mark, which only many at once can reach, a frame is not taken and its connection ends.
 */
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';

type Marks = Pick<Limits, 'queue' | 'roomQueue' | 'connectionQueue'>;

/** What waits in one room, in bytes. */
export interface Waiting {
  readonly bytes: number;
}

export class Intake {
  readonly #marks: Marks;
  readonly #held = new Map<Connection, Waiting>();
  #bytes = 0;

  constructor(marks: Marks) {
    this.#marks = marks;
  }

  /** Bytes that wait in all rooms. */
  get bytes(): number {
    return this.#bytes;
  }
  /** How many connections are not read from until the disk has caught up. */
  get held(): number {
    return this.#held.size;
  }

  /** [Q3] Whether `bytes` more can be kept for this room. */
  hasRoomFor(room: Waiting, bytes: number): boolean {
    return room.bytes + bytes <= 2 * this.#marks.roomQueue && this.#bytes + bytes <= 2 * this.#marks.queue;
  }

  /** [Q1] `bytes` of a connection began to wait. */
  add(connection: Connection, room: Waiting, bytes: number): void {
    this.#bytes += bytes;
    if (this.#isBelow(connection, room, 1) || this.#held.has(connection)) return;
    this.#held.set(connection, room);
    connection.hold('queue');
  }

  /** [Q2] `bytes` do not wait any more. */
  remove(bytes: number): void {
    this.#bytes -= bytes;
    for (const [connection, room] of this.#held)
      if (this.#isBelow(connection, room, 0.5)) {
        this.#held.delete(connection);
        connection.release('queue');
      }
  }

  /** A connection is gone. */
  forget(connection: Connection): void {
    this.#held.delete(connection);
  }

  #isBelow({ waiting }: Connection, room: Waiting, share: number): boolean {
    const { queue, roomQueue, connectionQueue } = this.#marks;
    return waiting <= share * connectionQueue && room.bytes <= share * roomQueue && this.#bytes <= share * queue;
  }
}
