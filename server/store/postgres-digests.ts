/** Digests in PostgreSQL; see digests.ts. */
import { digestOf, FITTING, type DigestStore } from './digests.ts';
import type { Row } from './row.ts';

/** In the order of the ids, so that two processes never wait for each other. */
const KEEP = `
  INSERT INTO digest (agreement, form, sequence, data)
  SELECT a.id, $1, d.sequence, d.data FROM unnest($2::text[], $3::bigint[], $4::text[]) AS d (id, sequence, data)
  JOIN agreement a ON a.id = d.id ORDER BY a.id
  ON CONFLICT (agreement) DO UPDATE SET form = excluded.form, sequence = excluded.sequence, data = excluded.data`;

/** The store's methods; `ask` runs one statement. */
export function digestsOn(ask: (sql: string, values?: readonly unknown[]) => Promise<Row[]>): DigestStore {
  return {
    digests: async (form) => (await ask(`${FITTING} WHERE d.form = $1`, [form])).map(digestOf),
    keepDigests: async (form, digests) => {
      const columns = [
        digests.map(({ id }) => id),
        digests.map(({ sequence }) => sequence),
        digests.map(({ data }) => data),
      ];
      await ask(KEEP, [form, ...columns]);
    },
  };
}

/** The table, as a step of the migrations. */
export const DIGEST_STEP = `
  CREATE TABLE digest (
    agreement text COLLATE "C" PRIMARY KEY REFERENCES agreement (id),
    form text NOT NULL,
    sequence bigint NOT NULL,
    data text NOT NULL
  );`;
