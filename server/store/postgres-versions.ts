/** Versions in PostgreSQL: each call is one statement. The functions it calls are in postgres-migrations.ts. */
import { binary } from './postgres-values.ts';
import { bytes, versionOf, type Row } from './row.ts';
import { UNKEPT, unkeptOf, type VersionStore } from './versions.ts';

/** Makes an agreement, its members and its first version: id, status, at, author, snapshot, members as JSON. */
export const CREATE = `
  WITH made AS (
    INSERT INTO agreement (id, status, created, changed, changed_by, snapshot) VALUES ($1, $2, $3, $3, $4, $5)
    RETURNING id, status, created, snapshot
  ), joined AS (
    INSERT INTO member (agreement, person, role, party, author, added)
    SELECT id, person, rol, partij, $4, $3 FROM made, json_to_recordset($6::json) AS m (person text, rol text, partij text)
  )
  INSERT INTO version (agreement, number, at, reason, status, sequence, people, state)
  SELECT id, 1, created, 'begin', status, 0, CASE WHEN $4::text IS NULL THEN '[]' ELSE json_build_array($4::text)::text END, snapshot FROM made`;

const VERSIONS = `
  SELECT number, at, reason, status, sequence, people FROM version WHERE agreement = $1 ORDER BY number`;

/** The store's methods; `ask` runs one statement. */
export function versionsOn(ask: (sql: string, values?: readonly unknown[]) => Promise<Row[]>): VersionStore {
  return {
    unkept: async () => (await ask(UNKEPT)).map(unkeptOf),
    addVersion: async ({ id, state, sequence, at }) => {
      const [row] = await ask('SELECT add_version($1, $2, $3, $4) AS number', [id, binary(state), sequence, at]);
      return row?.['number'] === null ? null : Number(row?.['number']);
    },
    versions: async (id) => (await ask(VERSIONS, [id])).map(versionOf),
    versionState: async (id, number) => {
      const [row] = await ask('SELECT state FROM version WHERE agreement = $1 AND number = $2', [id, number]);
      return row ? bytes(row['state']) : null;
    },
    dropVersions: async (id, numbers) => void (await ask('SELECT drop_versions($1, $2)', [id, [...numbers]])),
  };
}

/** Tables and functions, as a step of the migrations. */
export const VERSION_STEP = `
  -- The people are JSON, as in SQLite: rows move from one to the other as they are.
  CREATE TABLE version (
    agreement text COLLATE "C" NOT NULL REFERENCES agreement (id),
    number int NOT NULL,
    at text NOT NULL,
    reason text NOT NULL,
    status text NOT NULL,
    sequence bigint NOT NULL,
    people text NOT NULL,
    state bytea NOT NULL,
    PRIMARY KEY (agreement, number)
  );
  -- Who wrote rows that were folded since the last version, and the last such row of each.
  CREATE TABLE writer (
    agreement text COLLATE "C" NOT NULL REFERENCES agreement (id),
    person text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (agreement, person)
  );
  -- The agreement is locked first: of two processes that keep the same state, the second finds it kept.
  CREATE FUNCTION add_version(p_id text, p_state bytea, p_sequence bigint, p_at text) RETURNS int LANGUAGE plpgsql AS $$
  DECLARE
    v_status text;
    v_sequence bigint;
    v_last record;
    v_people text;
    v_reason text := 'rest';
  BEGIN
    SELECT status, sequence INTO v_status, v_sequence FROM agreement WHERE id = p_id FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE no_data_found USING MESSAGE = 'an agreement does not exist';
    END IF;
    IF p_sequence > v_sequence THEN
      RAISE EXCEPTION 'the agreement has no such row';
    END IF;
    SELECT number, sequence, status INTO v_last FROM version WHERE agreement = p_id ORDER BY number DESC LIMIT 1;
    IF FOUND THEN
      IF p_sequence < v_last.sequence THEN RETURN NULL; END IF;
      IF v_status <> v_last.status THEN v_reason := 'status';
      ELSIF p_sequence = v_last.sequence THEN RETURN NULL;
      END IF;
    END IF;
    SELECT coalesce(array_to_json(array_agg(person ORDER BY person COLLATE "C"))::text, '[]') INTO v_people FROM (
      SELECT author AS person FROM log
      WHERE agreement = p_id AND sequence > coalesce(v_last.sequence, -1) AND sequence <= p_sequence AND author IS NOT NULL
      UNION SELECT person FROM writer WHERE agreement = p_id AND sequence > coalesce(v_last.sequence, -1)
    ) AS everyone;
    INSERT INTO version (agreement, number, at, reason, status, sequence, people, state)
    VALUES (p_id, coalesce(v_last.number, 0) + 1, p_at, v_reason, v_status, p_sequence, v_people, p_state);
    DELETE FROM writer WHERE agreement = p_id AND sequence <= p_sequence;
    RETURN coalesce(v_last.number, 0) + 1;
  END $$;
  -- Only versions at rest go, and never the last; the next that stays takes over their people.
  CREATE FUNCTION drop_versions(p_id text, p_numbers int[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM 1 FROM agreement WHERE id = p_id FOR NO KEY UPDATE;
    WITH doomed AS (
      SELECT number, people FROM version
      WHERE agreement = p_id AND number = ANY (p_numbers) AND reason = 'rest'
        AND number < (SELECT max(number) FROM version WHERE agreement = p_id)
    ), left_over AS (
      SELECT json_array_elements_text(people::json) AS person, (
        SELECT min(v.number) FROM version v
        WHERE v.agreement = p_id AND v.number > d.number AND v.number NOT IN (SELECT number FROM doomed)
      ) AS heir FROM doomed d
    ), inherited AS (
      UPDATE version v SET people = (
        SELECT array_to_json(array_agg(DISTINCT person COLLATE "C" ORDER BY person COLLATE "C"))::text
        FROM (SELECT json_array_elements_text(v.people::json) AS person UNION SELECT person FROM left_over WHERE heir = v.number) AS everyone
      )
      WHERE v.agreement = p_id AND v.number IN (SELECT heir FROM left_over)
    )
    DELETE FROM version WHERE agreement = p_id AND number IN (SELECT number FROM doomed);
  END $$;`;
