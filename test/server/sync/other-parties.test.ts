/** Who is there for one party leaves alone who signs for another: in whatever way it is written. */
import * as Y from 'yjs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { NOT_YOUR_PARTY, type Actor } from '../../../model/access.ts';
import { PARTY, SIGNATORY, type Agreement } from '../../../model/agreement.ts';
import { readAgreement } from '../../../model/read.ts';
import { makeRecord, toDoc } from '../../../model/write.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { SILENT } from '../../../server/log.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { rebuild } from '../../../server/agreements/stored.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { Client, createTestStore, ID, person, type TestStore } from './harness.ts';

const AT = '2026-03-01T10:00:00.000Z';
const agreement = ready as unknown as Agreement;
const [own = '', other = ''] = agreement.partijen.map(({ id }) => id);
const bound: Actor = { ...person('directeur'), rol: 'redacteur', partij: own };

type Records = Y.Map<Y.Map<unknown>>;
const parties = (doc: Y.Doc): Records => doc.getMap('partijen');
const party = (doc: Y.Doc, id: string): Y.Map<unknown> => parties(doc).get(id) as Y.Map<unknown>;
const signatories = (doc: Y.Doc, id: string): Records => party(doc, id).get('ondertekenaars') as Records;
const firstName = (doc: Y.Doc, id: string): Y.Text => [...signatories(doc, id).values()][0]?.get('naam') as Y.Text;
const newcomer = (): Y.Map<unknown> => makeRecord(SIGNATORY, { naam: 'Indringer', functie: '', mandaat: {} }, 'zz');

