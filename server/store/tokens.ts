/** Tokens with which other programs act for a person: what is kept of them, on any database. */
import type { Scope } from '../../model/access.ts';
import { textOf, textOrNull, type Ask } from './ask.ts';
import type { Row } from './row.ts';

export interface StoredToken {
  /** Names it, opens nothing. */
  readonly id: string;
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly person: string;
  /** What its person calls it. */
  readonly name: string;
  readonly scope: Scope;
  /** The only agreement it opens; null for all of its person's. */
  readonly agreement: string | null;
  /** Times are ISO 8601, UTC. `used`: null before the first time. */
  readonly made: string;
  readonly expires: string;
  readonly used: string | null;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface TokenStore {
  /** Rejects (`exists`) when the id or the hash is taken. */
  addToken(token: StoredToken): Promise<void>;
  findToken(hash: string): Promise<StoredToken | null>;
  token(id: string): Promise<StoredToken | null>;
  /** Of one person, the last made first. */
  tokensOf(person: string): Promise<StoredToken[]>;
  /** Notes that it was used. Whether it was there. */
  useToken(id: string, at: string): Promise<boolean>;
  /** Whether it was there. */
  endToken(id: string): Promise<boolean>;
  /** Ends all that expire at this moment or before. Resolves to their ids. */
  expireTokens(at: string): Promise<string[]>;
}

const COLUMNS = 'id, hash, person, name, scope, agreement, made, expires, used';

/** On a database: both understand these statements. */
export function tokensOn(ask: Ask): TokenStore {
  const find = async (where: string, value: string): Promise<StoredToken[]> =>
    (await ask(`SELECT ${COLUMNS} FROM token WHERE ${where}`, [value])).map(tokenOf);
  return {
    addToken: async ({ id, hash, person, name, scope, agreement, made, expires, used }) => {
      const values = [id, hash, person, name, scope, agreement, made, expires, used];
      await ask(`INSERT INTO token (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, values);
    },
    findToken: async (hash) => (await find('hash = $1', hash))[0] ?? null,
    token: async (id) => (await find('id = $1', id))[0] ?? null,
    tokensOf: (person) => find('person = $1 ORDER BY made DESC, id', person),
    useToken: async (id, at) =>
      (await ask('UPDATE token SET used = $2 WHERE id = $1 RETURNING id', [id, at])).length > 0,
    endToken: async (id) => (await ask('DELETE FROM token WHERE id = $1 RETURNING id', [id])).length > 0,
    expireTokens: async (at) => {
      const rows = await ask('DELETE FROM token WHERE expires <= $1 RETURNING id', [at]);
      return rows.map(({ id }) => String(id)).sort();
    },
  };
}

function tokenOf(row: Row): StoredToken {
  return {
    id: textOf(row, 'id'),
    hash: textOf(row, 'hash'),
    person: textOf(row, 'person'),
    name: textOf(row, 'name'),
    scope: textOf(row, 'scope') as Scope,
    agreement: textOrNull(row, 'agreement'),
    made: textOf(row, 'made'),
    expires: textOf(row, 'expires'),
    used: textOrNull(row, 'used'),
  };
}
