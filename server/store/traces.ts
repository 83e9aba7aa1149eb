/** What is kept of one person in the rows of agreements, on any database: to hand it over, and to take away what may go. */
import { textOf, type Ask } from './ask.ts';

/** A row of the record that names someone as who did it. */
export interface Deed {
  readonly chain: string;
  readonly number: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly kind: string;
}

/** The part of the store that finds it: see `Store` in store.ts for what holds for every method. */
export interface TraceStore {
  /** The agreements in which this person wrote, by id. */
  wroteIn(person: string): Promise<string[]>;
  /** What the record says that they did, in order. */
  deedsOf(person: string): Promise<Deed[]>;
  /** Forgets what they have seen. Resolves to the agreements it was kept of, by id. */
  forgetSeen(person: string): Promise<string[]>;
  /** Empties the address of links that let someone in, of this address whatever its capitals. Resolves to how many there were. */
  eraseAddress(email: string): Promise<number>;
  /** The same of all links that were used, taken back or had expired before a moment. */
  eraseAddresses(before: string): Promise<number>;
}

/** On a database: both understand these statements. */
export function tracesOn(ask: Ask): TraceStore {
  return {
    wroteIn: async (person) => {
      const sql = `SELECT agreement FROM hand WHERE person = $1 UNION SELECT agreement FROM writer WHERE person = $1
        UNION SELECT agreement FROM log WHERE author = $1 ORDER BY agreement`;
      return (await ask(sql, [person])).map((row) => textOf(row, 'agreement'));
    },
    deedsOf: async (person) => {
      const sql = 'SELECT chain, number, at, kind FROM event WHERE person = $1 ORDER BY at, chain, number';
      return (await ask(sql, [person])).map((row) => ({
        chain: textOf(row, 'chain'),
        number: Number(row['number']),
        at: textOf(row, 'at'),
        kind: textOf(row, 'kind'),
      }));
    },
    forgetSeen: async (person) => {
      const rows = await ask('DELETE FROM seen WHERE person = $1 RETURNING agreement', [person]);
      return rows.map((row) => textOf(row, 'agreement')).sort();
    },
    eraseAddress: async (email) =>
      (await ask(`UPDATE invitation SET email = '' WHERE email = $1 RETURNING id`, [email.toLowerCase()])).length,
    eraseAddresses: async (before) => {
      const sql = `UPDATE invitation SET email = ''
        WHERE email <> '' AND (expires < $1 OR used < $1 OR revoked < $1) RETURNING id`;
      return (await ask(sql, [before])).length;
    },
  };
}
