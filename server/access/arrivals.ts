/** Coming in by a link: what it says, and accepting it. The rules [I1] to [I5] are those of invitations.ts. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../model/access.ts';
import type { StoredInvitation } from '../store/invitations.ts';
import type { StoredPerson } from '../store/persons.ts';
import { asStoreError } from '../store/store.ts';
import {
  isPartyOf,
  partyName,
  personBehind,
  type Facts,
  type Invitations,
  type InvitationsOptions,
} from './invitations.ts';
import type { ProviderSession } from './oidc.ts';
import { Refused, unlessRefused } from './refused.ts';
import { hashOf } from './secret.ts';
import type { Known, Sessions, Visitor } from './sessions.ts';
import { mayBecome, mayGive, standing } from './vouching.ts';

export interface ArrivalsOptions extends Omit<InvitationsOptions, 'reader' | 'mailer'> {
  readonly invitations: Pick<Invitations, 'facts'>;
  readonly sessions: Sessions;
}

/** What someone is told who holds a link, before they accept. */
export interface Told {
  readonly invitation: StoredInvitation;
  /** The agreement's; null for a link that only signs in. */
  readonly title: string | null;
  readonly party: string | null;
  /** Who invites; null for one who is not known any more, or for none. */
  readonly author: string | null;
  /** Whom it signs in, where they were here before. */
  readonly person: StoredPerson | null;
  /** Why it cannot be accepted by who asks: they are signed in as someone else. */
  readonly obstacle: string | null;
}

/** What people say of themselves the first time. */
export interface Given {
  readonly naam: string;
  readonly functie: string;
}

export interface Arrived {
  readonly agreement: string | null;
  /** What opens the session that has begun. */
  readonly secret: string;
}

interface Opened {
  readonly invitation: StoredInvitation;
  readonly facts: Facts | null;
}

export class Arrivals {
  readonly #options: ArrivalsOptions;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  /** What a link says to who holds it. `known`: who is signed in already. Rejects with a StoreError. */
  async look(secret: string, known: Known | null): Promise<Told | Refused> {
    const opened = await this.#open(secret);
    if (opened instanceof Refused) return opened;
    const { invitation, facts } = opened;
    const { author, partij } = invitation;
    const names = await this.#options.people.names(author === null ? [] : [author]);
    const guest = await this.#guest(invitation, known);
    return {
      invitation,
      title: facts?.title ?? null,
      party: partyName(facts, partij),
      author: names.get(author ?? '') ?? null,
      person: guest instanceof Refused ? null : guest,
      obstacle: guest instanceof Refused ? guest.reason : null,
    };
  }

