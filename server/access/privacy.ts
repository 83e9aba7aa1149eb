/**
 * What is kept of a person, handed over and taken away (docs/privacy.md).
 *
 * [W1] Erasing empties who someone was and ends all that lets them in; what they wrote stays, under a name that says so.
 * [W2] The record stays: it holds ids, and so no more than that someone did it.
 */
import { kindName } from '../../model/record.ts';
import type { Log } from '../log.ts';
import { asStoreError, type Store } from '../store/store.ts';
import { Upkeep } from '../upkeep.ts';
import { ERASED_NAME } from './people.ts';
import type { Sessions } from './sessions.ts';
import { seatsOf, type Tokens } from './tokens.ts';

export interface PrivacyOptions {
  readonly store: Store;
  readonly sessions: Pick<Sessions, 'list' | 'endAll' | 'drop'>;
  readonly tokens: Pick<Tokens, 'list' | 'end'>;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** How long the address of a link is kept after it was used, taken back or expired, days: docs/privacy.md names it. */
export const ADDRESS_TERM = 30;

const DAY = 24 * 60 * 60_000;
/** How often is looked for what is due, ms. */
const EVERY = 60 * 60_000;

export class Privacy {
  readonly #options: PrivacyOptions;
  readonly #upkeep: Upkeep;

  constructor(options: PrivacyOptions) {
    this.#options = options;
    this.#upkeep = new Upkeep({
      work: () => this.#sweep(),
      every: EVERY,
      failed: (error) => options.log.warn({ kind: asStoreError(error).kind }, 'addresses of links not erased'),
    });
  }

  /** From now on empties by itself the addresses of links that are over. */
  start(): void {
    void this.sweep();
    this.#upkeep.start();
  }

  close(): Promise<void> {
    return this.#upkeep.close();
  }

  /** All that is kept of someone, with Dutch names, as one file. Rejects with a StoreError. */
  async dataOf(id: string) {
    const { store, sessions, tokens } = this.#options;
    const [person, members] = [await store.person(id), await store.membershipsOf(id)];
    const [signedIn, keys] = [await sessions.list(id), await tokens.list(id)];
    return {
      id,
      persoon: person && {
        naam: person.naam,
        functie: person.functie,
        organisatie: person.organisatie,
        organisatiecode: person.code,
        email: person.email,
        rol: person.rol,
        toegevoegd: person.added,
        laatstAangemeld: person.seen,
      },
      lidmaatschappen: members.map(({ agreement, rol, partij, added, ended }) => ({
        overeenkomst: agreement,
        rol,
        partij,
        sinds: added,
        tot: ended,
      })),
      aanmeldingen: signedIn.map(({ began, used, from, agent }) => ({
        begonnen: began,
        gebruikt: used,
        adres: from,
        toestel: agent,
      })),
      sleutels: keys.map(({ name, scope, made, expires, used }) => ({
        naam: name,
        bereik: scope,
        gemaakt: made,
        tot: expires,
        gebruikt: used,
      })),
      schreefIn: await store.wroteIn(id),
      verslag: (await store.deedsOf(id)).map(({ chain, number, at, kind }) => ({
        keten: chain,
        nummer: number,
        op: at,
        wat: kindName(kind),
      })),
    };
  }

  /** [W1] False, and nothing done, where nobody is kept under this id (any more). Rejects with a StoreError; then it can be done again. */
  async erase(id: string): Promise<boolean> {
    const { store, sessions, tokens, now } = this.#options;
    const person = await store.person(id);
    if (!person || person.erased !== null) return false;
    // What names them goes last: where something fails before, they are still found to be erased again.
    await sessions.endAll(id);
    for (const token of await tokens.list(id)) {
      await tokens.end(token.id);
      sessions.drop(seatsOf(token.id));
    }
    for (const member of await store.membershipsOf(id))
      if (member.ended === null) await store.setMember({ ...member, ended: now() });
    await store.forgetSeen(id);
    if (person.email !== null) await store.eraseAddress(person.email);
    const nobody = { subject: null, code: '', naam: ERASED_NAME, functie: '', organisatie: '', email: null };
    return store.updatePerson({ ...person, ...nobody, erased: now() });
  }

  /** Empties what is due. Never rejects: what failed is tried again at the next sweep. */
  sweep(): Promise<void> {
    return this.#upkeep.round();
  }

  async #sweep(): Promise<void> {
    const { store, now } = this.#options;
    await store.eraseAddresses(new Date(Date.parse(now()) - ADDRESS_TERM * DAY).toISOString());
  }
}
