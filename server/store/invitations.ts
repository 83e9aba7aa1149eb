/** Links that let someone in: what is kept of them, on any database. */
import type { Role } from '../../model/access.ts';
import { textOf, textOrNull, type Ask } from './ask.ts';
import type { Row } from './row.ts';

export interface StoredInvitation {
  /** Names it, opens nothing. */
  readonly id: string;
  /** SHA-256 of the secret in the link. */
  readonly hash: string;
  /** What it lets in to; null for a link that only signs `person` in again. */
  readonly agreement: string | null;
  /** Whom it is for, in lower case. */
  readonly email: string;
  /** What they will be in the agreement; null where there is none. */
  readonly rol: Role | null;
  /** The record of the party they will be there for; null for none. */
  readonly partij: string | null;
  /** Whom a link without an agreement signs in. */
  readonly person: string | null;
  /** Who made it; null for who asked for a link to sign in. */
  readonly author: string | null;
  /** Times are ISO 8601, UTC. */
  readonly made: string;
  readonly expires: string;
  readonly used: string | null;
  readonly revoked: string | null;
  /** When the link was shown to its author; null while only the address it was mailed to can hold it. */
  readonly shown: string | null;
}

/** The part of the store that keeps them: see `Store` in store.ts for what holds for every method. */
export interface InvitationStore {
  /** Rejects (`exists`) when the id or the hash is taken. */
  addInvitation(invitation: StoredInvitation): Promise<void>;
  /** The one that a secret with this hash opens, whatever became of it. */
  findInvitation(hash: string): Promise<StoredInvitation | null>;
  /** Of one agreement, the last made first; also those that are over. */
  invitationsOf(agreement: string): Promise<StoredInvitation[]>;
  /** Of all that use it at once, one does: false, and nothing done, where it was used or revoked, or has expired at `at`. */
  useInvitation(id: string, at: string): Promise<boolean>;
  /** Takes the use at `at` back, where what it was for failed. Whether it was so used. */
  unuseInvitation(id: string, at: string): Promise<boolean>;
  /** False, and nothing done, where it was used or revoked before. */
  revokeInvitation(id: string, at: string): Promise<boolean>;
  /** Notes that its author saw the link. Whether it was there. */
  showInvitation(id: string, at: string): Promise<boolean>;
}

const COLUMNS = 'id, hash, agreement, email, role, party, person, author, made, expires, used, revoked, shown';

/** On a database: both understand these statements. */
export function invitationsOn(ask: Ask): InvitationStore {
  const changed = async (change: string, values: readonly string[]): Promise<boolean> =>
    (await ask(`UPDATE invitation SET ${change} RETURNING id`, values)).length > 0;
  return {
    addInvitation: async (invitation) => {
      const places = '$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13';
      await ask(`INSERT INTO invitation (${COLUMNS}) VALUES (${places})`, valuesOf(invitation));
    },
    findInvitation: async (hash) => {
      const [row] = await ask(`SELECT ${COLUMNS} FROM invitation WHERE hash = $1`, [hash]);
      return row ? invitationOf(row) : null;
    },
    invitationsOf: async (agreement) => {
      const sql = `SELECT ${COLUMNS} FROM invitation WHERE agreement = $1 ORDER BY made DESC, id`;
      return (await ask(sql, [agreement])).map(invitationOf);
    },
    useInvitation: (id, at) =>
      changed('used = $2 WHERE id = $1 AND used IS NULL AND revoked IS NULL AND expires > $2', [id, at]),
    unuseInvitation: (id, at) => changed('used = NULL WHERE id = $1 AND used = $2', [id, at]),
    revokeInvitation: (id, at) => changed('revoked = $2 WHERE id = $1 AND used IS NULL AND revoked IS NULL', [id, at]),
    showInvitation: (id, at) => changed('shown = $2 WHERE id = $1', [id, at]),
  };
}

const valuesOf = (invitation: StoredInvitation): (string | null)[] => {
  const { id, hash, agreement, email, rol, partij, person, author, made, expires, used, revoked, shown } = invitation;
  const address = email.toLowerCase();
  return [id, hash, agreement, address, rol, partij, person, author, made, expires, used, revoked, shown];
};

function invitationOf(row: Row): StoredInvitation {
  return {
    id: textOf(row, 'id'),
    hash: textOf(row, 'hash'),
    agreement: textOrNull(row, 'agreement'),
    email: textOf(row, 'email'),
    rol: textOrNull(row, 'role') as Role | null,
    partij: textOrNull(row, 'party'),
    person: textOrNull(row, 'person'),
    author: textOrNull(row, 'author'),
    made: textOf(row, 'made'),
    expires: textOf(row, 'expires'),
    used: textOrNull(row, 'used'),
    revoked: textOrNull(row, 'revoked'),
    shown: textOrNull(row, 'shown'),
  };
}