  /** Lets someone in, and ends the session they had. Rejects with a StoreError; the link can then be used again. */
  async accept(secret: string, given: Given, known: Known | null, visitor: Visitor): Promise<Arrived | Refused> {
    const { store, sessions, now } = this.#options;
    const opened = await this.#open(secret);
    if (opened instanceof Refused) return opened;
    const { invitation } = opened;
    const guest = await this.#guest(invitation, known);
    if (guest instanceof Refused) return guest;
    if (guest && known === null && !(await this.#isVouchedFor(invitation, guest)))
      return new Refused('geen-toegang', NOT_BY_THIS);
    if (!guest && given.naam === '') return new Refused('ongeldig', 'Vul uw naam in.');
    const at = now();
    const person = guest ? { ...guest, seen: at } : personOf(opened, given, at);
    // [I1] Someone else was first: what the link says now, it says of that.
    if (!(await store.useInvitation(invitation.id, at)))
      return refusalOf(await store.findInvitation(invitation.hash), at) ?? USED;
    try {
      const come = async (): Promise<string> => {
        if (guest && known === null && invitation.agreement !== null) await this.#shutOut(guest.id, visitor);
        const actor = await this.#enter(opened, person, guest === null);
        const begun = await sessions.begin(actor, visitor, atProvider(known));
        if (known) await sessions.end(known.session);
        return begun;
      };
      const begun = await unlessRefused(this.#recorded(invitation, person.id, visitor, come));
      if (!(begun instanceof Refused)) return { agreement: invitation.agreement, secret: begun };
      await this.#giveBack(invitation.id, at);
      return begun;
    } catch (error) {
      await this.#giveBack(invitation.id, at);
      throw error;
    }
  }

  /** The invitation of a secret, where it still holds. */
  async #open(secret: string): Promise<Opened | Refused> {
    const { store, invitations, now } = this.#options;
    const invitation = await store.findInvitation(hashOf(secret));
    if (!invitation) return UNKNOWN;
    const over = refusalOf(invitation, now());
    if (over) return over;
    const { agreement, author, rol, partij } = invitation;
    if (agreement === null || rol === null) return { invitation, facts: null };
    const facts = await invitations.facts(agreement);
    if (!isPartyOf(facts, partij)) return new Refused('achterhaald', facts ? NO_PARTY : NO_AGREEMENT);
    // [I2] An invitation that someone left behind lets nobody in.
    const inviter = author === null ? null : await standing(this.#options, author, agreement);
    return mayGive(inviter, { rol, partij }) ? { invitation, facts } : new Refused('achterhaald', NO_AUTHOR);
  }

  /** Whom it lets in: someone who was here before, or null for who is new. */
  async #guest(invitation: StoredInvitation, known: Known | null): Promise<StoredPerson | null | Refused> {
    const { email, person, agreement, made } = invitation;
    const { store } = this.#options;
    const guest = person === null ? await this.#holder(email, known) : await store.person(person);
    if (person !== null && (!guest || guest.erased !== null)) return UNKNOWN;
    if (known && known.actor.id !== guest?.id) return new Refused('geen-toegang', other(known, email));
    const member = guest && agreement !== null ? await store.member(agreement, guest.id) : null;
    // Who was let out since is not let in again by what lay ready.
    if (member?.ended && member.ended >= made) return REVOKED;
    return guest && agreement !== null && !(await this.#mayChange(agreement, guest, invitation)) ? TAKES_PART : guest;
  }

  /** [I2] Whoever takes part already becomes by it only what its author could make them without it. */
  async #mayChange(agreement: string, { id }: StoredPerson, { author }: StoredInvitation): Promise<boolean> {
    const now = await standing(this.#options, id, agreement);
    const inviter = author === null ? null : await standing(this.#options, author, agreement);
    return now === null || mayGive(inviter, { rol: now.rol, partij: now.partij ?? null });
  }

  /** Who is signed in, where the address is theirs; else who had it without a provider. */
  async #holder(email: string, known: Known | null): Promise<StoredPerson | null> {
    const { store } = this.#options;
    if (!known) return personBehind(store, email);
    const person = await store.person(known.actor.id);
    return person?.email === email ? person : null;
  }

  /** [I3] */
  async #isVouchedFor({ agreement, author, shown }: StoredInvitation, guest: StoredPerson): Promise<boolean> {
    if (shown === null || agreement === null) return true;
    const inviter = author === null ? null : await standing(this.#options, author, agreement);
    return inviter !== null && mayBecome(this.#options, inviter, agreement, guest);
  }

  /** Notes who came, and that they take part from now on. Rejects with a Refused too. */
  async #enter({ invitation }: Opened, person: StoredPerson, isNew: boolean): Promise<Actor> {
    const { store, people, members } = this.#options;
    const { agreement, rol, partij, author } = invitation;
    if (isNew) await store.addPerson(person);
    else await store.updatePerson(person);
    const meta = agreement === null ? null : await store.meta(agreement);
    if (meta && rol !== null && (await members.set(meta, person.id, { rol, partij }, author ?? person.id)) !== null)
      throw new Refused('geen-toegang', LAST);
    const actor = await people.person(person.id);
    if (!actor) throw new Error('a person who was just let in is not there');
    return actor;
  }

  /**
   * [I5] Their address may have been used before them, by who saw a link to it: what opens in their name from then on
   * opens what they are let in to now as well.
   */
  #shutOut(person: string, { from: origin }: Visitor): Promise<void> {
    const { record, sessions } = this.#options;
    return record.doing({ kind: 'overal-afgemeld', person, origin }, () => sessions.shutOut(person));
  }

  /** That someone signs in, and in which agreement they take part from now on. */
  #recorded<T>(invitation: StoredInvitation, person: string, visitor: Visitor, work: () => Promise<T>): Promise<T> {
    const { record } = this.#options;
    const { id, agreement, rol, partij } = invitation;
    const who = { person, origin: visitor.from };
    const signIn = (): Promise<T> => record.doing({ kind: 'aangemeld', ...who }, work);
    if (agreement === null || rol === null) return signIn();
    const detail = { uitnodiging: id, rol, ...(partij === null ? {} : { partij }) };
    return record.doing({ kind: 'uitnodiging-aanvaard', chain: agreement, ...who, detail }, signIn);
  }

  /** Where that fails too, its author makes a new one. */
  async #giveBack(id: string, at: string): Promise<void> {
    const { store, log } = this.#options;
    await store
      .unuseInvitation(id, at)
      .catch((error: unknown) => log.warn({ kind: asStoreError(error).kind }, 'use of an invitation not taken back'));
  }
}

