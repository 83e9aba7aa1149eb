/** Invitations: who may make them, whom they let in, and whom they do not. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Membership } from '../../../model/access.ts';
import { Arrivals, type Arrived } from '../../../server/access/arrivals.ts';
import { DEMO } from '../../../server/access/demo.ts';
import { INVITATION_DAYS, Invitations, type Made } from '../../../server/access/invitations.ts';
import { Members } from '../../../server/access/members.ts';
import { both } from '../../../server/access/people.ts';
import { peopleIn } from '../../../server/access/persons.ts';
import { Refused } from '../../../server/access/refused.ts';
import { Sessions, type Known } from '../../../server/access/sessions.ts';
import { LINK_MINUTES, SignInLinks } from '../../../server/access/sign-in-links.ts';
import { SILENT } from '../../../server/log.ts';
import { MailError, type Mail, type Mailer } from '../../../server/mail/mailer.ts';
import { EventRecord } from '../../../server/record/record.ts';
import { createMemoryStore } from '../../../server/store/memory.ts';
import type { StoredPerson } from '../../../server/store/persons.ts';
import { StoreError, type Store } from '../../../server/store/store.ts';
import { person } from '../sync/harness.ts';

const START = Date.parse('2026-03-01T10:00:00.000Z');
const HERE = { from: '192.0.2.1', agent: 'Firefox' };
const ORIGIN = 'http://localhost:3000';
const WHENCE = { from: HERE.from, origin: ORIGIN };
const AN = { naam: 'An Peeters', functie: 'Secretaris' };
const READER: Membership = { rol: 'lezer', partij: 'p-1' };

let store: Store;
let clock: number;
let mails: Mail[];
let broken: boolean;
let sessions: Sessions;
let invitations: Invitations;
let arrivals: Arrivals;
let links: SignInLinks;
let parties: string[];
let members: Members;

const now = (): string => new Date(clock).toISOString();
const MAILER: Mailer = {
  send: async (mail) => {
    if (broken) throw new MailError('unreachable', null);
    mails.push(mail);
  },
};

/** As a server is put together, with mail or without. */
function open(mailer: Mailer | null): void {
  const people = both(DEMO, peopleIn(store));
  const [rooms, has] = [
    { memberChanged: () => {}, reviewMembers: async () => {} },
    { of: async () => new Set(parties) },
  ];
  members = new Members({ store, people, parties: has, rooms, log: SILENT, now });
  const record = new EventRecord({ store, log: SILENT, now });
  const own = { store, people, members, record, log: SILENT, now };
  const agreement = () => ({ titel: 'SO Zoersel', partijen: parties.map((id) => ({ id, naam: `Partij ${id}` })) });
  const reader = {
    read: async (id: string) => ((await store.meta(id)) ? { ok: true, agreement: agreement() } : null) as never,
  };
  sessions = new Sessions({ store, people, log: SILENT, now, most: 10 });
  invitations = new Invitations({ ...own, reader, mailer });
  arrivals = new Arrivals({ ...own, sessions, invitations });
  links = new SignInLinks({ ...own, mailer });
}
beforeEach(async () => {
  [store, clock, mails, broken, parties] = [createMemoryStore(), START, [], false, ['p-1', 'p-2']];
  for (const id of ['a', 'b'])
    await store.create({ id, status: 'onderhandeling', snapshot: Uint8Array.of(1), at: now() });
  open(null);
});

const VDAB = person('netwerkmanager');
/** A person of the store who takes part in an agreement. */
async function writer(id: string, agreement = 'a', part: Membership = { rol: 'redacteur', partij: 'p-1' }) {
  const stored: StoredPerson = {
    ...{ id, subject: null, code: '', functie: '', organisatie: '', rol: part.rol, seen: null, erased: null },
    ...{ naam: `Naam ${id}`, email: `${id}@voorbeeld.be`, added: now() },
  };
  await store.addPerson(stored);
  await store.setMember({ agreement, person: id, ...part, author: null, added: now(), ended: null });
  return { ...stored, ...part } satisfies Actor & StoredPerson;
}
async function made(actor: Actor, email = 'an@voorbeeld.be', part = READER, agreement = 'a'): Promise<Made> {
  const result = await invitations.make(actor, agreement, { email, ...part }, WHENCE);
  if (result instanceof Refused) throw new Error(result.reason);
  return result;
}
const secretOf = (link: string | null | undefined): string => link?.split('#')[1] ?? '';
const secretIn = ({ text }: Mail): string => /uitnodiging#(\S+)/.exec(text)?.[1] ?? '';
const accept = (secret: string, known: Known | null = null, given = AN) => arrivals.accept(secret, given, known, HERE);
async function arrived(secret: string, known: Known | null = null): Promise<Arrived & { person: string }> {
  const result = await accept(secret, known);
  if (result instanceof Refused) throw new Error(result.reason);
  return { ...result, person: (await knownBy(result.secret))?.actor.id ?? '' };
}
const knownBy = (secret: string): Promise<Known | null> =>
  sessions.of({ cookie: `samenschrift_sessie=${secret}` }, HERE);
