/**
 * Who takes part in an agreement, and as what. Everyone who asks for an agreement is looked up here first: for who does
 * not take part there is no such agreement.
 *
 * [M1] What is said of someone in an agreement goes before what they are elsewhere; who left or was removed is out, also
 *      where they would be in everywhere.
 * [M2] Whoever is there for a party is in as long as that party is in the agreement.
 * [M3] A change is felt at once in what is open, at every process; where its telling was lost, within a minute.
 * [M4] Someone who may manage all members stays.
 */
import { ROLES, type Actor, type Membership, type Role } from '../../model/access.ts';
import type { Log } from '../log.ts';
import type { FirstMember, MemberStore, StoredMember } from '../store/members.ts';
import { asStoreError, type AgreementMeta, type Store } from '../store/store.ts';
import type { Parties } from '../agreements/parties.ts';
import type { Rooms } from '../sync/rooms.ts';
import { Upkeep } from '../upkeep.ts';
import type { People } from './people.ts';

/** Someone who takes part. */
export interface Member extends Actor {
  readonly partij: string | null;
  /** Since when, ISO 8601, UTC, and let in by whom (an id); null for who takes part everywhere, and for the system. */
  readonly sinds: string | null;
  readonly door: string | null;
}

export interface MembersOptions {
  readonly store: MemberStore & Pick<Store, 'meta'>;
  readonly people: People;
  readonly parties: Pick<Parties, 'of'>;
  readonly rooms: Pick<Rooms, 'memberChanged' | 'reviewMembers'>;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
}

/** `last`: there would be nobody left who may manage all members. `absent`: they do not take part. `party`: they are there for different parties. */
export type Refusal = 'last' | 'absent' | 'party';

/** How often what is open is compared with what is kept, ms. */
const REVIEW = 60_000;

export class Members {
  readonly #store: MembersOptions['store'];
  readonly #people: People;
  readonly #parties: MembersOptions['parties'];
  readonly #rooms: MembersOptions['rooms'];
  readonly #now: () => string;
  readonly #upkeep: Upkeep;

