/** Sessions: who is signed in where. What is kept of them, on any database. */
import { textOf, textOrNull, type Ask } from './ask.ts';
import type { Row } from './row.ts';

export interface StoredSession {
  /** Names it, opens nothing. */
  readonly id: string;
  /** SHA-256 of the secret that opens it, and of the one before that; null when it was never renewed. */
  readonly hash: string;
  readonly previous: string | null;
  /** Times are ISO 8601, UTC. */
  readonly renewed: string;
  readonly person: string;
  readonly began: string;
  readonly used: string;
  /** The address and the browser it was last used from, to be recognised by its person. */
  readonly from: string;
  readonly agent: string;
  /** Whom the provider calls them, and which sign-in there it is; null where there is none. */
  readonly sub: string | null;
  readonly sid: string | null;
}

export interface SessionUse {
  readonly used: string;
  readonly from?: string;
  readonly agent?: string;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface SessionStore {
  /** Rejects (`exists`) when the id or the hash is taken. */
  addSession(session: StoredSession): Promise<void>;
  /** The session that a secret with this hash opens, or opened before the last renewal. */
  findSession(hash: string): Promise<StoredSession | null>;
  /** Of one person, the last used first. */
  sessionsOf(person: string): Promise<StoredSession[]>;
  /** Those that the provider's `sub`, `sid` or both say; none where it says neither. */
  sessionsAt(provider: { readonly sub?: string; readonly sid?: string | null }): Promise<StoredSession[]>;
  /** Replaces the hash, when it still is `was`: of two requests that renew at once, one does. False when nothing was done. */
  renewSession(id: string, was: string, hash: string, at: string): Promise<boolean>;
  /** Notes that it was used and, where that is known, from where. Whether it was there. */
  useSession(id: string, used: SessionUse): Promise<boolean>;
  hasSession(id: string): Promise<boolean>;
  /** Whether it was there. */
  endSession(id: string): Promise<boolean>;
  /** Ends all that were last used, or began, before these moments. Resolves to their ids. */
  expireSessions(before: { readonly used: string; readonly began: string }): Promise<string[]>;
}

const COLUMNS = 'id, hash, previous, renewed, person, began, used, "from", agent, sub, sid';

/** On a database: both understand these statements. */
export function sessionsOn(ask: Ask): SessionStore {
  return {
    addSession: async ({ id, hash, previous, renewed, person, began, used, from, agent, sub, sid }) => {
      const values = [id, hash, previous, renewed, person, began, used, from, agent, sub, sid];
      await ask(`INSERT INTO session (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, values);
    },
    findSession: async (hash) => {
      const [row] = await ask(`SELECT ${COLUMNS} FROM session WHERE hash = $1 OR previous = $1`, [hash]);
      return row ? sessionOf(row) : null;
    },
    sessionsOf: async (person) => {
      const rows = await ask(`SELECT ${COLUMNS} FROM session WHERE person = $1 ORDER BY used DESC, id`, [person]);
      return rows.map(sessionOf);
    },
    sessionsAt: async ({ sub = null, sid = null }) => {
      if (sub === null && sid === null) return [];
      const where = 'sub = coalesce($1, sub) AND coalesce(sid, $3) = coalesce($2, sid, $3)';
      const rows = await ask(`SELECT ${COLUMNS} FROM session WHERE ${where} ORDER BY id`, [sub, sid, '']);
      return rows.map(sessionOf);
    },
    renewSession: async (id, was, hash, at) => {
      const sql = `UPDATE session SET hash = $3, previous = $2, renewed = $4 WHERE id = $1 AND hash = $2 RETURNING id`;
      return (await ask(sql, [id, was, hash, at])).length > 0;
    },
    useSession: async (id, { used, from = null, agent = null }) => {
      const sql = `UPDATE session SET used = $2, "from" = coalesce($3, "from"), agent = coalesce($4, agent) WHERE id = $1 RETURNING id`;
      return (await ask(sql, [id, used, from, agent])).length > 0;
    },
    hasSession: async (id) => (await ask('SELECT id FROM session WHERE id = $1', [id])).length > 0,
    endSession: async (id) => (await ask('DELETE FROM session WHERE id = $1 RETURNING id', [id])).length > 0,
    expireSessions: async ({ used, began }) => {
      const rows = await ask('DELETE FROM session WHERE used < $1 OR began < $2 RETURNING id', [used, began]);
      return rows.map(({ id }) => String(id)).sort();
    },
  };
}

function sessionOf(row: Row): StoredSession {
  return {
    id: textOf(row, 'id'),
    hash: textOf(row, 'hash'),
    previous: textOrNull(row, 'previous'),
    renewed: textOf(row, 'renewed'),
    person: textOf(row, 'person'),
    began: textOf(row, 'began'),
    used: textOf(row, 'used'),
    from: textOf(row, 'from'),
    agent: textOf(row, 'agent'),
    sub: textOrNull(row, 'sub'),
    sid: textOrNull(row, 'sid'),
  };
}
