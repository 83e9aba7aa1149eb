/** Several statements on PostgreSQL in one transaction; see together.ts. */
import type { Pool, PoolClient } from 'pg';
import { postgresError } from './postgres-errors.ts';
import { binary } from './postgres-values.ts';
import type { Row } from './row.ts';
import { turnStep, type Step, type Together, type Turn, type Value } from './together.ts';

/** Processes that listen on `channel` hear of the agreement, but for `self`. */
export function togetherOn(pool: Pool, channel: string, self: string): Together {
  const told = async (client: PoolClient, { agreement, to, hold }: Turn): Promise<void> => {
    // First the lock: a text that is opened again would else look for a moment as if it were being laid down.
    const notices = [
      ...(hold === undefined ? [] : [`locked ${self} ${agreement} ${hold === null ? 'no' : 'yes'}`]),
      ...(to === undefined ? [] : [`status ${self} ${agreement} ${to}`]),
    ];
    for (const notice of notices) await client.query('SELECT pg_notify($1, $2)', [channel, notice]);
  };
  return async (turn, steps) => {
    const client = await pool.connect().catch((error: unknown) => Promise.reject(postgresError(error)));
    let failure: Error | undefined;
    try {
      await client.query('BEGIN');
      const sequence = await doAll(client, [turnStep(turn), ...steps]);
      if (sequence !== null) await told(client, turn);
      await client.query(sequence === null ? 'ROLLBACK' : 'COMMIT');
      return sequence;
    } catch (error) {
      failure = postgresError(error);
      await client.query('ROLLBACK').then(
        () => (failure = undefined),
        () => {},
      );
      throw postgresError(error);
    } finally {
      // A connection that cannot even be rolled back is not used again.
      client.release(failure);
    }
  };
}

async function doAll(client: PoolClient, steps: readonly Step[]): Promise<number | null> {
  let sequence: number | null = null;
  for (const { sql, values } of steps) {
    const [row] = (await client.query<Row>(sql, values.map(sent))).rows;
    if (!row) return null;
    sequence ??= Number(row['sequence']);
  }
  return sequence;
}

const sent = (value: Value): string | null | Buffer => (value instanceof Uint8Array ? binary(value) : value);
