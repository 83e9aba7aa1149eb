/** The tables in PostgreSQL, step by step. The table `data_version` says how many steps a database has had; a step is never edited. */
import type { ClientBase } from 'pg';
import { EVENT_STEP_POSTGRES } from './event-step.ts';
import { frozenStepPostgres } from './frozen-step.ts';
import { BIN_STEP } from './postgres-bin.ts';
import { DIGEST_STEP } from './postgres-digests.ts';
import { HAND_STEP } from './postgres-hands.ts';
import { VERSION_STEP } from './postgres-versions.ts';
import { StoreError } from './store.ts';

/** Where processes on one database hear each other. */
export const CHANNEL = 'samenschrift';

const STEPS: readonly string[] = [
  // Text is compared byte by byte, as in SQLite, whatever the language of the database.
  `CREATE TABLE agreement (
     id text COLLATE "C" PRIMARY KEY,
     status text NOT NULL,
     created text COLLATE "C" NOT NULL,
     changed text COLLATE "C" NOT NULL,
     changed_by text,
     sequence bigint NOT NULL DEFAULT 0,
     snapshot bytea NOT NULL,
     snapshot_sequence bigint NOT NULL DEFAULT 0
   ) WITH (fillfactor = 70);
   -- No foreign key: append_rows locks the agreement that it writes for, and a check per row would cost more than the row.
   CREATE TABLE log (
     agreement text COLLATE "C" NOT NULL,
     sequence bigint NOT NULL,
     at text NOT NULL,
     author text,
     data bytea NOT NULL,
     PRIMARY KEY (agreement, sequence)
   );
   CREATE TABLE seen (
     agreement text COLLATE "C" NOT NULL REFERENCES agreement (id),
     person text COLLATE "C" NOT NULL,
     at text NOT NULL,
     state text NOT NULL,
     PRIMARY KEY (agreement, person)
   );`,
  // One call, one round trip, one transaction for the rows of all rooms of a process. The bytes of all rows come in
  // one piece: an array of bytea would travel as text, twice as long. Agreements are locked in the order of their ids,
  // so that two processes never wait for each other.
  `CREATE FUNCTION append_rows(
     p_origin text, p_at text, p_ids text[], p_counts int[], p_last_authors text[],
     p_owners int[], p_nths int[], p_authors text[], p_starts int[], p_lengths int[], p_data bytea
   ) RETURNS bigint[] LANGUAGE plpgsql AS $$
   DECLARE
     v_lasts bigint[];
   BEGIN
     PERFORM 1 FROM agreement WHERE id = ANY (p_ids) ORDER BY id FOR NO KEY UPDATE;
     WITH moved AS (
       UPDATE agreement a SET sequence = a.sequence + g.n, changed = p_at, changed_by = g.author
       FROM unnest(p_ids, p_counts, p_last_authors) WITH ORDINALITY AS g (id, n, author, nth)
       WHERE a.id = g.id
       RETURNING g.nth, a.id, a.sequence - g.n AS before, a.sequence AS last
     ), written AS (
       INSERT INTO log (agreement, sequence, at, author, data)
       SELECT m.id, m.before + r.nth, p_at, r.author, substring(p_data FROM r.start FOR r.size)
       FROM unnest(p_owners, p_nths, p_authors, p_starts, p_lengths) AS r (owner, nth, author, start, size)
       JOIN moved m ON m.nth = r.owner
     )
     SELECT array_agg(last ORDER BY nth) INTO v_lasts FROM moved;
     IF cardinality(p_ids) > coalesce(cardinality(v_lasts), 0) THEN
       RAISE no_data_found USING MESSAGE = 'an agreement does not exist';
     END IF;
     PERFORM pg_notify('${CHANNEL}', concat_ws(' ', 'changed', p_origin, g.id, g.last))
     FROM unnest(p_ids, v_lasts) AS g (id, last);
     RETURN v_lasts;
   END $$;`,
  VERSION_STEP,
  HAND_STEP,
  DIGEST_STEP,
  // Who is signed in where: nothing in it opens a session.
  `CREATE TABLE session (
     id text COLLATE "C" PRIMARY KEY,
     hash text COLLATE "C" NOT NULL UNIQUE,
     previous text COLLATE "C",
     renewed text COLLATE "C" NOT NULL,
     person text COLLATE "C" NOT NULL,
     began text COLLATE "C" NOT NULL,
     used text COLLATE "C" NOT NULL,
     "from" text NOT NULL,
     agent text NOT NULL
   );
   CREATE INDEX session_previous ON session (previous);
   CREATE INDEX session_person ON session (person);`,
  // People besides those of the demo, and what they may do in which agreement; what lets them in; and what was done.
  `CREATE TABLE person (
     id text COLLATE "C" PRIMARY KEY,
     subject text COLLATE "C",
     code text COLLATE "C" NOT NULL,
     name text COLLATE "C" NOT NULL,
     function text NOT NULL,
     organisation text NOT NULL,
     email text COLLATE "C",
     role text NOT NULL,
     added text COLLATE "C" NOT NULL,
     seen text COLLATE "C",
     erased text,
     UNIQUE (subject, code)
   );
   CREATE INDEX person_email ON person (email);
   CREATE TABLE member (
     agreement text COLLATE "C" NOT NULL REFERENCES agreement (id),
     person text COLLATE "C" NOT NULL,
     role text NOT NULL,
     party text,
     author text,
     added text COLLATE "C" NOT NULL,
     ended text,
     PRIMARY KEY (agreement, person)
   );
   CREATE INDEX member_person ON member (person);
   CREATE TABLE invitation (
     id text COLLATE "C" PRIMARY KEY,
     hash text COLLATE "C" NOT NULL UNIQUE,
     agreement text COLLATE "C",
     email text COLLATE "C" NOT NULL,
     role text,
     party text,
     person text COLLATE "C",
     author text,
     made text COLLATE "C" NOT NULL,
     expires text COLLATE "C" NOT NULL,
     used text,
     revoked text,
     shown text
   );
   CREATE INDEX invitation_agreement ON invitation (agreement);
   CREATE TABLE token (
     id text COLLATE "C" PRIMARY KEY,
     hash text COLLATE "C" NOT NULL UNIQUE,
     person text COLLATE "C" NOT NULL,
     name text COLLATE "C" NOT NULL,
     scope text NOT NULL,
     agreement text COLLATE "C",
     made text COLLATE "C" NOT NULL,
     expires text COLLATE "C" NOT NULL,
     used text
   );
   CREATE INDEX token_person ON token (person);
   ${EVENT_STEP_POSTGRES}
   ALTER TABLE session ADD COLUMN sub text;
   ALTER TABLE session ADD COLUMN sid text;
   ALTER TABLE agreement ADD COLUMN binned text COLLATE "C";
   ALTER TABLE agreement ADD COLUMN binned_by text;
   ${BIN_STEP}`,
  // Texts that were laid down to be signed, what came back of them, and the bytes of both (frozen.ts).
  frozenStepPostgres(CHANNEL),
];

