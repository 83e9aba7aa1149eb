/** Who wrote as which page, in the SQLite file; see hands.ts. Each function is called within a transaction. */
import type { DatabaseSync } from 'node:sqlite';
import { handOf, type Hand, type KnownHand } from './hands.ts';

export function sqliteHands(database: DatabaseSync) {
  const all = database.prepare('SELECT client, clock, person, at FROM hand WHERE agreement = ? ORDER BY client, clock');
  const note = database.prepare(
    `INSERT INTO hand (agreement, client, clock, person, at) SELECT ?1, ?2, ?3, ?4, ?5
     WHERE NOT EXISTS (SELECT 1 FROM hand WHERE agreement = ?1 AND client = ?2 AND person <> ?4)
     ON CONFLICT DO NOTHING`,
  );
  return {
    all: (id: string): KnownHand[] => all.all(id).map(handOf),
    note: (id: string, hands: readonly Hand[], at: string): void => {
      for (const { client, clock, person } of hands) note.run(id, client, clock, person, at);
    },
  };
}
