/** People who type in documents they share: how long a letter takes to the others, and what that costs the server. */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './client.ts';
import { quantile, Samples } from './figures.ts';
import { keystroke, readKeys } from './keys.ts';
import type { ServerProcess } from './process.ts';

export interface TypingOptions {
  readonly documents: number;
  /** People in each document. */
  readonly people: number;
  /** Letters a second that reach someone, in all: each letter reaches everyone in its document but its writer. */
  readonly delivered: number;
  /** Before measuring, and measuring, in seconds. */
  readonly warmUp: number;
  readonly seconds: number;
}

export interface Typing {
  /** Milliseconds from handing a letter to the socket until another client has it. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Letters that reached someone, a second. */
  readonly delivered: number;
  /** Seconds of processor per 100,000 of those, and the share of one core. */
  readonly cpu: number;
  readonly core: number;
  /** Share of one core that this generator took: near 1, it measured itself. */
  readonly generator: number;
  /** Why the figures do not count; null when every letter reached everyone. */
  readonly failed: string | null;
}

/** More than this on its way, in seconds of the load, and the server is overrun. */
const OVERRUN = 2;
/** How long what was typed may take to reach everyone, ms. */
const LAST_LETTERS = 20_000;

export const documentId = (nth: number): string => `bench-${nth}`;

/** Types in documents that nobody is in yet. */
export async function measureTyping(server: ServerProcess, options: TypingOptions): Promise<Typing> {
  const ids = Array.from({ length: options.documents }, (_, nth) => documentId(nth));
  await server.create(ids);
  const crowd = await Crowd.gather(server, ids, options);
  try {
    return await crowd.measure();
  } finally {
    await crowd.leave();
  }
}

interface Writer {
  readonly id: number;
  readonly client: Client;
  /** When each of their letters was handed over. */
  readonly sent: Samples;
}

class Crowd {
  #delivered = 0;
  #typed = 0;
  #sampling = false;
  readonly #latencies = new Samples();
  readonly #writers = new Map<number, Writer>();
  readonly #server: ServerProcess;
  readonly #options: TypingOptions;

  private constructor(server: ServerProcess, options: TypingOptions) {
    this.#server = server;
    this.#options = options;
  }

  static async gather(server: ServerProcess, ids: readonly string[], options: TypingOptions): Promise<Crowd> {
    const crowd = new Crowd(server, options);
    for (let nth = 0; nth < options.people; nth++) for (const id of ids) await crowd.#seat(id);
    return crowd;
  }

  async #seat(document: string): Promise<void> {
    const id = 1000 + this.#writers.size;
    const seen = new Map<number, number>();
    const told = (writer: number, until: number): void => this.#arrived(id, seen, writer, until);
    const client = await Client.connect(this.#server, document, { update: (update) => readKeys(update, told) });
    this.#writers.set(id, { id, client, sent: new Samples() });
  }

  /** Letters of `writer` up to `until` have reached `reader`. */
  #arrived(reader: number, seen: Map<number, number>, writer: number, until: number): void {
    const from = seen.get(writer) ?? 0;
    if (writer === reader || until <= from) return;
    seen.set(writer, until);
    this.#delivered += until - from;
    const sent = this.#writers.get(writer)?.sent.values;
    if (!this.#sampling || !sent) return;
    const now = performance.now();
    for (let clock = from; clock < until; clock++) this.#latencies.add(now - (sent[clock] ?? now));
  }

  async measure(): Promise<Typing> {
    const { warmUp, seconds, people } = this.#options;
    let failed = await this.#typeFor(warmUp);
    const [before, own, start, already] = [
      await this.#server.usage(),
      process.cpuUsage(),
      performance.now(),
      this.#delivered,
    ];
    this.#sampling = true;
    failed ??= await this.#typeFor(seconds);
    this.#sampling = false;
    const [after, spent] = [await this.#server.usage(), process.cpuUsage(own)];
    const [time, count] = [(performance.now() - start) / 1000, this.#delivered - already];
    failed ??= await this.#allArrived(people - 1);
    const cpu = (after.cpu - before.cpu) / 1e6;
    const at = (share: number): number => quantile(this.#latencies.values, share);
    return {
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      delivered: count / time,
      cpu: (cpu / count) * 100_000,
      core: cpu / time,
      generator: (spent.user + spent.system) / 1e6 / time,
      failed,
    };
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#writers.values()].map(({ client }) => client.leave()));
  }

  /** Everyone types in turn, at the asked rate. Says what went wrong, if something did. */
  async #typeFor(seconds: number): Promise<string | null> {
    const { delivered, people } = this.#options;
    const perSecond = delivered / (people - 1);
    const writers = [...this.#writers.values()];
    const start = performance.now();
    for (let done = 0; performance.now() - start < seconds * 1000;) {
      const due = Math.floor(((performance.now() - start) / 1000) * perSecond);
      for (; done < due; done++) this.#type(writers[this.#typed % writers.length]);
      if (this.#typed * (people - 1) - this.#delivered > delivered * OVERRUN) return 'overrun';
      const gone = writers.find(({ client }) => client.closed !== null);
      if (gone) return `closed with ${gone.client.closed}`;
      await pause(1);
    }
    return null;
  }

  #type(writer: Writer | undefined): void {
    if (!writer) return;
    const clock = writer.sent.values.length;
    const update = keystroke(writer.id, clock);
    writer.sent.add(performance.now());
    this.#typed++;
    writer.client.write(update);
  }

  async #allArrived(readers: number): Promise<string | null> {
    const end = performance.now() + LAST_LETTERS;
    while (this.#delivered < this.#typed * readers) {
      if (performance.now() > end) return `${this.#typed * readers - this.#delivered} letters never arrived`;
      await pause(10);
    }
    return null;
  }
}