/** Held while tables are made: two processes that start at the same moment make them once. */
const LOCK = 7_126_340_501;

/** Brings the database up to date, in one transaction. Rejects (`newer`) when it is ahead of this program. */
export async function migrate(client: ClientBase): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const version = await versionOf(client);
    if (version > STEPS.length) throw new StoreError('newer', `data version ${version}, known up to ${STEPS.length}`);
    for (const step of STEPS.slice(version)) await client.query(step);
    if (version < STEPS.length) await client.query('UPDATE data_version SET version = $1', [STEPS.length]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}

/** Rejects (`newer`, or `older`) when the database is not of this version: for those who may not change it. */
export async function requireCurrent(client: ClientBase): Promise<void> {
  const { rows: tables } = await client.query<{ name: string | null }>(`SELECT to_regclass('data_version') AS name`);
  const version = tables[0]?.name === null ? 0 : await versionOf(client);
  if (version > STEPS.length) throw new StoreError('newer', `data version ${version}, known up to ${STEPS.length}`);
  if (version < STEPS.length) throw new StoreError('older', `data version ${version}, this is ${STEPS.length}`);
}

async function versionOf(client: ClientBase): Promise<number> {
  const { rows: tables } = await client.query<{ name: string | null }>(`SELECT to_regclass('data_version') AS name`);
  if (tables[0]?.name === null)
    await client.query('CREATE TABLE data_version (version int NOT NULL); INSERT INTO data_version VALUES (0)');
  const { rows } = await client.query<{ version: number }>('SELECT version FROM data_version');
  return rows[0]?.version ?? 0;
}
