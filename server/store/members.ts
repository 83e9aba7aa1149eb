/** Who takes part in which agreement, for which party: what is kept of it, on any database. */
import type { Role } from '../../model/access.ts';
import { textOf, textOrNull, type Ask } from './ask.ts';
import type { Row } from './row.ts';
import type { NewStored } from './store.ts';

export interface StoredMember {
  readonly agreement: string;
  readonly person: string;
  /** What they are in this agreement. */
  readonly rol: Role;
  /** The record of the party they are there for; null for who is there for none, or for all of them. */
  readonly partij: string | null;
  /** Who let them in; null for the system. */
  readonly author: string | null;
  /** Times are ISO 8601, UTC. `ended`: when they left or were removed; null while they take part. */
  readonly added: string;
  readonly ended: string | null;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface MemberStore {
  /** Puts someone in, or replaces what was said of them. Rejects (`absent`) when there is no such agreement. */
  setMember(member: StoredMember): Promise<void>;
  member(agreement: string, person: string): Promise<StoredMember | null>;
  /** Of one agreement, by when they were added; those who have left too. */
  membersOf(agreement: string): Promise<StoredMember[]>;
  /** Of one person, by agreement; what they have left too. */
  membershipsOf(person: string): Promise<StoredMember[]>;
}

/** Who takes part from the start, let in by who makes the agreement. */
export type FirstMember = Pick<StoredMember, 'person' | 'rol' | 'partij'>;

/** The members of an agreement that is made. */
export const firstMembers = ({ id, at, author = null, members = [] }: NewStored): StoredMember[] =>
  members.map((member) => ({ agreement: id, ...member, author, added: at, ended: null }));

const COLUMNS = 'agreement, person, role, party, author, added, ended';

/** On a database: both understand these statements. */
export function membersOn(ask: Ask): MemberStore {
  const find = async (where: string, values: readonly string[]): Promise<StoredMember[]> =>
    (await ask(`SELECT ${COLUMNS} FROM member WHERE ${where}`, values)).map(memberOf);
  return {
    setMember: async ({ agreement, person, rol, partij, author, added, ended }) => {
      const sql = `INSERT INTO member (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (agreement, person) DO UPDATE SET role = $3, party = $4, author = $5, added = $6, ended = $7`;
      await ask(sql, [agreement, person, rol, partij, author, added, ended]);
    },
    member: async (agreement, person) => (await find('agreement = $1 AND person = $2', [agreement, person]))[0] ?? null,
    membersOf: (agreement) => find('agreement = $1 ORDER BY added, person', [agreement]),
    membershipsOf: (person) => find('person = $1 ORDER BY agreement', [person]),
  };
}

function memberOf(row: Row): StoredMember {
  return {
    agreement: textOf(row, 'agreement'),
    person: textOf(row, 'person'),
    rol: textOf(row, 'role') as Role,
    partij: textOrNull(row, 'party'),
    author: textOrNull(row, 'author'),
    added: textOf(row, 'added'),
    ended: textOrNull(row, 'ended'),
  };
}