/** The sign-in that a session goes back to: it ends with that, also when it takes the place of another. */
function atProvider(known: Known | null): ProviderSession | null {
  const { sub = null, sid = null } = known?.stored ?? {};
  return sub === null ? null : { sub, sid };
}

/** Someone who was not here before. */
const personOf = ({ invitation, facts }: Opened, { naam, functie }: Given, at: string): StoredPerson => ({
  id: randomUUID(),
  subject: null,
  code: '',
  naam,
  functie,
  organisatie: partyName(facts, invitation.partij) ?? '',
  email: invitation.email,
  rol: invitation.rol ?? 'lezer',
  added: at,
  seen: at,
  erased: null,
});

/** Why a link does not hold any more; null where it does. Who holds its secret guessed nothing: they are told. */
function refusalOf(invitation: StoredInvitation | null, now: string): Refused | null {
  if (!invitation) return UNKNOWN;
  if (invitation.used !== null) return USED;
  // Of someone who was erased: it is for nobody any more, and all of those would be the same nobody.
  if (invitation.revoked !== null || invitation.email === '') return REVOKED;
  return invitation.expires > now ? null : EXPIRED;
}

const TAKES_PART = new Refused(
  'achterhaald',
  'U werkt al mee aan deze overeenkomst. Wie u uitnodigde, kan uw rol niet wijzigen.',
);
const ASK = 'Vraag een nieuwe aan wie u uitnodigde.';
const UNKNOWN = new Refused('niet-gevonden', `Deze link klopt niet. Kijk na of u hem helemaal overnam. ${ASK}`);
const USED = new Refused('achterhaald', `Deze link is al gebruikt. Een link werkt maar één keer. ${ASK}`);
const REVOKED = new Refused('achterhaald', `Deze uitnodiging is ingetrokken. ${ASK}`);
const EXPIRED = new Refused('achterhaald', `Deze link is vervallen. ${ASK}`);
const NO_PARTY = `De partij waarvoor u uitgenodigd bent, staat niet meer in de overeenkomst. ${ASK}`;
const NO_AGREEMENT = 'De overeenkomst waarvoor u uitgenodigd bent, is er niet meer.';
const NO_AUTHOR = 'Wie u uitnodigde, kan dat niet meer doen. Vraag een uitnodiging aan iemand anders die meewerkt.';
const NOT_BY_THIS =
  'Wie dit e-mailadres heeft, werkt intussen ook elders mee. Deze link meldt u daar niet mee aan: vraag een nieuwe.';
const LAST = 'U bent de enige die de mensen van deze overeenkomst beheert. Uw rol blijft zoals ze is.';
const other = ({ actor }: Known, email: string): string =>
  `U bent aangemeld als ${actor.naam}. Deze link is voor ${email}. Meld u eerst af, of open de link in een privévenster.`;
