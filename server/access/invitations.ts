/**
 * Invitations: a link lets one person into one agreement, as one thing, once.
 *
 * [I1] Whoever only looks at a link changes nothing; of those who accept at once, one is let in.
 * [I2] It lets in as what its author may give, when it is made and when it is accepted.
 * [I3] A link that its author has seen signs nobody in who is more than the author could make anyone (vouching.ts).
 * [I4] One address has one open link to an agreement.
 * [I5] Whoever comes in by one as someone who was here before, is from then on the only one who opens as them.
 */
import { randomUUID } from 'node:crypto';
import type { Actor, Membership } from '../../model/access.ts';
import { emailOf } from '../../model/email.ts';
import type { Reader } from '../agreements/reader.ts';
import type { Log } from '../log.ts';
import { invitationLetter } from '../mail/letters.ts';
import { MailError, type Mailer } from '../mail/mailer.ts';
import type { EventRecord } from '../record/record.ts';
import type { StoredInvitation } from '../store/invitations.ts';
import type { StoredPerson } from '../store/persons.ts';
import type { Store } from '../store/store.ts';
import type { Members } from './members.ts';
import type { People } from './people.ts';
import { Refused, unlessRefused } from './refused.ts';
import { hashOf, newSecret } from './secret.ts';
import { mayBecome, mayGive } from './vouching.ts';

export interface InvitationsOptions {
  readonly store: Store;
  readonly people: People;
  readonly members: Pick<Members, 'actorIn' | 'set'>;
  readonly record: Pick<EventRecord, 'doing'>;
  readonly reader: Pick<Reader, 'read'>;
  /** Null: links are shown to be passed on. */
  readonly mailer: Mailer | null;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** Whom to let in, as what. */
export interface Wanted extends Membership {
  readonly email: string;
}

/** Where a request comes from, and where our pages are. */
export interface Whence {
  readonly from: string;
  readonly origin: string;
}

/** What became of an invitation that was made. */
export interface Made {
  readonly invitation: StoredInvitation;
  /** To be passed on by its author; null where it was mailed. */
  readonly link: string | null;
  /** Why it could not be mailed, as the second half of a sentence; null where it was, or there is no mail. */
  readonly trouble: string | null;
}

/** What an agreement says of itself towards who is let in. */
export interface Facts {
  readonly title: string;
  readonly parties: readonly { readonly id: string; readonly naam: string }[];
}

interface Sending {
  readonly actor: Actor;
  readonly facts: Facts | null;
  readonly link: string;
  /** Whether its author may see the link. */
  readonly mayShow: boolean;
}

export const INVITATION_DAYS = 14;
const DAY = 24 * 60 * 60_000;

/** The address of a link. The secret stands behind the #, which browsers send to nobody and servers log nowhere. */
export const linkOf = (origin: string, secret: string): string => `${origin}/uitnodiging#${secret}`;

/** The person, without a provider, whom an address stands for; null for none. Rejects with a StoreError. */
export async function personBehind(
  store: Pick<Store, 'personsWithEmail'>,
  email: string,
): Promise<StoredPerson | null> {
  return (await store.personsWithEmail(email)).find(({ subject }) => subject === null) ?? null;
}

export class Invitations {
  readonly #options: InvitationsOptions;

  constructor(options: InvitationsOptions) {
    this.#options = options;
  }

  /** Whether links are mailed. */
  get isMailed(): boolean {
    return this.#options.mailer !== null;
  }

