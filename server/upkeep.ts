/** Looks after something time and again, one round at a time. */
export interface UpkeepOptions {
  /** One round. */
  readonly work: () => Promise<void>;
  /** How often, ms. */
  readonly every: number;
  /** A round was given up: what is due is found again by the next. */
  readonly failed: (error: unknown) => void;
}

export class Upkeep {
  readonly #options: UpkeepOptions;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /** From now on by itself; the first round after a while. */
  start(): void {
    this.#timer = setInterval(() => void this.round(), this.#options.every);
    this.#timer.unref();
  }

  /** A round now, or the one that is under way. Never rejects. */
  round(): Promise<void> {
    const { work, failed } = this.#options;
    this.#round ??= work()
      .catch(failed)
      .finally(() => (this.#round = null));
    return this.#round;
  }

  /** Stops, and waits for the round that is under way. */
  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
    await this.#round;
  }
}
