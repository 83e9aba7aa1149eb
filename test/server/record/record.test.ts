/** What is recorded, and what is not done when it cannot be. */
import { beforeEach, describe, expect, it } from 'vitest';
import { EVENT_KINDS, sentenceOf, SERVER_CHAIN } from '../../../model/record.ts';
import { EventRecord, ORIGIN_TERM } from '../../../server/record/record.ts';
import { verifyChain } from '../../../server/record/verify.ts';
import { createMemoryStore } from '../../../server/store/memory.ts';
import { StoreError, type Store } from '../../../server/store/store.ts';

const START = Date.parse('2026-03-01T10:00:00.000Z');
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let store: Store;
let clock: number;
let warned: string[];
let isFull: boolean;
let record: EventRecord;
beforeEach(() => {
  const inner = createMemoryStore();
  isFull = false;
  store = {
    ...inner,
    addEvent: async (event) => {
      if (isFull) throw new StoreError('full', 'as told');
      return inner.addEvent(event);
    },
  };
  clock = START;
  warned = [];
  const log = { info: () => {}, warn: (_: object, message: string) => warned.push(message), error: () => {} };
  record = new EventRecord({ store, log, now: () => new Date(clock).toISOString() });
});

const told = async (chain = 'so-1'): Promise<[string, unknown][]> =>
  (await store.eventsAfter(chain, 0, 100)).map(({ kind, detail }) => [kind, JSON.parse(detail)]);
const EXPORT = { kind: 'uitgevoerd', chain: 'so-1', person: 'an', origin: '192.0.2.1' } as const;
const REFUSED = { chain: 'so-1', person: 'lezer', deed: 'schrijven', role: 'lezer', origin: '192.0.2.1' };

describe('a deed', () => {
  it('[V4] is recorded before it is done', async () => {
    const seen = await record.doing({ ...EXPORT, detail: { vorm: 'pdf' } }, () => told());
    expect(seen).toEqual([['uitgevoerd', { vorm: 'pdf' }]]);
    expect(await told()).toEqual(seen);
  });

  it('[V4] is not done when it cannot be recorded', async () => {
    isFull = true;
    let done = false;
    const doing = record.doing(EXPORT, async () => (done = true));
    await expect(doing).rejects.toMatchObject({ name: 'StoreError', kind: 'full' });
    expect([done, await told()]).toEqual([false, []]);
    isFull = false;
    await record.note(EXPORT);
    expect(await verifyChain(store, 'so-1')).toMatchObject({ rows: 1, fault: null });
  });

  it('[V4] that fails is said not to have happened', async () => {
    await record.note(EXPORT);
    const failing = record.doing(EXPORT, () => Promise.reject(new Error('no paper')));
    await expect(failing).rejects.toThrow('no paper');
    expect(await told()).toEqual([
      ['uitgevoerd', {}],
      ['uitgevoerd', {}],
      ['mislukt', { nummer: 2, soort: 'uitgevoerd' }],
    ]);
  });

  it('[V4] that fails tells why, also when that cannot be recorded', async () => {
    const failing = record.doing(EXPORT, () => {
      isFull = true;
      return Promise.reject(new Error('no paper'));
    });
    await expect(failing).rejects.toThrow('no paper');
    expect(warned).toEqual(['event not recorded']);
  });

  it('of no agreement is in the chain of the server', async () => {
    await record.note({ kind: 'aangemeld', person: 'an' });
    expect(await told(SERVER_CHAIN)).toEqual([['aangemeld', {}]]);
  });
});

