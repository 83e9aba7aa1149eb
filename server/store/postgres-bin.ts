/** The bin in PostgreSQL; see bin.ts. */
import type { BinStore } from './bin.ts';
import { binnedOf, META, type Row } from './row.ts';
import { StoreError } from './store.ts';

type AskPostgres = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;

const ALL = `SELECT ${META}, binned_by FROM agreement WHERE binned IS NOT NULL ORDER BY binned DESC, id`;

/** An update of one agreement, and its telling. `$1` is the agreement, `$2` the process that does it. */
const told = (channel: string, update: string, word: string): string => `
  WITH changed AS (${update} RETURNING id), told AS (
    SELECT pg_notify('${channel}', concat_ws(' ', 'binned', $2::text, id, '${word}')) FROM changed
  )
  SELECT EXISTS (SELECT FROM told) AS done FROM agreement WHERE id = $1`;

/** The store's methods; `ask` runs one statement. Processes that listen on `channel` hear of it, but for `self`. */
export function binOn(ask: AskPostgres, channel: string, self: string): BinStore {
  const bin = told(channel, 'UPDATE agreement SET binned = $3, binned_by = $4 WHERE id = $1 AND binned IS NULL', 'in');
  const unbin = told(
    channel,
    'UPDATE agreement SET binned = NULL, binned_by = NULL WHERE id = $1 AND binned IS NOT NULL',
    'out',
  );
  const done = async (sql: string, id: string, ...values: (string | null)[]): Promise<boolean> => {
    const [row] = await ask(sql, [id, self, ...values]);
    if (!row) throw new StoreError('absent', `no agreement ${id}`);
    return row['done'] === true;
  };
  return {
    binned: async () => (await ask(ALL)).map(binnedOf),
    bin: (id, at, by) => done(bin, id, at, by),
    unbin: (id) => done(unbin, id),
    purge: async (id, since) => (await ask('SELECT purge($1, $2) AS done', [id, since]))[0]?.['done'] === true,
  };
}

/** The tables there were at that step. */
const TABLES = ['log', 'seen', 'version', 'writer', 'hand', 'digest', 'member', 'invitation', 'token'];

/** The function, as a part of a step of the migrations. The agreement is locked first, as append_rows does. */
export const BIN_STEP = `
  CREATE FUNCTION purge(p_id text, p_since text) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM 1 FROM agreement WHERE id = p_id AND binned = p_since FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    ${TABLES.map((table) => `DELETE FROM ${table} WHERE agreement = p_id;`).join('\n    ')}
    DELETE FROM agreement WHERE id = p_id;
    RETURN true;
  END $$;`;