  constructor({ store, people, parties, rooms, log, now }: MembersOptions) {
    this.#store = store;
    this.#people = people;
    this.#parties = parties;
    this.#rooms = rooms;
    this.#now = now;
    this.#upkeep = new Upkeep({
      work: () => this.#review(),
      every: REVIEW,
      failed: (error) => log.warn({ kind: asStoreError(error).kind }, 'members not compared with what is open'),
    });
  }

  /** From now on compares by itself what is open with what is kept [M3]. */
  start(): void {
    this.#upkeep.start();
  }

  close(): Promise<void> {
    return this.#upkeep.close();
  }

  /** Someone as they are in an agreement; null where they do not take part. Rejects with a StoreError. */
  async actorIn(agreement: AgreementMeta, actor: Actor): Promise<Actor | null> {
    if (!opens(actor, agreement.id)) return null;
    const member = await this.#store.member(agreement.id, actor.id);
    if (!member) return this.#people.isEverywhere(actor) ? { ...actor, partij: null } : null;
    if (member.ended !== null || !(await this.#hasParty(agreement, member))) return null;
    return { ...actor, rol: member.rol, partij: member.partij };
  }

  /** What someone is in an agreement, by its id; null for nothing. For a list. Rejects with a StoreError. */
  async membershipsOf(actor: Actor): Promise<(agreement: string) => Membership | null> {
    const said = new Map<string, Membership | null>();
    for (const member of await this.#store.membershipsOf(actor.id)) {
      const { agreement, rol, partij, ended } = member;
      const meta = partij !== null && ended === null ? await this.#store.meta(agreement) : null;
      const isIn = ended === null && (partij === null || (meta !== null && (await this.#hasParty(meta, member))));
      said.set(agreement, isIn ? { rol, partij } : null);
    }
    const otherwise = this.#people.isEverywhere(actor) ? { rol: actor.rol, partij: null } : null;
    return (agreement) => {
      const member = said.get(agreement);
      if (!opens(actor, agreement)) return null;
      return member === undefined ? otherwise : member;
    };
  }

  /** Everyone who takes part, by when they came. Rejects with a StoreError. */
  async list(agreement: AgreementMeta): Promise<Member[]> {
    const kept = await this.#store.membersOf(agreement.id);
    const said = new Set(kept.map(({ person }) => person));
    const members: Member[] = this.#people.everywhere
      .filter(({ id }) => !said.has(id))
      .map((actor) => ({ ...actor, partij: null, sinds: null, door: null }));
    for (const one of kept) {
      const actor = one.ended === null ? await this.#people.person(one.person) : null;
      if (actor) members.push({ ...actor, rol: one.rol, partij: one.partij, sinds: one.added, door: one.author });
    }
    return members;
  }

  /**
   * Who takes part from the start in what is made out of an agreement: who takes part in that, each for the same party by
   * its new id. Rejects with a StoreError.
   */
  async carriedOver(
    agreement: AgreementMeta,
    newIds: ReadonlyMap<string, string>,
    author: Actor,
  ): Promise<FirstMember[]> {
    const kept = (await this.#store.membersOf(agreement.id)).filter(({ ended }) => ended === null);
    const carried = kept.flatMap(({ person, rol, partij }): FirstMember[] => {
      const party = partij === null ? null : newIds.get(partij);
      return party === undefined ? [] : [{ person, rol, partij: party }];
    });
    if (carried.some(managesAll)) return withAuthor(carried, author);
    return withAuthor(
      carried.filter(({ person }) => person !== author.id),
      author,
    );
  }

  /** Lets someone in, or changes what they are. Null when it is done. Rejects with a StoreError. */
  async set(agreement: AgreementMeta, person: string, to: Membership, by: string): Promise<Refusal | null> {
    if (!(await this.#people.person(person))) return 'absent';
    if (managesAll(to)) return this.#write(agreement, person, to, by, null);
    const member = (await this.list(agreement)).find(({ id }) => id === person);
    return this.#writeUnlessLast(agreement, member ?? null, () => this.#write(agreement, person, to, by, null));
  }

  /** Someone leaves, or is removed. Null when it is done. Rejects with a StoreError. */
  async end(agreement: AgreementMeta, person: string, by: string): Promise<Refusal | null> {
    const member = (await this.list(agreement)).find(({ id }) => id === person);
    if (!member) return 'absent';
    return this.#writeUnlessLast(agreement, member, () => this.#write(agreement, person, member, by, this.#now()));
  }

  /**
   * Someone leaves, and another who takes part is from now on what both were; both are there for the same party, or the
   * other for all. Null when it is done. Rejects with a StoreError.
   */
  async transfer(agreement: AgreementMeta, from: string, to: string, by: string): Promise<Refusal | null> {
    const members = await this.list(agreement);
    const [leaving, heir] = [from, to].map((person) => members.find(({ id }) => id === person));
    if (!leaving || !heir || leaving === heir) return 'absent';
    if (heir.partij !== null && heir.partij !== leaving.partij) return 'party';
    // First in, then out: whatever happens between, someone has it.
    await this.#write(agreement, to, { rol: stronger(leaving.rol, heir.rol), partij: heir.partij }, by, null);
    return this.#writeUnlessLast(agreement, leaving, () => this.#write(agreement, from, leaving, by, this.#now()));
  }

  /** Compares everything that is open with what is kept. Never rejects. */
  review(): Promise<void> {
    return this.#upkeep.round();
  }

  #review(): Promise<void> {
    return this.#rooms.reviewMembers(async (id, actor) => {
      const [meta, person] = [await this.#store.meta(id), await this.#people.person(actor.id)];
      return meta && person && this.actorIn(meta, person);
    });
  }

  async #write(
    agreement: AgreementMeta,
    person: string,
    { rol, partij }: Membership,
    author: string,
    ended: string | null,
  ): Promise<null> {
    const [before, actor] = [await this.#store.member(agreement.id, person), await this.#people.person(person)];
    const added = before && before.ended === null ? before.added : this.#now();
    await this.#store.setMember({ agreement: agreement.id, person, rol, partij, author, added, ended });
    // From here on it is done: nothing may fail before it is felt. Whether their party is there, the room knows.
    this.#rooms.memberChanged(agreement.id, person, actor && ended === null ? { ...actor, rol, partij } : null);
    return null;
  }

  /** [M4] Of two who leave at once each still saw the other: so it is looked at again, and what was written taken back. */
  async #writeUnlessLast(
    agreement: AgreementMeta,
    member: Member | null,
    write: () => Promise<null>,
  ): Promise<Refusal | null> {
    if (!member || !managesAll(member)) return write();
    const managing = async (): Promise<Member[]> => (await this.list(agreement)).filter(managesAll);
    if ((await managing()).every(({ id }) => id === member.id)) return 'last';
    await write();
    if ((await managing()).length > 0) return null;
    await this.#write(agreement, member.id, member, member.door ?? member.id, null);
    return 'last';
  }

  /** [M2] */
  async #hasParty(agreement: AgreementMeta, { partij }: StoredMember): Promise<boolean> {
    return partij === null || (await this.#parties.of(agreement)).has(partij);
  }
}

/** Whether what they show opens this agreement. */
const opens = ({ sleutel }: Actor, agreement: string): boolean => (sleutel?.agreement ?? agreement) === agreement;

/** Whoever makes an agreement takes part in it, for all parties unless it is said otherwise; a beheerder does so anyway. */
export function withAuthor(members: readonly FirstMember[], { id, rol }: Actor): FirstMember[] {
  const isIn = rol === 'beheerder' || members.some(({ person }) => person === id);
  return isIn ? [...members] : [...members, { person: id, rol, partij: null }];
}

const managesAll = ({ rol, partij }: Membership): boolean =>
  rol === 'vdab-redacteur' || (rol === 'redacteur' && partij === null);

const ORDER: readonly Role[] = ROLES.map(({ id }) => id);
const stronger = (one: Role, other: Role): Role => (ORDER.indexOf(one) < ORDER.indexOf(other) ? one : other);
