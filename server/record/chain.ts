/**
 * How rows of the record are bound to each other. Every row holds the hash of the one before, and its own hash is taken
 * over all of it: who changes, removes, inserts or moves a row has to change every row after it, and so the last hash.
 *
 * [V1] hash = SHA-256, in hex, of the UTF-8 of JSON.stringify([FORM, chain, number, at, kind, person, detail, originHash,
 *      previous]): no spaces, `person` and `originHash` null where there is none, `detail` the text as it is stored.
 * [V2] originHash = SHA-256, in hex, of JSON.stringify([salt, origin]). So address and salt can be erased, and the salt
 *      keeps the address from being found by trying them all.
 * [V3] The first row of a chain is number 1, and has {@link NONE} as the hash before it.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { StoredEvent } from '../store/events.ts';

/** Names the way of hashing: another way gets another name. */
const FORM = 'samenschrift-verslag-1';

/** Stands for the row before the first. */
export const NONE = '0'.repeat(64);

/** What there is to say of an event, before it has its place in a chain. */
export interface Fact {
  readonly at: string;
  readonly kind: string;
  readonly person: string | null;
  readonly detail: string;
  readonly origin: string | null;
}

/** A row's own hash. */
export function hashOf(row: Omit<StoredEvent, 'hash'>): string {
  const { chain, number, at, kind, person, detail, originHash, previous } = row;
  return sha256([FORM, chain, number, at, kind, person, detail, originHash, previous]);
}

/** What a row keeps of the address it came from, once that is erased. */
export const originHashOf = (salt: string, origin: string): string => sha256([salt, origin]);

/** The row that follows `last` (null: the first of its chain). */
export function following(chain: string, last: StoredEvent | null, fact: Fact): StoredEvent {
  const salt = fact.origin === null ? null : randomBytes(16).toString('base64url');
  const originHash = fact.origin === null || salt === null ? null : originHashOf(salt, fact.origin);
  const row = { chain, number: (last?.number ?? 0) + 1, ...fact, salt, originHash, previous: last?.hash ?? NONE };
  return { ...row, hash: hashOf(row) };
}

const sha256 = (parts: readonly (string | number | null)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
