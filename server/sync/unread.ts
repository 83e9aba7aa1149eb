/**
 * What waits for readers in the whole process. Each reader has a bound of their own (`backlog`), but a server whose
 * network has gone slow would reach that of all of them together long before that of one.
 */

/** Someone who is sent frames. */
export interface Reader {
  /** Bytes handed over and not yet sent. */
  readonly unsent: number;
  /** Ends the connection at once; it resumes by resync. */
  cutOff(): void;
}

export class Unread {
  readonly #most: number;
  readonly #behind = new Map<Reader, number>();
  #bytes = 0;

  /** @param most Bytes that may wait for all readers together. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Bytes that wait for readers who are behind. */
  get bytes(): number {
    this.#look();
    return this.#bytes;
  }

  /**
   * A reader is behind by so many bytes. Above the bound whoever is furthest behind is cut off: those who have read most
   * of what they were sent get the rest, so that a crowd that comes in at once gets in, some after a new attempt.
   */
  note(reader: Reader, unsent: number): void {
    this.#set(reader, unsent);
    if (this.#bytes <= this.#most) return;
    this.#look();
    while (this.#bytes > this.#most) {
      const [last] = [...this.#behind].reduce((far, one) => (one[1] > far[1] ? one : far));
      this.forget(last);
      last.cutOff();
    }
  }

  /** The connection has ended. */
  forget(reader: Reader): void {
    this.#set(reader, 0);
  }

  /** Who has read on since we last looked is no longer behind: nobody tells when the network takes something. */
  #look(): void {
    for (const reader of this.#behind.keys()) this.#set(reader, reader.unsent);
  }

  #set(reader: Reader, unsent: number): void {
    this.#bytes += unsent - (this.#behind.get(reader) ?? 0);
    if (unsent > 0) this.#behind.set(reader, unsent);
    else this.#behind.delete(reader);
  }
}
