/** People who signed in by a provider or an invitation: what is kept of them, on any database. */
import type { Role } from '../../model/access.ts';
import { textOf, textOrNull, type Ask } from './ask.ts';
import type { Row } from './row.ts';

/** Someone on behalf of one organisation: who works for two is two of these, with one subject. */
export interface StoredPerson {
  readonly id: string;
  /** Whom the provider says it is; null for who came by an invitation. */
  readonly subject: string | null;
  /** The organisation: KBO number of a lokaal bestuur, OVO code of a Flemish one; empty where it is not known. */
  readonly code: string;
  readonly naam: string;
  readonly functie: string;
  readonly organisatie: string;
  readonly email: string | null;
  /** What they are where an agreement says nothing else. */
  readonly rol: Role;
  /** Times are ISO 8601, UTC. `seen`: when they last signed in; null before the first time. */
  readonly added: string;
  readonly seen: string | null;
  /** When all that tells who it was was taken away; null for who is there. */
  readonly erased: string | null;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface PersonStore {
  /** Rejects (`exists`) when the id, or the subject with this code, is taken. */
  addPerson(person: StoredPerson): Promise<void>;
  person(id: string): Promise<StoredPerson | null>;
  /** Those of `ids` that exist, in no order. */
  persons(ids: readonly string[]): Promise<StoredPerson[]>;
  /** The same person on behalf of each of their organisations, by code. */
  personsOfSubject(subject: string): Promise<StoredPerson[]>;
  /** With this address, whatever its capitals, by when they were added. */
  personsWithEmail(email: string): Promise<StoredPerson[]>;
  /** Replaces all of the person with this id. Whether they were there. */
  updatePerson(person: StoredPerson): Promise<boolean>;
}

const COLUMNS = 'id, subject, code, name, function, organisation, email, role, added, seen, erased';

const valuesOf = (person: StoredPerson): (string | null)[] => {
  const { id, subject, code, naam, functie, organisatie, email, rol, added, seen, erased } = person;
  return [id, subject, code, naam, functie, organisatie, email?.toLowerCase() ?? null, rol, added, seen, erased];
};

/** On a database: both understand these statements. */
export function personsOn(ask: Ask): PersonStore {
  const find = async (where: string, value: string): Promise<StoredPerson[]> =>
    (await ask(`SELECT ${COLUMNS} FROM person WHERE ${where}`, [value])).map(personOf);
  return {
    addPerson: async (person) => {
      const places = '$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11';
      await ask(`INSERT INTO person (${COLUMNS}) VALUES (${places})`, valuesOf(person));
    },
    person: async (id) => (await find('id = $1', id))[0] ?? null,
    persons: async (ids) => {
      if (ids.length === 0) return [];
      const places = ids.map((_, nth) => `$${nth + 1}`).join();
      return (await ask(`SELECT ${COLUMNS} FROM person WHERE id IN (${places})`, ids)).map(personOf);
    },
    personsOfSubject: (subject) => find('subject = $1 ORDER BY code', subject),
    personsWithEmail: (email) => find('email = $1 ORDER BY added, id', email.toLowerCase()),
    updatePerson: async (person) => {
      const sql = `UPDATE person SET subject = $2, code = $3, name = $4, function = $5, organisation = $6, email = $7, role = $8, added = $9, seen = $10, erased = $11 WHERE id = $1 RETURNING id`;
      return (await ask(sql, valuesOf(person))).length > 0;
    },
  };
}

function personOf(row: Row): StoredPerson {
  return {
    id: textOf(row, 'id'),
    subject: textOrNull(row, 'subject'),
    code: textOf(row, 'code'),
    naam: textOf(row, 'name'),
    functie: textOf(row, 'function'),
    organisatie: textOf(row, 'organisation'),
    email: textOrNull(row, 'email'),
    rol: textOf(row, 'role') as Role,
    added: textOf(row, 'added'),
    seen: textOrNull(row, 'seen'),
    erased: textOrNull(row, 'erased'),
  };
}
