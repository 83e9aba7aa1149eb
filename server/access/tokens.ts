/**
 * Tokens: with one, another program acts for a person. It is shown once, when it is made; the store keeps a hash.
 *
 * [T1] A token does what its scope says, and never more than its person may at that moment.
 * [T2] It ends by itself, after a year at most. One that is taken back takes with it all that is open with it.
 * [T3] No token makes a token, a session or an invitation: no scope holds those deeds.
 */
import { randomUUID } from 'node:crypto';
import { deedsOf, type Actor, type Scope } from '../../model/access.ts';
import type { Log } from '../log.ts';
import { asStoreError } from '../store/store.ts';
import type { StoredToken, TokenStore } from '../store/tokens.ts';
import type { People } from './people.ts';
import { hashOf, newSecret } from './secret.ts';

export interface TokensOptions {
  readonly store: TokenStore;
  readonly people: Pick<People, 'person'>;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** What someone asks for. */
export interface NewToken {
  readonly name: string;
  readonly scope: Scope;
  readonly agreement: string | null;
  /** After how many days it ends. */
  readonly days: number;
}

/** Most tokens of one person, and days that one lasts. */
export const MOST_TOKENS = 20;
export const LONGEST_TERM = 365;

const DAY = 24 * 60 * 60 * 1000;
/** How often use is noted, ms. */
const NOTE = 60_000;
/** By which a token is known from other secrets, also to programs that look for lost ones. */
const PREFIX = 'so_';

/** What is open with a token is named so. */
const SEATS = 'sleutel ';
export const seatsOf = (id: string): string => `${SEATS}${id}`;

export class Tokens {
  readonly #store: TokenStore;
  readonly #people: Pick<People, 'person'>;
  readonly #log: Log;
  readonly #now: () => string;

  constructor({ store, people, log, now }: TokensOptions) {
    this.#store = store;
    this.#people = people;
    this.#log = log;
    this.#now = now;
  }

  /** A new token, for the only time it is shown; null where its person has as many as they may. Rejects with a StoreError. */
  async make({ id: person }: Actor, { days, ...wanted }: NewToken): Promise<{ id: string; token: string } | null> {
    if ((await this.list(person)).length >= MOST_TOKENS) return null;
    const [id, made] = [randomUUID(), this.#now()];
    const token = PREFIX + newSecret();
    const expires = new Date(Date.parse(made) + Math.min(days, LONGEST_TERM) * DAY).toISOString();
    await this.#store.addToken({ id, hash: hashOf(token), person, ...wanted, made, expires, used: null });
    return { id, token };
  }

  /** Of one person, the last made first. Rejects with a StoreError. */
  async list(person: string): Promise<StoredToken[]> {
    return (await this.#store.tokensOf(person)).filter((token) => !this.#isOver(token));
  }

  /** Takes one back. Whether it was there. Rejects with a StoreError. */
  end(id: string): Promise<boolean> {
    return this.#store.endToken(id);
  }

  /** Takes all of a person back; resolves to the names of what was open with them. Rejects with a StoreError. */
  async endAll(person: string): Promise<string[]> {
    const all = await this.#store.tokensOf(person);
    for (const { id } of all) await this.#store.endToken(id);
    return all.map(({ id }) => seatsOf(id));
  }

  /** Whom a secret lets act, with the bounds of the token, and what is open with it; null where it opens nothing. Rejects with a StoreError. */
  async open(secret: string): Promise<{ actor: Actor; session: string } | null> {
    if (!secret.startsWith(PREFIX)) return null;
    const token = await this.#store.findToken(hashOf(secret));
    if (!token || this.#isOver(token)) return null;
    const actor = await this.#people.person(token.person);
    if (!actor) return null;
    if (token.used === null || Date.parse(this.#now()) - Date.parse(token.used) >= NOTE) await this.#note(token.id);
    const sleutel = { deeds: deedsOf(token.scope, token.agreement), agreement: token.agreement };
    return { actor: { ...actor, sleutel }, session: seatsOf(token.id) };
  }

  /** Whether what is open under this name is open with a token, and that holds still; null where it is with none. Rejects with a StoreError. */
  async holds(session: string): Promise<boolean | null> {
    if (!session.startsWith(SEATS)) return null;
    const token = await this.#store.token(session.slice(SEATS.length));
    return token !== null && !this.#isOver(token);
  }

  /** Notes that something was done with what is open. Never rejects. */
  async used(session: string): Promise<void> {
    if (session.startsWith(SEATS)) await this.#note(session.slice(SEATS.length));
  }

  /** Ends what has expired; resolves to the names of what was open with them. Rejects with a StoreError. */
  async expire(): Promise<string[]> {
    return (await this.#store.expireTokens(this.#now())).map(seatsOf);
  }

  /** On a full disk programs still read what is theirs. */
  async #note(id: string): Promise<void> {
    await this.#store
      .useToken(id, this.#now())
      .catch((error: unknown) => this.#log.warn({ kind: asStoreError(error).kind }, 'use of a token not noted'));
  }

  #isOver({ expires }: StoredToken): boolean {
    return expires <= this.#now();
  }
}
