/**
 * Sessions: signing in makes one, and a cookie holds the secret that opens it. The store keeps a hash of that secret,
 * so that whoever reads the store can open none.
 *
 * [A1] A session ends after a time without use, and after a time however much it is used.
 * [A2] Its secret is replaced time and again. For a moment the one before still opens it, for requests under way; shown
 *      later than that, two parties hold it and one of them stole it: the session ends for both.
 * [A3] A session that ends takes with it all that is open in its name, at every process.
 */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../model/access.ts';
import type { Log } from '../log.ts';
import type { SessionStore, StoredSession } from '../store/sessions.ts';
import { asStoreError } from '../store/store.ts';
import { Upkeep } from '../upkeep.ts';
import { deviceOf } from './device.ts';
import type { People } from './people.ts';
import { Seats, type Seat } from './seats.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Tokens } from './tokens.ts';
import type { ProviderSession } from './oidc.ts';
import { sessionCookie, shownBy, type Cookie, type SessionHeaders } from './session.ts';

/** In milliseconds. */
export interface SessionTimes {
  /** Without use for so long, a session ends. */
  readonly idle: number;
  /** After so long it ends in any case. */
  readonly longest: number;
  /** A secret of this age is replaced at the next page. */
  readonly renew: number;
  /** How long the secret before still opens. */
  readonly overlap: number;
  /** How often use is noted. */
  readonly note: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const SESSION_TIMES: SessionTimes = {
  idle: 8 * HOUR,
  longest: 7 * 24 * HOUR,
  renew: HOUR,
  overlap: MINUTE,
  note: MINUTE,
};

/** A session, and whose it is. */
export interface Known {
  readonly actor: Actor;
  /** Names the session, opens nothing. */
  readonly session: string;
  /** Null for a token, which is no session of a browser. */
  readonly stored: StoredSession | null;
}

/** Where a request comes from, for its person to recognise. */
export interface Visitor {
  readonly from: string;
  /** What the browser says of itself. */
  readonly agent: string | undefined;
}

export interface SessionsOptions {
  readonly store: SessionStore;
  readonly people: People;
  /** The tokens of other programs; absent: there are none but the demo's. */
  readonly tokens?: Tokens;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
  /** What one session may have open at this process. */
  readonly most: number;
  /** Hears of each session that ends here. */
  readonly tell?: (session: string) => void;
  readonly times?: SessionTimes;
  /** Holds the secret. */
  readonly cookie?: Cookie;
}

export class Sessions {
  /** The cookie that opens a session. */
  readonly cookie: Cookie;
  readonly #store: SessionStore;
  readonly #people: People;
  readonly #tokens: Tokens | undefined;
  readonly #log: Log;
  readonly #now: () => string;
  readonly #seats: Seats;
  readonly #times: SessionTimes;
  readonly #upkeep: Upkeep;