  /**
   * Lets someone in on behalf of `actor`, who may manage the members of the agreement; a link that was open for the same
   * address is revoked. Rejects with a StoreError.
   */
  async make(actor: Actor, agreement: string, wanted: Wanted, { from, origin }: Whence): Promise<Made | Refused> {
    const { store, mailer, record, now } = this.#options;
    const email = emailOf(wanted.email);
    if (email === null) return new Refused('ongeldig', 'Dit is geen e-mailadres. Schrijf het zoals naam@voorbeeld.be.');
    const facts = await this.facts(agreement);
    const { rol, partij } = wanted;
    if (!isPartyOf(facts, partij)) return new Refused('ongeldig', 'Die partij staat niet (meer) in de overeenkomst.');
    if (!mayGive(actor, wanted)) return new Refused('geen-toegang', NOT_TO_GIVE);
    const others = (await this.list(agreement)).filter((one) => one.email === email && isOpen(one, now()));
    // [I4] takes those away: nobody takes away so what they may not give.
    if (others.some((one) => one.rol !== null && !mayGive(actor, { rol: one.rol, partij: one.partij })))
      return new Refused('geen-toegang', NOT_TO_REPLACE);
    const person = await personBehind(store, email);
    const mayShow = person === null || (await mayBecome(this.#options, actor, agreement, person));
    if (!mailer && !mayShow) return new Refused('geen-toegang', NOT_TO_SHOW);
    const [secret, at] = [newSecret(), now()];
    const invitation: StoredInvitation = {
      id: randomUUID(),
      hash: hashOf(secret),
      ...{ agreement, email, rol, partij },
      person: null,
      author: actor.id,
      made: at,
      expires: new Date(Date.parse(at) + INVITATION_DAYS * DAY).toISOString(),
      used: null,
      revoked: null,
      shown: mailer ? null : at,
    };
    const link = linkOf(origin, secret);
    const detail = { uitnodiging: invitation.id, rol, ...(partij === null ? {} : { partij }) };
    const occasion = { kind: 'uitgenodigd', chain: agreement, person: actor.id, origin: from, detail } as const;
    const send = (): Promise<string | null> => this.#send(invitation, { actor, facts, link, mayShow });
    const trouble = await unlessRefused(record.doing(occasion, send));
    if (trouble instanceof Refused) return trouble;
    // [I4]
    for (const one of await this.list(agreement))
      if (one.email === email && one.id !== invitation.id && isOpen(one, at))
        await this.revoke(actor, agreement, one.id, { from, origin });
    const isShown = mailer === null || trouble !== null;
    return { invitation: { ...invitation, shown: isShown ? at : null }, link: isShown ? link : null, trouble };
  }

  /** A new link for the same person; the one there was is revoked. Rejects with a StoreError. */
  async again(actor: Actor, agreement: string, id: string, whence: Whence): Promise<Made | Refused> {
    const before = await this.#find(agreement, id);
    if (!before?.rol) return UNKNOWN;
    return this.make(actor, agreement, { email: before.email, rol: before.rol, partij: before.partij }, whence);
  }

  /** Null where it is done. Rejects with a StoreError. */
  async revoke(actor: Actor, agreement: string, id: string, { from }: Whence): Promise<Refused | null> {
    const { store, record, now } = this.#options;
    const invitation = await this.#find(agreement, id);
    if (!invitation?.rol) return UNKNOWN;
    if (!mayGive(actor, { rol: invitation.rol, partij: invitation.partij }))
      return new Refused('geen-toegang', 'Deze uitnodiging kunt u niet intrekken.');
    if (invitation.used !== null || invitation.revoked !== null) return OVER;
    const detail = { uitnodiging: id };
    const revoked = {
      kind: 'uitnodiging-ingetrokken',
      chain: agreement,
      person: actor.id,
      origin: from,
      detail,
    } as const;
    const revoke = async (): Promise<null> => {
      if (await store.revokeInvitation(id, now())) return null;
      throw OVER;
    };
    return unlessRefused(record.doing(revoked, revoke));
  }

  /** Of an agreement, the last made first; also those that are over. Rejects with a StoreError. */
  list(agreement: string): Promise<StoredInvitation[]> {
    return this.#options.store.invitationsOf(agreement);
  }

  /** Rejects with a StoreError. */
  async facts(agreement: string): Promise<Facts | null> {
    const result = await this.#options.reader.read(agreement);
    if (!result) return null;
    if (!result.ok) return { title: 'Onleesbare overeenkomst', parties: [] };
    const { titel, partijen } = result.agreement;
    return { title: titel, parties: partijen.map(({ id, naam }) => ({ id, naam })) };
  }

  /** One of another agreement is as unknown as none. */
  async #find(agreement: string, id: string): Promise<StoredInvitation | undefined> {
    return (await this.list(agreement)).find((invitation) => invitation.id === id);
  }

  /** Keeps a new one, and mails it where there is mail. Why that failed; null where it did not. Rejects with a Refused too. */
  async #send(invitation: StoredInvitation, { actor, facts, link, mayShow }: Sending): Promise<string | null> {
    const { store, mailer } = this.#options;
    const { id, made } = invitation;
    await store.addInvitation(invitation);
    const trouble = mailer && (await this.#mail(mailer, invitation, actor, facts, link));
    if (trouble !== null && !mayShow) {
      await store.revokeInvitation(id, made);
      throw new Refused('druk', `De uitnodiging is niet verstuurd: ${trouble}. Probeer het later opnieuw.`);
    }
    if (trouble !== null) await store.showInvitation(id, made);
    return trouble;
  }

  /** Why it could not be mailed; null where it was. */
  async #mail(
    mailer: Mailer,
    { email, rol, partij, expires }: StoredInvitation,
    actor: Actor,
    facts: Facts | null,
    link: string,
  ): Promise<string | null> {
    const [title, party] = [facts?.title ?? '', partyName(facts, partij)];
    const letter = invitationLetter({ title, author: actor.naam, rol: rol ?? 'lezer', party, expires, link });
    try {
      await mailer.send({ to: email, ...letter });
      return null;
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      this.#options.log.warn({ kind: error.kind }, 'invitation not mailed');
      return error.reason;
    }
  }
}

/** Whether a party is in the agreement; none always is. */
export const isPartyOf = (facts: Facts | null, party: string | null): boolean =>
  facts !== null && (party === null || facts.parties.some(({ id }) => id === party));

/** What a party is called; null where there is none. */
export const partyName = (facts: Facts | null, party: string | null): string | null =>
  facts?.parties.find(({ id }) => id === party)?.naam ?? null;

const isOpen = ({ used, revoked, expires }: StoredInvitation, now: string): boolean =>
  used === null && revoked === null && expires > now;

const OVER = new Refused('achterhaald', 'Deze uitnodiging is al gebruikt of ingetrokken.');
const UNKNOWN = new Refused('niet-gevonden', 'Deze uitnodiging is er niet (meer).');
const NOT_TO_GIVE = 'U kunt niemand uitnodigen met deze rol, of voor deze partij.';
const NOT_TO_REPLACE = 'Voor dit adres staat al een uitnodiging open die u niet kunt intrekken.';
const NOT_TO_SHOW =
  'Dit e-mailadres is van iemand die meer mag dan u kunt geven, of elders meewerkt. Zo iemand kan alleen een mail krijgen, en hier is er geen mailserver. Vraag een beheerder om de uitnodiging te maken.';
