/** The tables, step by step. `PRAGMA user_version` says how many steps a file has had; a step is never edited. */
import type { DatabaseSync } from 'node:sqlite';
import { EVENT_STEP_SQLITE } from './event-step.ts';
import { FROZEN_STEP_SQLITE } from './frozen-step.ts';
import { StoreError } from './store.ts';

const STEPS: readonly string[] = [
  `CREATE TABLE agreement (
     id TEXT PRIMARY KEY,
     status TEXT NOT NULL,
     created TEXT NOT NULL,
     changed TEXT NOT NULL,
     sequence INTEGER NOT NULL DEFAULT 0,
     snapshot BLOB NOT NULL,
     snapshot_sequence INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE TABLE log (
     agreement TEXT NOT NULL REFERENCES agreement (id),
     sequence INTEGER NOT NULL,
     at TEXT NOT NULL,
     data BLOB NOT NULL,
     PRIMARY KEY (agreement, sequence)
   ) STRICT, WITHOUT ROWID;`,
  // Who wrote: the id of a person; null for the system, and for what was written before this step.
  `ALTER TABLE agreement ADD COLUMN changed_by TEXT;
   ALTER TABLE log ADD COLUMN author TEXT;`,
  `CREATE TABLE seen (
     agreement TEXT NOT NULL REFERENCES agreement (id),
     person TEXT NOT NULL,
     at TEXT NOT NULL,
     state TEXT NOT NULL,
     PRIMARY KEY (agreement, person)
   ) STRICT, WITHOUT ROWID;`,
  // Moments that are kept; and who wrote rows that were folded since the last of them, with the last row of each.
  `CREATE TABLE version (
     agreement TEXT NOT NULL REFERENCES agreement (id),
     number INTEGER NOT NULL,
     at TEXT NOT NULL,
     reason TEXT NOT NULL,
     status TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     people TEXT NOT NULL,
     state BLOB NOT NULL,
     PRIMARY KEY (agreement, number)
   ) STRICT;
   CREATE TABLE writer (
     agreement TEXT NOT NULL REFERENCES agreement (id),
     person TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     PRIMARY KEY (agreement, person)
   ) STRICT, WITHOUT ROWID;`,
  // Every commit changes the agreement's row: with the snapshot in it, SQLite would write that anew each time.
  `CREATE TABLE snapshot (
     agreement TEXT PRIMARY KEY REFERENCES agreement (id),
     data BLOB NOT NULL
   ) STRICT;
   INSERT INTO snapshot (agreement, data) SELECT id, snapshot FROM agreement;
   ALTER TABLE agreement DROP COLUMN snapshot;`,
  // Who wrote as which page (Yjs client id), from which of its changes on, and when that began (hands.ts).
  `CREATE TABLE hand (
     agreement TEXT NOT NULL REFERENCES agreement (id),
     client INTEGER NOT NULL,
     clock INTEGER NOT NULL,
     person TEXT NOT NULL,
     at TEXT NOT NULL,
     PRIMARY KEY (agreement, client, clock)
   ) STRICT, WITHOUT ROWID;`,
  // What the list shows, worked out; of no value where it is of another text or form (digests.ts).
  `CREATE TABLE digest (
     agreement TEXT PRIMARY KEY REFERENCES agreement (id),
     form TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     data TEXT NOT NULL
   ) STRICT;`,
  // Who is signed in where: nothing in it opens a session.
  `CREATE TABLE session (
     id TEXT PRIMARY KEY,
     hash TEXT NOT NULL UNIQUE,
     previous TEXT,
     renewed TEXT NOT NULL,
     person TEXT NOT NULL,
     began TEXT NOT NULL,
     used TEXT NOT NULL,
     "from" TEXT NOT NULL,
     agent TEXT NOT NULL
   ) STRICT;
   CREATE INDEX session_previous ON session (previous);
   CREATE INDEX session_person ON session (person);`,
  // People besides those of the demo, and what they may do in which agreement; what lets them in; and what was done.
  `CREATE TABLE person (
     id TEXT PRIMARY KEY,
     subject TEXT,
     code TEXT NOT NULL,
     name TEXT NOT NULL,
     function TEXT NOT NULL,
     organisation TEXT NOT NULL,
     email TEXT,
     role TEXT NOT NULL,
     added TEXT NOT NULL,
     seen TEXT,
     erased TEXT,
     UNIQUE (subject, code)
   ) STRICT;
   CREATE INDEX person_email ON person (email);
   CREATE TABLE member (
     agreement TEXT NOT NULL REFERENCES agreement (id),
     person TEXT NOT NULL,
     role TEXT NOT NULL,
     party TEXT,
     author TEXT,
     added TEXT NOT NULL,
     ended TEXT,
     PRIMARY KEY (agreement, person)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX member_person ON member (person);
   CREATE TABLE invitation (
     id TEXT PRIMARY KEY,
     hash TEXT NOT NULL UNIQUE,
     agreement TEXT,
     email TEXT NOT NULL,
     role TEXT,
     party TEXT,
     person TEXT,
     author TEXT,
     made TEXT NOT NULL,
     expires TEXT NOT NULL,
     used TEXT,
     revoked TEXT,
     shown TEXT
   ) STRICT;
   CREATE INDEX invitation_agreement ON invitation (agreement);
   CREATE TABLE token (
     id TEXT PRIMARY KEY,
     hash TEXT NOT NULL UNIQUE,
     person TEXT NOT NULL,
     name TEXT NOT NULL,
     scope TEXT NOT NULL,
     agreement TEXT,
     made TEXT NOT NULL,
     expires TEXT NOT NULL,
     used TEXT
   ) STRICT;
   CREATE INDEX token_person ON token (person);
   ${EVENT_STEP_SQLITE}
   ALTER TABLE session ADD COLUMN sub TEXT;
   ALTER TABLE session ADD COLUMN sid TEXT;
   ALTER TABLE agreement ADD COLUMN binned TEXT;
   ALTER TABLE agreement ADD COLUMN binned_by TEXT;`,
  // Texts that were laid down to be signed, what came back of them, and the bytes of both (frozen.ts).
  FROZEN_STEP_SQLITE,
];

/** Throws (`newer`, or `older`) when the file is not of this version: for those who may not change it. */
export function requireCurrent(database: DatabaseSync): void {
  const version = versionOf(database);
  if (version > STEPS.length) throw new StoreError('newer', `data version ${version}, known up to ${STEPS.length}`);
  if (version < STEPS.length) throw new StoreError('older', `data version ${version}, this is ${STEPS.length}`);
}

/** Brings the file up to date, in one transaction. Throws (`newer`) when it is ahead of this program. */
export function migrate(database: DatabaseSync): void {
  const version = versionOf(database);
  if (version > STEPS.length) throw new StoreError('newer', `data version ${version}, known up to ${STEPS.length}`);
  if (version === STEPS.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    for (const step of STEPS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${STEPS.length}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

const versionOf = (database: DatabaseSync): number =>
  Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
