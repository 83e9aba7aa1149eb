/**
 * The connection on which a process hears the others. It comes back by itself when it is lost, and then says
 * `resumed`: what was said meanwhile is lost, so whoever listens must look in the store.
 */
import { Client, type ClientConfig } from 'pg';
import type { Status } from '../../model/access.ts';
import { CHANNEL } from './postgres-migrations.ts';
import type { Notice } from './store.ts';

export interface ListenerOptions {
  readonly config: ClientConfig;
  /** Id of this process: what it says itself is not heard. */
  readonly self: string;
  /** Wait before connecting again, and between two signs of life, ms. */
  readonly retry: number;
  readonly ping: number;
}

export class Listener {
  readonly #options: ListenerOptions;
  readonly #listeners = new Set<(notice: Notice) => void>();
  #client: Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  /** The first who listens opens the connection. */
  watch(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    if (!this.#client && !this.#timer) this.#open();
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => {});
  }

  #open(): void {
    const client = new Client(this.#options.config);
    this.#client = client;
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client
      .connect()
      .then(() => client.query(`LISTEN ${CHANNEL}`))
      .then(() => {
        this.#tell({ kind: 'resumed' });
        this.#later(this.#options.ping, () => this.#check(client));
      })
      .catch(() => this.#lost(client));
  }

  /** A connection whose other side vanished without a word looks open for hours: it is asked for an answer. */
  #check(client: Client): void {
    client
      .query('SELECT 1')
      .then(() => this.#later(this.#options.ping, () => this.#check(client)))
      .catch(() => this.#lost(client));
  }

  #lost(client: Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    client.end().catch(() => {});
    this.#later(this.#options.retry, () => this.#open());
  }

  #later(delay: number, work: () => void): void {
    if (this.#closed) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      work();
    }, delay);
  }

  #hear(payload: string): void {
    const notice = parseNotice(payload, this.#options.self);
    if (notice) this.#tell(notice);
  }

  #tell(notice: Notice): void {
    for (const listener of this.#listeners) listener(notice);
  }
}

/** A payload: `changed|status|binned|locked|message`, the id of the process, and what it says. Null for our own, and for what is not ours. */
function parseNotice(payload: string, self: string): Notice | null {
  const [, kind, from = '', rest = ''] = /^(\w+) (\S+) ([^]*)$/.exec(payload) ?? [];
  if (from === self) return null;
  const [id = '', value = ''] = rest.split(' ');
  switch (kind) {
    case 'changed':
      return { kind, id, sequence: Number(value) };
    case 'status':
      return { kind, id, status: value as Status };
    case 'binned':
      return { kind, id, isBinned: value === 'in' };
    case 'locked':
      return { kind, id, isLocked: value === 'yes' };
    case 'message':
      return { kind, from, text: rest };
    default:
      return null;
  }
}
