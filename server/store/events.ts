/**
 * The record of what matters: rows in chains, each bound to the one before by a hash (server/record/chain.ts). On any
 * database, which itself refuses to change or remove a row (event-step.ts).
 */
import { textOf, textOrNull, type Ask } from './ask.ts';
import type { Row } from './row.ts';

export interface StoredEvent {
  /** The id of an agreement, or the chain of the server itself. */
  readonly chain: string;
  /** 1, 2, 3, … in its chain, without gaps. */
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: string;
  /** Who did it; null for the system, and where nobody is known. */
  readonly person: string | null;
  /** JSON text. */
  readonly detail: string;
  /** The address it was done from, with what was hashed with it; both null once they are erased. */
  readonly origin: string | null;
  readonly salt: string | null;
  /** SHA-256 over the two; null where no address was known. It stays. */
  readonly originHash: string | null;
  /** Hash of the row before. */
  readonly previous: string;
  readonly hash: string;
}

export interface EventsWanted {
  /** Only rows with a lower number. */
  readonly before?: number | undefined;
  readonly kind?: string | undefined;
  readonly most: number;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface EventStore {
  /** Rejects (`exists`) when the chain has a row of that number. */
  addEvent(event: StoredEvent): Promise<void>;
  lastEvent(chain: string): Promise<StoredEvent | null>;
  /** Of one chain, the last first. */
  eventsOf(chain: string, wanted: EventsWanted): Promise<StoredEvent[]>;
  /** Of one chain in order, from after row `number` on. */
  eventsAfter(chain: string, number: number, most: number): Promise<StoredEvent[]>;
  /** Every chain, by name. */
  chains(): Promise<string[]>;
  /** Erases the addresses of what was done before a moment. Resolves to how many there were. */
  eraseOrigins(before: string): Promise<number>;
}

const COLUMNS = 'chain, number, at, kind, person, detail, origin, salt, origin_hash, previous, hash';

/** On a database: both understand these statements. */
export function eventsOn(ask: Ask): EventStore {
  const find = async (rest: string, values: readonly (string | null)[]): Promise<StoredEvent[]> =>
    (await ask(`SELECT ${COLUMNS} FROM event WHERE chain = $1 ${rest}`, values)).map(eventOf);
  return {
    addEvent: async ({ chain, number, at, kind, person, detail, origin, salt, originHash, previous, hash }) => {
      const values = [chain, String(number), at, kind, person, detail, origin, salt, originHash, previous, hash];
      await ask(`INSERT INTO event (${COLUMNS}) VALUES (${values.map((_, nth) => `$${nth + 1}`).join()})`, values);
    },
    lastEvent: async (chain) => (await find('ORDER BY number DESC LIMIT 1', [chain]))[0] ?? null,
    eventsOf: (chain, { before, kind, most }) => {
      const values = [chain, String(most)];
      const also = (condition: string, value: string | undefined): string =>
        value === undefined ? '' : `AND ${condition} $${values.push(value)}`;
      const earlier = also('number <', before === undefined ? undefined : String(before));
      return find(`${earlier} ${also('kind =', kind)} ORDER BY number DESC LIMIT $2`, values);
    },
    eventsAfter: (chain, number, most) =>
      find('AND number > $2 ORDER BY number LIMIT $3', [chain, String(number), String(most)]),
    chains: async () =>
      (await ask('SELECT DISTINCT chain FROM event ORDER BY chain', [])).map((row) => textOf(row, 'chain')),
    eraseOrigins: async (before) => {
      const sql = 'UPDATE event SET origin = NULL, salt = NULL WHERE origin IS NOT NULL AND at < $1 RETURNING number';
      return (await ask(sql, [before])).length;
    },
  };
}

function eventOf(row: Row): StoredEvent {
  return {
    chain: textOf(row, 'chain'),
    number: Number(row['number']),
    at: textOf(row, 'at'),
    kind: textOf(row, 'kind'),
    person: textOrNull(row, 'person'),
    detail: textOf(row, 'detail'),
    origin: textOrNull(row, 'origin'),
    salt: textOrNull(row, 'salt'),
    originHash: textOrNull(row, 'origin_hash'),
    previous: textOf(row, 'previous'),
    hash: textOf(row, 'hash'),
  };
}