describe('a row', () => {
  it('[V5] holds codes, never text that people wrote', async () => {
    const detail = {
      rol: 'redacteur',
      partij: 'p-3f9a1c20b7d4',
      aantal: 3,
      naam: 'An Peeters',
      mail: 'an@voorbeeld.be',
    };
    await record.note({ ...EXPORT, detail });
    const [[, kept] = []] = await told();
    expect(kept).toMatchObject({ rol: 'redacteur', partij: 'p-3f9a1c20b7d4', aantal: 3 });
    expect(JSON.stringify(kept)).not.toMatch(/Peeters|voorbeeld/);
  });

  it('[V5] loses its address after its term, and the chain holds', async () => {
    await record.note(EXPORT);
    clock += ORIGIN_TERM * DAY;
    await record.note(EXPORT);
    const origins = async (): Promise<unknown[]> => (await store.eventsAfter('so-1', 0, 9)).map(({ origin }) => origin);
    await record.sweep();
    expect(await origins()).toEqual(['192.0.2.1', '192.0.2.1']);
    clock += 1;
    await record.sweep();
    expect(await origins()).toEqual([null, '192.0.2.1']);
    expect(JSON.stringify(await store.eventsAfter('so-1', 0, 1))).not.toContain('192.0.2.1');
    expect(await verifyChain(store, 'so-1')).toMatchObject({ rows: 2, fault: null });
  });
});

describe('a refusal', () => {
  it('that comes again is told once a minute, with how many were left out', async () => {
    for (let nth = 0; nth < 1000; nth++) await record.refused(REFUSED);
    await record.refused({ ...REFUSED, deed: 'exporteren' });
    await record.refused({ ...REFUSED, person: 'jurist' });
    expect(await told()).toHaveLength(3);
    clock += MINUTE;
    await record.refused(REFUSED);
    expect((await told()).at(-1)).toEqual(['geweigerd', { daad: 'schrijven', rol: 'lezer', weggelaten: 999 }]);
  });

  it('that was left out is told also when no other follows', async () => {
    for (let nth = 0; nth < 3; nth++) await record.refused(REFUSED);
    await record.sweep();
    expect(await told()).toHaveLength(1);
    clock += MINUTE;
    await record.sweep();
    expect((await told()).at(-1)).toEqual(['geweigerd', { daad: 'schrijven', rol: 'lezer', weggelaten: 1 }]);
    for (let nth = 0; nth < 2; nth++) await record.refused(REFUSED);
    await record.close();
    expect(await told()).toHaveLength(4);
  });

  it('[V6] that cannot be recorded never throws', async () => {
    isFull = true;
    await record.refused(REFUSED);
    await record.turnedAway('onbekend', '192.0.2.1');
    expect(warned).toEqual(['event not recorded', 'event not recorded']);
  });

  it('to sign in is bounded as well', async () => {
    for (let nth = 0; nth < 1000; nth++) await record.turnedAway('onbekend', `192.0.2.${nth % 256}`);
    expect(await told(SERVER_CHAIN)).toEqual([['aanmelding-geweigerd', { reden: 'onbekend' }]]);
  });
});

describe('what the record tells', () => {
  it('is a sentence for every kind', () => {
    const detail = {
      van: 'onderhandeling',
      naar: 'juridisch-nazicht',
      rol: 'vdab-redacteur',
      daad: 'schrijven',
      nummer: 3,
      weggelaten: 4,
    };
    for (const { id } of EVENT_KINDS) {
      const sentence = sentenceOf(id, { door: 'An', wie: 'Bo', detail });
      expect(sentence).toMatch(/^[A-Z][^{}]*\.$/);
      expect([id, sentence]).not.toEqual([id, expect.stringMatching(/undefined|onbekend/)]);
    }
    expect(sentenceOf('rol-gewijzigd', { door: 'An', wie: 'Bo', detail })).toBe('An maakte Bo VDAB-redacteur.');
    const ground = { digitaal: 2, papier: 1, keten: 'niet-gecontroleerd', bevestigd: 1 };
    expect(sentenceOf('ondertekend', { door: 'An', wie: '', detail: ground })).toBe(
      'Iedereen heeft ondertekend: 2 digitaal, met certificaten waarvan de uitgever niet nagekeken is; 1 op papier; 1 door iemand bevestigd.',
    );
    expect(sentenceOf('of-later', { door: 'An', wie: '', detail: {} })).toBe('An: of-later.');
  });
});