  constructor(options: SessionsOptions) {
    const { store, people, tokens, log, now, most, tell = () => {}, times = SESSION_TIMES } = options;
    this.cookie = options.cookie ?? sessionCookie(false);
    this.#store = store;
    this.#people = people;
    this.#tokens = tokens;
    this.#log = log;
    this.#now = now;
    this.#seats = new Seats(most, tell);
    this.#times = times;
    this.#upkeep = new Upkeep({
      work: () => this.#sweep(),
      every: times.note,
      failed: (error) => log.warn({ kind: asStoreError(error).kind }, 'sessions not looked after'),
    });
  }

  /** From now on ends by itself what has expired. */
  start(): void {
    this.#upkeep.start();
  }

  close(): Promise<void> {
    return this.#upkeep.close();
  }

  /** The session behind a request, or null. Rejects with a StoreError. */
  async of(headers: SessionHeaders, visitor: Visitor | null, token?: string): Promise<Known | null> {
    const shown = shownBy(headers, token, [this.cookie.name]);
    if (!shown) return null;
    if (shown.kind === 'cookie') return this.#opened(hashOf(shown.secret), visitor);
    const opened = await this.#tokens?.open(shown.secret);
    if (opened) return { ...opened, stored: null };
    const actor = await this.#people.withToken(shown.secret);
    return actor && { actor, session: TOKEN + hashOf(shown.secret), stored: null };
  }

  /**
   * A new session of a person, `at` the provider where they signed in, if any; the secret that opens it, for their
   * cookie. Of very many, those not used for longest end. Rejects with a StoreError.
   */
  async begin({ id: person }: Actor, { from, agent }: Visitor, at: ProviderSession | null = null): Promise<string> {
    const [secret, time] = [newSecret(), this.#now()];
    for (const { id } of (await this.#store.sessionsOf(person)).slice(MOST - 1)) await this.end(id);
    const times = { renewed: time, began: time, used: time };
    await this.#store.addSession({
      id: randomUUID(),
      hash: hashOf(secret),
      previous: null,
      person,
      ...times,
      from,
      agent: deviceOf(agent),
      sub: at?.sub ?? null,
      sid: at?.sid ?? null,
    });
    return secret;
  }

  /**
   * A new secret where the one that was shown is old; null where it is not, or another request has just replaced it.
   * Never rejects: where it cannot be written, the one that was shown stays until the next page.
   */
  async renew({ stored }: Known): Promise<string | null> {
    if (!stored || this.#age(stored.renewed) < this.#times.renew) return null;
    const secret = newSecret();
    const writing = this.#store.renewSession(stored.id, stored.hash, hashOf(secret), this.#now());
    return (await this.#tried(writing, 'session not renewed')) ? secret : null;
  }

  /** Of one person, the last used first. Rejects with a StoreError. */
  async list(person: string): Promise<StoredSession[]> {
    return (await this.#store.sessionsOf(person)).filter((session) => !this.#isOver(session));
  }

  /** Ends one. Whether it was there. Rejects with a StoreError. */
  async end(session: string): Promise<boolean> {
    const wasThere = await this.#store.endSession(session);
    this.#seats.end(session);
    return wasThere;
  }

  /** Ends all sessions of a person. Rejects with a StoreError. */
  async endAll(person: string): Promise<void> {
    for (const { id } of await this.#store.sessionsOf(person)) await this.end(id);
  }

  /** Ends all that opens in a person's name: their sessions, and their tokens too. Rejects with a StoreError. */
  async shutOut(person: string): Promise<void> {
    for (const open of (await this.#tokens?.endAll(person)) ?? []) this.#seats.end(open);
    await this.endAll(person);
  }

  /** Those that began with this sign-in at the provider; without `sid`, all of the person. Rejects with a StoreError. */
  at(provider: Partial<ProviderSession>): Promise<StoredSession[]> {
    return this.#store.sessionsAt(provider);
  }

  /** Whether a session has not ended meanwhile. Rejects with a StoreError. */
  async holds({ session, stored }: Known): Promise<boolean> {
    return (stored === null && isToken(session)) || this.#isThere(session);
  }

  /** Takes a seat in a session. */
  take({ session }: Known): Seat {
    return this.#seats.take(session);
  }

  /** What is open under this name ends, at every process. */
  drop(session: string): void {
    this.#seats.end(session);
  }

  /** A session ended at another process. */
  endHere(session: string): void {
    this.#seats.endHere(session);
  }

  /** Notes what was used, and ends what has expired. Never rejects: what failed is tried again at the next sweep. */
  sweep(): Promise<void> {
    return this.#upkeep.round();
  }

  async #sweep(): Promise<void> {
    const at = this.#now();
    for (const session of this.#seats.used()) {
      await this.#tokens?.used(session);
      await this.#store.useSession(session, { used: at });
    }
    // Where another process ended one, and its telling was lost.
    for (const session of this.#seats.open)
      if (!isToken(session) && !(await this.#isThere(session))) this.#seats.endHere(session);
    const { idle, longest } = this.#times;
    const ended = await this.#store.expireSessions({ used: this.#before(idle), began: this.#before(longest) });
    const expired = (await this.#tokens?.expire()) ?? [];
    for (const session of [...ended, ...expired]) this.#seats.end(session);
  }

  async #isThere(session: string): Promise<boolean> {
    return (await this.#tokens?.holds(session)) ?? this.#store.hasSession(session);
  }

  async #opened(hash: string, visitor: Visitor | null): Promise<Known | null> {
    const stored = await this.#store.findSession(hash);
    if (!stored || this.#isOver(stored)) return null;
    if (stored.hash !== hash && this.#age(stored.renewed) > this.#times.overlap) {
      this.#log.warn({ session: stored.id }, 'session ended: a secret that was replaced was shown again');
      await this.end(stored.id);
      return null;
    }
    const actor = await this.#people.person(stored.person);
    if (!actor) return null;
    if (visitor && this.#age(stored.used) >= this.#times.note) await this.#note(stored.id, visitor);
    return { actor, session: stored.id, stored };
  }

  #note(session: string, { from, agent }: Visitor): Promise<boolean> {
    const writing = this.#store.useSession(session, { used: this.#now(), from, agent: deviceOf(agent) });
    return this.#tried(writing, 'use of a session not noted');
  }

  /** What `writing` resolves to; false where it failed: on a full disk people still read what is theirs. */
  #tried(writing: Promise<boolean>, otherwise: string): Promise<boolean> {
    return writing.catch((error: unknown) => {
      this.#log.warn({ kind: asStoreError(error).kind }, otherwise);
      return false;
    });
  }

  /** Times to come count too: of a clock that ran ahead for a while, a session would have that much longer. */
  #isOver({ used, began }: StoredSession): boolean {
    return Math.abs(this.#age(used)) > this.#times.idle || Math.abs(this.#age(began)) > this.#times.longest;
  }

  #age(time: string): number {
    return Date.parse(this.#now()) - Date.parse(time);
  }

  #before(age: number): string {
    return new Date(Date.parse(this.#now()) - age).toISOString();
  }
}

/** How many sessions one person has: more than anyone has browsers. */
const MOST = 20;

/** What is open with a token of the demo is named by its hash. */
const TOKEN = 'token ';
const isToken = (session: string): boolean => session.startsWith(TOKEN);
