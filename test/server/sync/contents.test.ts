/** What is on disk of an agreement, and what a reader gets of it. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Contents } from '../../../server/sync/contents.ts';
import { StoreError, type AgreementMeta, type Stored } from '../../../server/store/store.ts';

const AT = '2026-03-01T10:00:00.000Z';
const META: AgreementMeta = {
  id: 'so-a',
  status: 'onderhandeling',
  aangemaakt: AT,
  gewijzigd: AT,
  gewijzigdDoor: null,
  verwijderd: null,
  vergrendeld: false,
  sequence: 0,
};
const NOTHING = Uint8Array.of(0);

/** A document that says `begin`, its state, and what typing on adds to it. */
function writing(): { readonly doc: Y.Doc; readonly state: Uint8Array; readonly type: (text: string) => Uint8Array } {
  const doc = new Y.Doc();
  const text = doc.getText('titel');
  text.insert(0, 'begin');
  const type = (more: string): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    text.insert(text.length, more);
    return Y.encodeStateAsUpdate(doc, before);
  };
  return { doc, state: Y.encodeStateAsUpdate(doc), type };
}
const stored = (snapshot: Uint8Array, updates: readonly Uint8Array[] = []): Stored => ({
  meta: { ...META, sequence: updates.length },
  snapshot,
  updates,
});
function read(...updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('titel').toJSON();
}

describe('a reader', () => {
  it('who comes first with nothing gets the state as it is stored, and whoever comes then the same text', () => {
    const { state } = writing();
    const contents = new Contents(stored(state));
    expect(contents.wholeFor(NOTHING)).toBe(state);
    expect(contents.wholeFor(NOTHING)).toBeNull();
    expect(read(contents.lacking(NOTHING))).toBe('begin');
  });

  it('gets what was written since it was stored, also as the first', () => {
    const { state, type } = writing();
    const contents = new Contents(stored(state));
    contents.add([type(' one')]);
    expect(contents.wholeFor(NOTHING)).toBeNull();
    expect(read(contents.lacking(NOTHING))).toBe('begin one');
  });

  it('gets what is in the log beside the snapshot', () => {
    const { state, type } = writing();
    const contents = new Contents(stored(state, [type(' one')]));
    expect(contents.wholeFor(NOTHING)).toBeNull();
    expect(read(contents.lacking(NOTHING))).toBe('begin one');
  });

  it('who has something gets only what is new', () => {
    const { doc, state, type } = writing();
    const had = Y.encodeStateVector(doc);
    const contents = new Contents(stored(state, [type(' one')]));
    const lacking = contents.lacking(had);
    expect(lacking.length).toBeLessThan(state.length);
    expect(read(state, lacking)).toBe('begin one');
  });
});

describe('rows', () => {
  it('of ours that follow what is here are all there is; where others wrote between them, something is missing', () => {
    const { state, type } = writing();
    const contents = new Contents(stored(state));
    expect(contents.wrote([type('a'), type('b')], 2)).toBe(true);
    expect(contents.sequence).toBe(2);
    expect(contents.wrote([type('c')], 5)).toBe(false);
    expect(contents.sequence).toBe(2);
    expect(contents.size.logRows).toBe(3);
  });

  it('of others are taken in, and only what was new is told', () => {
    const { doc, state, type } = writing();
    const contents = new Contents(stored(state));
    const ours = type(' ours');
    contents.add([ours]);
    const news = contents.follow({ meta: { ...META, sequence: 2 }, snapshot: null, updates: [ours, type(' theirs')] });
    expect(read(contents.lacking(NOTHING))).toBe(doc.getText('titel').toJSON());
    expect(read(state, ours, ...news)).toBe('begin ours theirs');
    expect([contents.sequence, news.length]).toEqual([2, 1]);
  });
});

describe('a large document', () => {
  const large = (): { doc: Y.Doc; state: Uint8Array } => {
    const { doc } = writing();
    doc.getText('groot').insert(0, 'x'.repeat(250_000));
    return { doc, state: Y.encodeStateAsUpdate(doc) };
  };

  it('is told as it is stored, and known for what it holds, before it is rebuilt', () => {
    const { doc, state } = large();
    const contents = new Contents(stored(state));
    expect(contents.vector).toEqual(Y.encodeStateVector(doc));
    expect(contents.wholeFor(NOTHING)).toBe(state);
    expect(contents.isBuilt).toBe(false);
    expect(contents.doc.getText('titel').toJSON()).toBe('begin');
    expect(contents.isBuilt).toBe(true);
    expect(contents.vector).toEqual(Y.encodeStateVector(doc));
  });

  it('is rebuilt for whoever has a part of it', () => {
    const { doc, state } = large();
    const had = Y.encodeStateVector(doc);
    const contents = new Contents(stored(state));
    expect(contents.wholeFor(had)).toBeNull();
    expect(contents.lacking(had).length).toBeLessThan(10);
    expect(contents.isBuilt).toBe(true);
  });

  it('that misses changes of its own, or has a log beside it, is rebuilt at once', () => {
    const { doc, state } = large();
    const before = Y.encodeStateVector(doc);
    doc.getText('groot').insert(0, 'y'.repeat(250_000));
    expect(new Contents(stored(Y.encodeStateAsUpdate(doc, before))).isBuilt).toBe(true);
    expect(new Contents(stored(state, [Y.encodeStateAsUpdate(doc, before)])).isBuilt).toBe(true);
  });

  it('that cannot be read is refused at once', () => {
    const { state } = large();
    expect(() => new Contents(stored(state.slice(0, 240_000)))).toThrow(StoreError);
  });
});
