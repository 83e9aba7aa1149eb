/** The tables of frozen.ts in each database, as a step of the migrations; and what keeps a locked agreement as it is. */
import { OF_AGREEMENT } from './bin.ts';

/** Bytes are apart: a row of theirs is changed without writing the bytes again. */
const TABLES = (text: string, key: string, number: string, bytes: string, end: string): string => `
   CREATE TABLE frozen (
     id ${key} PRIMARY KEY,
     agreement ${key} NOT NULL REFERENCES agreement (id),
     at ${key} NOT NULL,
     author ${text} NOT NULL,
     sequence ${number} NOT NULL,
     title ${text} NOT NULL,
     parties ${text} NOT NULL,
     signatories ${text} NOT NULL,
     content ${key} NOT NULL,
     pdf ${key} NOT NULL,
     size ${number} NOT NULL,
     revision ${number} NOT NULL,
     confirmed ${text} NOT NULL,
     thawed ${text},
     thawed_by ${text},
     reason ${text}
   )${end};
   CREATE INDEX frozen_agreement ON frozen (agreement);
   CREATE INDEX frozen_content ON frozen (content);
   CREATE INDEX frozen_pdf ON frozen (pdf);
   CREATE TABLE returned (
     id ${key} PRIMARY KEY,
     agreement ${key} NOT NULL REFERENCES agreement (id),
     number ${number} NOT NULL,
     frozen ${key} NOT NULL,
     kind ${text} NOT NULL,
     at ${text} NOT NULL,
     author ${text} NOT NULL,
     hash ${key} NOT NULL,
     type ${text} NOT NULL,
     size ${number} NOT NULL,
     report ${text},
     signatories ${text} NOT NULL,
     withdrawn ${text},
     withdrawn_by ${text},
     reason ${text}
   )${end};
   CREATE INDEX returned_agreement ON returned (agreement, number);
   CREATE TABLE file (
     agreement ${key} NOT NULL REFERENCES agreement (id),
     hash ${key} NOT NULL,
     data ${bytes} NOT NULL,
     PRIMARY KEY (agreement, hash)
   )${end};
   ALTER TABLE agreement ADD COLUMN locked ${key};`;

export const FROZEN_STEP_SQLITE = TABLES('TEXT', 'TEXT', 'INTEGER', 'BLOB', ' STRICT');

/** SQLSTATE of an append to an agreement that is locked. */
export const LOCKED = 'SF001';

/** The same `append_rows` as before, which looks at the lock of those it has locked the rows of. `channel`: where processes hear each other. */
export const frozenStepPostgres = (channel: string): string => `
   ${TABLES('text', 'text COLLATE "C"', 'bigint', 'bytea', '')}
   CREATE OR REPLACE FUNCTION append_rows(
     p_origin text, p_at text, p_ids text[], p_counts int[], p_last_authors text[],
     p_owners int[], p_nths int[], p_authors text[], p_starts int[], p_lengths int[], p_data bytea
   ) RETURNS bigint[] LANGUAGE plpgsql AS $$
   DECLARE
     v_lasts bigint[];
     v_locked boolean;
   BEGIN
     SELECT bool_or(held.locked IS NOT NULL) INTO v_locked
     FROM (SELECT locked FROM agreement WHERE id = ANY (p_ids) ORDER BY id FOR NO KEY UPDATE) AS held;
     IF v_locked THEN
       RAISE EXCEPTION USING MESSAGE = 'an agreement is locked', ERRCODE = '${LOCKED}';
     END IF;
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
     PERFORM pg_notify('${channel}', concat_ws(' ', 'changed', p_origin, g.id, g.last))
     FROM unnest(p_ids, v_lasts) AS g (id, last);
     RETURN v_lasts;
   END $$;
   CREATE OR REPLACE FUNCTION purge(p_id text, p_since text) RETURNS boolean LANGUAGE plpgsql AS $$
   BEGIN
     PERFORM 1 FROM agreement WHERE id = p_id AND binned = p_since FOR UPDATE;
     IF NOT FOUND THEN RETURN false; END IF;
     ${OF_AGREEMENT.map((table) => `DELETE FROM ${table} WHERE agreement = p_id;`).join('\n     ')}
     DELETE FROM agreement WHERE id = p_id;
     RETURN true;
   END $$;`;
