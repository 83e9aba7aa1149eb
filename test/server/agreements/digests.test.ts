/** The list after a restart: what was worked out is not worked out again, and never trusted where it does not fit. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Agreement } from '../../../model/agreement.ts';
import { compileValidators } from '../../../model/validation/compile.ts';
import { DEMO } from '../../../server/access/demo.ts';
import { digestForm } from '../../../server/agreements/form.ts';
import { importAgreement } from '../../../server/agreements/import.ts';
import { Reader, type Summary } from '../../../server/agreements/reader.ts';
import { rebuild } from '../../../server/agreements/stored.ts';
import { SILENT } from '../../../server/log.ts';
import { createMemoryStore } from '../../../server/store/memory.ts';
import { StoreError, type Store } from '../../../server/store/store.ts';
import ready from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };

const AT = '2026-03-01T10:00:00.000Z';
const validators = compileValidators();
const NOBODY = { current: async () => null, people: () => [] };

let store: Store;
let loaded: number;
const restart = (log = SILENT): Reader => new Reader({ store, log, rooms: NOBODY, validators, people: DEMO });
/** The list, and how many agreements were read for it. */
async function list(reader = restart()): Promise<[readonly Summary[], number]> {
  const before = loaded;
  const summaries = await reader.list();
  return [summaries, loaded - before];
}
async function retitle(id: string, title: string): Promise<void> {
  const stored = await store.load(id);
  if (!stored) throw new Error('no agreement');
  const { doc } = rebuild(stored);
  const before = Y.encodeStateVector(doc);
  const text = doc.getText('titel');
  text.delete(0, text.length);
  text.insert(0, title);
  await store.append([{ id, updates: [Y.encodeStateAsUpdate(doc, before)] }], AT);
}

beforeEach(async () => {
  const memory = createMemoryStore();
  loaded = 0;
  store = {
    ...memory,
    load: (id) => {
      loaded += 1;
      return memory.load(id);
    },
  };
  for (const titel of ['Eerste', 'Tweede', 'Derde'])
    await importAgreement(store, { ...(ready as unknown as Agreement), titel }, AT);
});

describe('the list after a restart', () => {
  it('is the same, and nothing is read for it', async () => {
    const [first, read] = await list();
    expect(read).toBe(3);
    expect(await list()).toEqual([first, 0]);
    expect(first.map(({ titel }) => titel).sort()).toEqual(['Derde', 'Eerste', 'Tweede']);
  });

  it('reads anew what was written since, and keeps that', async () => {
    const [[one]] = await list();
    await retitle(one?.id ?? '', 'Hertiteld');
    const [again, read] = await list();
    expect(read).toBe(1);
    expect(again.find(({ id }) => id === one?.id)?.titel).toBe('Hertiteld');
    expect((await list())[1]).toBe(0);
  });

  it('reads all anew when another program kept it, or it was damaged', async () => {
    const [first] = await list();
    const kept = await store.digests(digestForm());
    expect(kept).toHaveLength(3);
    await store.keepDigests(
      'another program',
      kept.map((digest) => ({ ...digest, data: '{"titel":"Oud"}' })),
    );
    expect(await list()).toEqual([first, 3]);
    await store.keepDigests(
      digestForm(),
      kept.map((digest) => ({ ...digest, data: '{' })),
    );
    expect(await list()).toEqual([first, 3]);
  });

  it('is given also when nothing can be kept or read back, and the log says so', async () => {
    const refuse = async (): Promise<never> => {
      throw new StoreError('full', 'as told');
    };
    store = { ...store, digests: refuse, keepDigests: refuse };
    const warn = vi.fn();
    const [summaries, read] = await list(restart({ ...SILENT, warn }));
    expect([summaries.length, read]).toEqual([3, 3]);
    expect(warn).toHaveBeenCalledTimes(2);
  });
});

it('the form of a digest is the program: the same each time', () => {
  expect(digestForm()).toMatch(/^[0-9a-f]{64}$/);
  expect(digestForm()).toBe(digestForm());
});