describe('someone who is there for one party', () => {
  let store: TestStore;
  let rooms: Rooms;
  const enter = async (actor: Actor): Promise<Client> => {
    const room = await rooms.enter(ID);
    if (!room) throw new Error('no room');
    return new Client(room, actor, { ...LIMITS, presenceDelay: 1 }, undefined, rooms.unread);
  };
  const stored = async (): Promise<Y.Doc> => {
    const found = await store.load(ID);
    if (!found) throw new Error('not stored');
    return rebuild(found).doc;
  };
  beforeEach(async () => {
    store = createTestStore();
    const snapshot = Y.encodeStateAsUpdate(toDoc(agreement));
    await store.create({ id: ID, status: 'onderhandeling', snapshot, at: AT });
    rooms = new Rooms({ store, limits: { ...LIMITS, presenceDelay: 1 }, log: SILENT, now: () => AT });
  });

  const REFUSED: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['a letter in a name', (doc) => firstName(doc, other).insert(1, 'x')],
    ['a letter taken from a name', (doc) => firstName(doc, other).delete(0, 1)],
    ['a date of a mandate', (doc) => [...signatories(doc, other).values()][0]?.set('mandaat.datum', '2026-01-01')],
    ['another signatory', (doc) => signatories(doc, other).set('new', newcomer())],
    ['a signatory taken out', (doc) => signatories(doc, other).delete([...signatories(doc, other).keys()][0] ?? '')],
    ['all signatories replaced', (doc) => party(doc, other).set('ondertekenaars', new Y.Map())],
    ['the party taken out', (doc) => parties(doc).delete(other)],
    ['a party that was not there', (doc) => parties(doc).set('nieuw', makeRecord(PARTY, { naam: 'Nieuw' }, 'zz'))],
    ['another party in its place', (doc) => parties(doc).set(other, makeRecord(PARTY, { naam: 'Anders' }, 'zz'))],
    [
      'it among much else',
      (doc) =>
        doc.transact(() => {
          doc.getText('titel').insert(0, 'Een andere titel. ');
          for (const letter of 'lang') firstName(doc, own).insert(0, letter);
          firstName(doc, other).insert(0, 'x');
        }),
    ],
  ];
  it.each(REFUSED)('is refused, and told why: %s', async (_name, write) => {
    const anna = await enter(bound);
    const before = readAgreement(await stored());
    write(anna.doc);
    expect(anna.denied).toEqual([NOT_YOUR_PARTY]);
    expect(readAgreement(await stored())).toEqual(before);
    expect(anna.closed).toBeNull();
  });

  const TAKEN: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    [
      'their own signatories',
      (doc) => (firstName(doc, own).insert(0, 'x'), signatories(doc, own).set('n', newcomer())),
    ],
    ['the name of another party', (doc) => (party(doc, other).get('naam') as Y.Text).insert(0, 'x')],
    ['the text', (doc) => doc.getText('titel').insert(0, 'x')],
  ];
  it.each(TAKEN)('changes %s', async (_name, write) => {
    const anna = await enter(bound);
    write(anna.doc);
    await vi.waitFor(async () => expect(readAgreement(await stored())).toEqual(readAgreement(anna.doc)));
    expect(anna.denied).toEqual([]);
  });

  it('types on in their own name while the letters before wait for the disk', async () => {
    const anna = await enter(bound);
    const release = store.hold();
    for (const letter of 'Ingeborg') firstName(anna.doc, own).insert(0, letter);
    release();
    await vi.waitFor(async () => expect(firstName(await stored(), own).toJSON()).toMatch(/^grobegnI/));
    expect(anna.denied).toEqual([]);
  });

  it('is refused what leans on letters of another that wait for the disk, and taking those away', async () => {
    for (const write of [(name: Y.Text) => name.insert(2, 'x'), (name: Y.Text) => name.delete(1, 1)]) {
      const [anna, ben] = [await enter(bound), await enter(person('netwerkmanager'))];
      const release = store.hold();
      firstName(ben.doc, other).insert(1, 'bb');
      // What is not on disk is not told on: she has it by another way.
      Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(ben.doc), anna);
      write(firstName(anna.doc, other));
      release();
      expect(anna.denied).toEqual([NOT_YOUR_PARTY]);
      const written = firstName(ben.doc, other).toJSON();
      await vi.waitFor(async () => expect(firstName(await stored(), other).toJSON()).toEqual(written));
      anna.leave();
      ben.leave();
    }
  });

  it('is refused what waits for something and then turns out to be that', async () => {
    const anna = await enter(bound);
    anna.answers = false;
    const updates: Uint8Array[] = [];
    const elsewhere = new Y.Doc();
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(anna.doc));
    elsewhere.on('update', (update: Uint8Array) => updates.push(update));
    elsewhere.getText('titel').insert(0, 'a');
    firstName(elsewhere, other).insert(0, 'x');
    Y.applyUpdate(anna.doc, updates[1] ?? new Uint8Array());
    Y.applyUpdate(anna.doc, updates[0] ?? new Uint8Array());
    await vi.waitFor(async () => expect(anna.denied.length + (anna.closed ?? 0)).toBeGreaterThan(0));
    expect(firstName(await stored(), other).toJSON()).not.toContain('x');
  });

  it('puts no party back that was taken out, with its people', async () => {
    const [anna, ben] = [await enter(bound), await enter(person('netwerkmanager'))];
    parties(ben.doc).delete(other);
    await vi.waitFor(() => expect(parties(anna.doc).has(other)).toBe(false));
    parties(anna.doc).set(other, makeRecord(PARTY, { naam: 'Weer daar' }, 'zz'));
    expect(anna.denied).toEqual([NOT_YOUR_PARTY]);
    expect(parties(await stored()).has(other)).toBe(false);
  });

  it('others are not bound: VDAB, and who is there for all', async () => {
    for (const actor of [person('netwerkmanager'), { ...bound, partij: null }]) {
      const client = await enter(actor);
      firstName(client.doc, other).insert(0, 'x');
      await vi.waitFor(async () => expect(readAgreement(await stored())).toEqual(readAgreement(client.doc)));
      expect(client.denied).toEqual([]);
    }
  });

  it('is sent away with their party, and others are not', async () => {
    const [anna, ben, cas] = [
      await enter(bound),
      await enter(person('netwerkmanager')),
      await enter({ ...bound, id: 'cas', partij: other }),
    ];
    parties(ben.doc).delete(own);
    await vi.waitFor(() => expect(anna.closed).toBe(4403));
    expect([ben.closed, cas.closed]).toEqual([null, null]);
    const late = await enter({ ...bound, id: 'late' });
    expect(late.closed).toBe(4403);
  });
});