/** Why something is refused, as far as it says so in these words; what else came where it is not. */
const reason = (result: unknown): unknown => (result instanceof Refused ? result.reason : result);

describe('an invitation', () => {
  it('lets a new person in as what it says, and signs them in', async () => {
    const { link, invitation } = await made(VDAB, ' An@Voorbeeld.BE ');
    expect(link).toMatch(/^http:\/\/localhost:3000\/uitnodiging#[\w-]{43}$/);
    expect(await arrivals.look(secretOf(link), null)).toMatchObject({
      ...{ title: 'SO Zoersel', party: 'Partij p-1', author: VDAB.naam, person: null, obstacle: null },
      invitation: { email: 'an@voorbeeld.be', rol: 'lezer' },
    });
    const { person, agreement } = await arrived(secretOf(link));
    expect(agreement).toBe('a');
    expect(await store.person(person)).toMatchObject({
      ...AN,
      email: 'an@voorbeeld.be',
      subject: null,
      rol: 'lezer',
      organisatie: 'Partij p-1',
    });
    expect(await store.member('a', person)).toMatchObject({ ...READER, author: VDAB.id, ended: null });
    expect(await store.invitationsOf('a')).toMatchObject([{ id: invitation.id, used: now() }]);
  });

  it('is kept so that nobody who reads the store can use it', async () => {
    const { link } = await made(VDAB);
    expect(JSON.stringify(await store.invitationsOf('a'))).not.toContain(secretOf(link));
    const [{ id, hash } = { id: '', hash: '' }] = await store.invitationsOf('a');
    for (const guess of [id, hash, '', 'a', `${secretOf(link)}=`, secretOf(link).slice(1)])
      expect(reason(await accept(guess)), guess).toMatch(/klopt niet/);
  });

  it('[I1] changes nothing by being looked at, and lets one of two in who accept at once', async () => {
    const secret = secretOf((await made(VDAB)).link);
    for (let nth = 0; nth < 3; nth += 1) await arrivals.look(secret, null);
    const results = await Promise.all([accept(secret), accept(secret)]);
    expect(results.filter((result) => !(result instanceof Refused))).toHaveLength(1);
    expect(await store.membersOf('a')).toHaveLength(1);
    expect(await store.personsWithEmail('an@voorbeeld.be')).toHaveLength(1);
    expect(reason(await accept(secret))).toMatch(/al gebruikt/);
    expect(reason(await arrivals.look(secret, null))).toMatch(/al gebruikt/);
  });

  it('does not work once it is revoked or expired', async () => {
    const first = await made(VDAB);
    expect(await invitations.revoke(VDAB, 'a', first.invitation.id, WHENCE)).toBeNull();
    expect(reason(await accept(secretOf(first.link)))).toMatch(/ingetrokken/);
    expect(reason(await invitations.revoke(VDAB, 'a', first.invitation.id, WHENCE))).toMatch(
      /al gebruikt of ingetrokken/,
    );
    const second = secretOf((await made(VDAB)).link);
    clock += INVITATION_DAYS * 24 * 3_600_000;
    expect(reason(await arrivals.look(second, null))).toMatch(/vervallen/);
    expect(reason(await accept(second))).toMatch(/vervallen/);
    expect(await store.membersOf('a')).toEqual([]);
  });

  it('[I4] takes the place of one that was open for the same address', async () => {
    const [first, other] = [await made(VDAB), await made(VDAB, 'bo@voorbeeld.be')];
    const again = await invitations.again(VDAB, 'a', first.invitation.id, WHENCE);
    expect(again).toMatchObject({ invitation: { email: 'an@voorbeeld.be', ...READER } });
    expect(reason(await accept(secretOf(first.link)))).toMatch(/ingetrokken/);
    expect(await accept(secretOf((again as Made).link))).not.toBeInstanceOf(Refused);
    expect(await accept(secretOf(other.link))).not.toBeInstanceOf(Refused);
  });

  it('of another agreement is not there', async () => {
    const { invitation, link } = await made(VDAB);
    expect(reason(await invitations.revoke(VDAB, 'b', invitation.id, WHENCE))).toMatch(/is er niet/);
    expect(reason(await invitations.again(VDAB, 'b', invitation.id, WHENCE))).toMatch(/is er niet/);
    expect(await accept(secretOf(link))).not.toBeInstanceOf(Refused);
  });

  it('can be used again where it failed', async () => {
    const secret = secretOf((await made(VDAB)).link);
    const working = store.addSession.bind(store);
    store.addSession = () => Promise.reject(new StoreError('full', 'disk full'));
    await expect(accept(secret)).rejects.toMatchObject({ kind: 'full' });
    store.addSession = working;
    const { person } = await arrived(secret);
    expect((await store.personsWithEmail('an@voorbeeld.be')).map(({ id }) => id)).toEqual([person]);
  });

  it('asks for a name of who is new', async () => {
    const secret = secretOf((await made(VDAB)).link);
    expect(reason(await accept(secret, null, { naam: '', functie: '' }))).toMatch(/naam/);
    expect(await accept(secret)).not.toBeInstanceOf(Refused);
  });

  it('is for an address that can be one, and a party of the agreement', async () => {
    const ask = (email: string, partij: string | null = null) =>
      invitations.make(VDAB, 'a', { email, rol: 'lezer', partij }, WHENCE);
    for (const email of ['', 'an', 'an@', '@b.be', 'an@b', 'a b@c.be', 'a@b.be, c@d.be', 'An <a@b.be>', 'a@b.be\r\nBcc: c@d.be', `${'a'.repeat(65)}@b.be`])
      expect(reason(await ask(email)), email).toMatch(/geen e-mailadres/); // prettier-ignore
    expect(reason(await ask('an@voorbeeld.be', 'p-9'))).toMatch(/partij/);
    expect(await store.invitationsOf('a')).toEqual([]);
  });
});

describe('who invites', () => {
  it('[I2] gives nothing they may not give', async () => {
    const forOne = await writer('bo');
    const ask = async (actor: Actor, part: Membership) =>
      reason(await invitations.make(actor, 'a', { email: 'an@voorbeeld.be', ...part }, WHENCE));
    for (const part of [{ rol: 'vdab-redacteur', partij: 'p-1' }, { rol: 'beheerder', partij: null }, { rol: 'lezer', partij: 'p-2' }, { rol: 'lezer', partij: null }] as const)
      expect(await ask(forOne, part), JSON.stringify(part)).toMatch(/kunt niemand/); // prettier-ignore
    for (const rol of ['redacteur', 'jurist', 'lezer'] as const)
      expect(await ask(forOne, { rol, partij: 'p-1' })).toMatchObject({ invitation: { rol } });
    expect(await ask(person('jurist'), READER)).toMatch(/kunt niemand/);
    expect(await ask(VDAB, { rol: 'beheerder', partij: null })).toMatch(/kunt niemand/);
    expect(await ask(VDAB, { rol: 'vdab-redacteur', partij: null })).toMatchObject({
      link: expect.any(String) as string,
    });
    const ofOther = await made(VDAB, 'cas@voorbeeld.be', { rol: 'lezer', partij: 'p-2' });
    expect(reason(await invitations.revoke(forOne, 'a', ofOther.invitation.id, WHENCE))).toMatch(/kunt u niet/);
  });

  it('[I2] lets nobody in any more once they left', async () => {
    const bo = await writer('bo');
    const secret = secretOf((await made(bo)).link);
    await store.setMember({ agreement: 'a', person: 'bo', ...READER, author: null, added: now(), ended: now() });
    expect(reason(await accept(secret))).toMatch(/Wie u uitnodigde/);
    expect(reason(await arrivals.look(secret, null))).toMatch(/Wie u uitnodigde/);
  });

  it('lets nobody in for a party that is gone, or who was let out since', async () => {
    const secret = secretOf((await made(VDAB)).link);
    parties = ['p-2'];
    expect(reason(await accept(secret))).toMatch(/staat niet meer/);
    parties = ['p-1'];
    const bo = await writer('bo');
    const toBo = secretOf((await made(VDAB, 'bo@voorbeeld.be')).link);
    await store.setMember({ agreement: 'a', person: bo.id, ...READER, author: null, added: now(), ended: now() });
    expect(reason(await accept(toBo))).toMatch(/ingetrokken/);
    clock += 1;
    expect(await accept(secretOf((await made(VDAB, 'bo@voorbeeld.be')).link))).not.toBeInstanceOf(Refused);
  });

  it('makes nobody less by it who alone manages an agreement, and the link can be used again', async () => {
    const secret = secretOf((await made(VDAB)).link);
    const working = members.set.bind(members);
    members.set = async () => 'last';
    expect(reason(await accept(secret))).toMatch(/U bent de enige/);
    members.set = working;
    expect(await accept(secret)).not.toBeInstanceOf(Refused);
  });

  it('[I3] sees no link with which they could become someone who is more than they', async () => {
    const bo = await writer('bo');
    await writer('cas', 'a', { rol: 'redacteur', partij: 'p-2' });
    await writer('dirk', 'b');
    await writer('eva', 'a', { rol: 'vdab-redacteur', partij: null });
    await writer('fien');
    const ask = async (actor: Actor, who: string) =>
      reason(await invitations.make(actor, 'a', { email: `${who}@voorbeeld.be`, ...READER }, WHENCE));
    for (const who of ['cas', 'dirk', 'eva']) expect(await ask(bo, who), who).toMatch(/Vraag een beheerder/);
    expect(await ask(bo, 'fien')).toMatchObject({ link: expect.any(String) as string });
    expect(await ask(VDAB, 'dirk')).toMatchObject({ link: expect.any(String) as string });
    expect(mails).toEqual([]);
  });

  it('[I3] nor one that lay ready until that person came', async () => {
    const bo = await writer('bo');
    const early = secretOf((await made(bo)).link);
    await arrived(secretOf((await made(VDAB, 'an@voorbeeld.be', { rol: 'redacteur', partij: null }, 'b')).link));
    expect(reason(await accept(early))).toMatch(/vraag een nieuwe/);
  });

  it('[I3] where the link is mailed, it is for who reads that mail', async () => {
    open(MAILER);
    const bo = await writer('bo');
    const dirk = await writer('dirk', 'b');
    const { link } = await made(bo, 'dirk@voorbeeld.be');
    expect([link, mails.map(({ to }) => to)]).toEqual([null, ['dirk@voorbeeld.be']]);
    expect((await arrived(secretIn(mails[0] as Mail))).person).toBe(dirk.id);
  });
});

describe('mail that fails', () => {
  it('leaves the link to be passed on, and says why', async () => {
    open(MAILER);
    broken = true;
    const { link, trouble, invitation } = await made(VDAB);
    expect([trouble, invitation.shown]).toEqual(['de mailserver is niet bereikbaar', now()]);
    expect(await accept(secretOf(link))).not.toBeInstanceOf(Refused);
  });

  it('leaves everything as it was where the link must not be seen', async () => {
    open(MAILER);
    await writer('dirk', 'b');
    const bo = await writer('bo');
    await made(bo, 'dirk@voorbeeld.be');
    broken = true;
    const again = await invitations.make(bo, 'a', { email: 'dirk@voorbeeld.be', ...READER }, WHENCE);
    expect(again).toMatchObject({ kind: 'druk', reason: expect.stringContaining('niet bereikbaar') as string });
    expect(await accept(secretIn(mails[0] as Mail))).not.toBeInstanceOf(Refused);
  });
});

describe('whoever is signed in already', () => {
  it('as someone else, is told as whom, and nothing happens', async () => {
    const secret = secretOf((await made(VDAB)).link);
    for (const who of [VDAB.id, (await writer('bo')).id]) {
      const session = await sessions.begin({ ...VDAB, id: who }, HERE);
      const known = await knownBy(session);
      expect(reason(await accept(secret, known))).toContain(`U bent aangemeld als ${known?.actor.naam}`);
      expect(await arrivals.look(secret, known)).toMatchObject({
        obstacle: expect.stringContaining('an@voorbeeld.be') as string,
        person: null,
      });
      expect(await knownBy(session)).not.toBeNull();
    }
    expect(await accept(secret)).not.toBeInstanceOf(Refused);
  });

  it('through a provider, comes in as who they are, with a new session', async () => {
    const provided = { ...(await writer('an', 'b')), subject: 'vo-1' };
    await store.updatePerson(provided);
    const session = await sessions.begin(provided, HERE);
    const known = await knownBy(session);
    const { person, secret } = await arrived(secretOf((await made(VDAB)).link), known);
    expect([person, await knownBy(session)]).toEqual(['an', null]);
    expect((await knownBy(secret))?.session).not.toBe(known?.session);
    expect(await store.member('a', 'an')).toMatchObject(READER);
    expect(await store.personsWithEmail('an@voorbeeld.be')).toHaveLength(1);
  });
});

describe('a link to sign in again', () => {
  beforeEach(() => open(MAILER));
  const ask = async (email: string): Promise<void> => {
    links.ask(email, ORIGIN);
    await links.settled();
  };

  it('comes to who is known without a provider, works once and for a while', async () => {
    const bo = await writer('bo');
    await ask(' BO@voorbeeld.be');
    const [first] = mails.splice(0) as [Mail];
    expect(first.to).toBe('bo@voorbeeld.be');
    expect(await arrivals.look(secretIn(first), null)).toMatchObject({ title: null, person: { id: bo.id } });
    expect(await arrived(secretIn(first))).toMatchObject({ person: bo.id, agreement: null });
    expect(await store.member('a', bo.id)).toMatchObject({ rol: 'redacteur', ended: null });
    expect(reason(await accept(secretIn(first)))).toMatch(/al gebruikt/);
    await ask('bo@voorbeeld.be');
    clock += LINK_MINUTES * 60_000;
    expect(reason(await accept(secretIn(mails[0] as Mail)))).toMatch(/vervallen/);
  });

  it('comes to nobody else, and a failure is nobody’s but the log’s', async () => {
    const { id } = await writer('bo');
    const provided = await writer('cas');
    await store.updatePerson({ ...provided, subject: 'vo-2' });
    for (const email of ['nobody@voorbeeld.be', 'cas@voorbeeld.be', '', 'bo@voorbeeld.be, x@y.be', 'bo'])
      await ask(email);
    expect(mails).toEqual([]);
    broken = true;
    await ask('bo@voorbeeld.be');
    broken = false;
    await ask('bo@voorbeeld.be');
    const erased = await store.person(id);
    if (erased) await store.updatePerson({ ...erased, naam: '', email: null, erased: now() });
    expect(reason(await accept(secretIn(mails[0] as Mail)))).toMatch(/klopt niet/);
  });

  it('is not accepted by who is signed in as someone else', async () => {
    await writer('bo');
    await ask('bo@voorbeeld.be');
    const known = await knownBy(await sessions.begin(VDAB, HERE));
    expect(reason(await accept(secretIn(mails[0] as Mail), known))).toContain(`U bent aangemeld als ${VDAB.naam}`);
  });
});

describe('the record', () => {
  it('says what did not happen after all', async () => {
    open(MAILER);
    broken = true;
    await writer('dirk', 'b');
    const bo = await writer('bo');
    await invitations.make(bo, 'a', { email: 'dirk@voorbeeld.be', ...READER }, WHENCE);
    const told = await store.eventsAfter('a', 0, 50);
    expect(told.map(({ kind }) => kind)).toEqual(['uitgenodigd', 'mislukt']);
  });

  it('that cannot be written keeps anyone from coming in; the link can be used again', async () => {
    const secret = secretOf((await made(VDAB)).link);
    const working = store.addEvent.bind(store);
    store.addEvent = () => Promise.reject(new StoreError('full', 'disk full'));
    await expect(accept(secret)).rejects.toMatchObject({ kind: 'full' });
    await expect(made(VDAB, 'bo@voorbeeld.be')).rejects.toMatchObject({ kind: 'full' });
    store.addEvent = working;
    expect(await store.personsWithEmail('an@voorbeeld.be')).toEqual([]);
    expect(await store.invitationsOf('a')).toHaveLength(1);
    expect(await accept(secret)).not.toBeInstanceOf(Refused);
  });
});
