/** Invitations of who takes part already, or is invited already: nobody is made less by who may not make them that. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Membership } from '../../../model/access.ts';
import { createEntrance, type Entrance } from '../../../server/access/entrance.ts';
import type { Made } from '../../../server/access/invitations.ts';
import { both } from '../../../server/access/people.ts';
import { peopleIn } from '../../../server/access/persons.ts';
import { Refused } from '../../../server/access/refused.ts';
import type { Known, Sessions } from '../../../server/access/sessions.ts';
import { SILENT } from '../../../server/log.ts';
import {
  createMembers,
  createSessions,
  createWorld,
  ID,
  person,
  PEOPLE,
  recordOn,
  type World,
} from '../sync/harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
const HERE = { from: '192.0.2.1', agent: 'Firefox' };
const WHENCE = { from: HERE.from, origin: 'http://localhost:3000' };
const VDAB = person('netwerkmanager');
const READER: Membership = { rol: 'lezer', partij: null };
const WRITER: Membership = { rol: 'vdab-redacteur', partij: null };
/** Writes, and so lets in readers, but nobody who writes for VDAB. */
const BO: Actor = { ...person('directeur'), rol: 'redacteur', partij: null };

let world: World;
let entrance: Entrance;
let known: Known | null;
let sessions: Sessions;
beforeEach(async () => {
  world = await createWorld();
  const { store, rooms } = world;
  const people = both(PEOPLE, peopleIn(store));
  const members = createMembers(store, rooms, people);
  sessions = createSessions({ people });
  const agreement = { titel: 'SO', partijen: [{ id: 'p-1', naam: 'Zoersel' }] };
  const reader = { read: async () => ({ ok: true, agreement }) as never };
  const own = { store, people, members, record: recordOn(store), reader, sessions };
  entrance = createEntrance({ ...own, mailer: null, log: SILENT, now: () => AT });
  const part = { agreement: ID, author: null, added: AT, ended: null };
  await store.setMember({ ...part, person: BO.id, rol: 'redacteur', partij: null });
  const an = { id: 'an', subject: 'vo-an', code: '', naam: 'An', functie: '', organisatie: '', seen: null } as const;
  await store.addPerson({ ...an, email: 'an@voorbeeld.be', rol: 'redacteur', added: AT, erased: null });
  const secret = await sessions.begin({ ...VDAB, id: 'an' }, HERE, { sub: 'an', sid: 'sign-in' });
  known = await sessions.of({ cookie: `samenschrift_sessie=${secret}` }, HERE);
});

const invite = (actor: Actor, part: Membership): Promise<Made | Refused> =>
  entrance.invitations.make(actor, ID, { email: 'an@voorbeeld.be', ...part }, WHENCE);
const secretOf = (made: Made | Refused): string => (made instanceof Refused ? '' : (made.link?.split('#')[1] ?? ''));
const accept = (secret: string) => entrance.arrivals.accept(secret, { naam: 'An', functie: '' }, known, HERE);

describe('an invitation', () => {
  it('[I2] changes nothing of who takes part as what its author could not make them', async () => {
    const link = secretOf(await invite(BO, READER));
    await world.store.setMember({ agreement: ID, person: 'an', ...WRITER, author: null, added: AT, ended: null });
    expect(await entrance.arrivals.look(link, known)).toMatchObject({
      obstacle: expect.stringContaining('werkt al mee') as string,
    });
    expect(await accept(link)).toMatchObject({ kind: 'achterhaald' });
    expect(await world.store.member(ID, 'an')).toMatchObject(WRITER);
    const other = secretOf(await invite(VDAB, READER));
    expect(await accept(other)).toMatchObject({ agreement: ID });
    expect(await world.store.member(ID, 'an')).toMatchObject({ rol: 'lezer' });
  });

  it('leaves the session it begins bound to the sign-in at the provider, and ended by its end', async () => {
    const before = await sessions.at({ sid: 'sign-in' });
    expect(await accept(secretOf(await invite(VDAB, READER)))).toMatchObject({ agreement: ID });
    const after = await sessions.at({ sid: 'sign-in' });
    expect([before.length, after.length, after[0]?.id === before[0]?.id]).toEqual([1, 1, false]);
  });

  it('[I4] does not take the place of one that its author could not make', async () => {
    const link = secretOf(await invite(VDAB, WRITER));
    expect(await invite(BO, READER)).toMatchObject({ kind: 'geen-toegang' });
    expect(await accept(link)).toMatchObject({ agreement: ID });
    expect(await world.store.member(ID, 'an')).toMatchObject(WRITER);
    expect(await invite(BO, READER)).not.toBeInstanceOf(Refused);
  });
});
