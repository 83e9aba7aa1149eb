/**
 * Undo of your own edits only, at random: after one person undid all of theirs, the document holds what the
 * other alone wrote, as far as that can be said; redoing all restores it. A seed that fails is printed.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRecord, moveRecord, removeRecord, rootTypes, setMember, setText, setValue } from '../../model/edit.ts';
import { ordered } from '../../model/order.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { createHistory } from '../../client/sync/history.ts';

type Doc = Y.Doc;
interface Step {
  readonly who: 'ik' | 'ander';
  readonly what: number;
  readonly where: number;
  readonly word: string;
  readonly pause: boolean;
}
const step = fc.record<Step>({
  who: fc.constantFrom('ik', 'ander'),
  what: fc.nat(7),
  where: fc.nat(1000),
  word: fc.stringMatching(/^[a-z]{1,4}$/),
  pause: fc.boolean(),
});

/** Each writes in places of their own among the shared types, so that "what the other alone wrote" is well defined. */
function edit(doc: Doc, { who, what, where, word }: Step, nth: number): void {
  const own = who === 'ik' ? 0 : 1;
  const actions = doc.getMap<Y.Map<unknown>>('acties');
  const mine = ordered(actions as never).filter(({ id }) => id.startsWith(who));
  const chosen = mine[where % Math.max(1, mine.length)];
  const record = chosen ? recordPlace(chosen.record) : null;
  switch (what) {
    case 0:
      return addRecord(rootPlace(doc), 'acties', `${who}${nth}`, { titel: word });
    case 1:
      return chosen ? removeRecord(rootPlace(doc), 'acties', chosen.id) : undefined;
    case 2:
      return record
        ? setText(record.text('titel') as Y.Text, word + (record.text('titel')?.toJSON() ?? ''))
        : undefined;
    case 3:
      return record ? setValue(record, 'deadline', word) : undefined;
    case 4:
      return setMember(
        rootPlace(doc),
        `taakverdeling.taken.leefloon/nazorg.${['aanZet', 'betrokken'][own] ?? ''}`,
        word,
        where % 2 === 0,
      );
    case 5:
      return setValue(rootPlace(doc), ['looptijd.start', 'looptijd.einde'][own] ?? '', word);
    case 6:
      return chosen ? moveRecord(rootPlace(doc), 'acties', chosen.id, where % (actions.size + 1)) : undefined;
    default:
      return shared(doc, own, where, word);
  }
}

/** Both write in the same text: one in small letters, the other in capitals; each removes only their own. */
function shared(doc: Doc, own: number, where: number, word: string): void {
  const text = doc.getText('titel');
  const letters = own === 0 ? word : word.toUpperCase();
  doc.transact(() => {
    const now = text.toJSON();
    const at = where % (now.length + 1);
    const removable = own === 0 ? /[a-z]/ : /[A-Z]/;
    if (where % 3 === 0 && removable.test(now[at] ?? '')) text.delete(at, 1);
    else text.insert(at, letters);
  }, 'samenschrift-edit');
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** What one of the two wrote, of what both share. */
function read(doc: Doc, who: 'ik' | 'ander' | 'alles'): string {
  const actions = Object.entries(doc.getMap('acties').toJSON()) as [string, Record<string, unknown>][];
  const own = actions.filter(([id]) => who === 'alles' || id.startsWith(who));
  const values = doc.getMap('gegevens').toJSON() as Record<string, unknown>;
  const cells = ['aanZet', 'betrokken'].map((name) =>
    Object.keys(doc.getMap(`taakverdeling.taken.leefloon/nazorg.${name}`).toJSON()).sort(byText),
  );
  const letters = who === 'ik' ? /[^a-z]/g : who === 'ander' ? /[^A-Z]/g : /(?!)/g;
  return sorted({
    titel: doc.getText('titel').toJSON().replace(letters, ''),
    acties: own.map(([id, { volgorde: _order, ...record }]) => sorted([id, record])).sort(byText),
    start: who === 'ander' ? null : (values['looptijd.start'] ?? null),
    einde: who === 'ik' ? null : (values['looptijd.einde'] ?? null),
    aanZet: who === 'ander' ? null : cells[0],
    betrokken: who === 'ik' ? null : cells[1],
  });
}

/** Two documents; what either does reaches the other at once, or when told to. */
function pair() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  for (const doc of [mine, theirs]) rootTypes(doc);
  mine.clientID = 1;
  theirs.clientID = 2;
  const meet = (): void => {
    const [a, b] = [
      Y.encodeStateAsUpdate(mine, Y.encodeStateVector(theirs)),
      Y.encodeStateAsUpdate(theirs, Y.encodeStateVector(mine)),
    ];
    Y.applyUpdate(theirs, a, 'net');
    Y.applyUpdate(mine, b, 'net');
  };
  return { mine, theirs, meet };
}

function play(steps: readonly Step[]) {
  const { mine, theirs, meet } = pair();
  const history = createHistory(
    mine,
    () => null,
    () => undefined,
  );
  steps.forEach((one, nth) => {
    if (one.pause) history.pause();
    edit(one.who === 'ik' ? mine : theirs, one, nth);
    if (one.where % 2 === 0) meet();
  });
  meet();
  return { mine, theirs, meet, history };
}
const undoAll = (history: ReturnType<typeof createHistory>): void => {
  while (history.state.get().canUndo) history.undo();
};
const redoAll = (history: ReturnType<typeof createHistory>): void => {
  while (history.state.get().canRedo) history.redo();
};

describe('undo at random', () => {
  it('leaves what the other wrote exactly as it was, and nothing of your own', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { mine, theirs, meet, history } = play(steps);
        const others = read(mine, 'ander');
        undoAll(history);
        meet();
        expect(read(mine, 'ander')).toBe(others);
        expect(read(mine, 'ik')).toBe(read(new Y.Doc(), 'ik'));
        expect(read(theirs, 'alles')).toBe(read(mine, 'alles'));
      }),
      { numRuns: 300 },
    );
  });

  it('gives everything back when redone, also when the other wrote on meanwhile', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(step, { maxLength: 8 }), (steps, later) => {
        const { mine, theirs, meet, history } = play(steps);
        const own = read(mine, 'ik');
        undoAll(history);
        meet();
        later.forEach((one, nth) => edit(theirs, { ...one, who: 'ander' }, 1000 + nth));
        meet();
        const others = read(theirs, 'ander');
        redoAll(history);
        meet();
        expect(read(mine, 'ik')).toBe(own);
        expect(read(mine, 'ander')).toBe(others);
        expect(read(theirs, 'alles')).toBe(read(mine, 'alles'));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what the other wrote in your records, and what they wrote beside you in theirs', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { mine, theirs, meet } = pair();
        const history = createHistory(
          mine,
          () => null,
          () => undefined,
        );
        steps.forEach((one, nth) => {
          if (one.pause) history.pause();
          anywhere(one.who === 'ik' ? mine : theirs, one, nth);
          meet();
        });
        const others = theirFields(mine);
        undoAll(history);
        meet();
        expect(theirFields(mine)).toEqual(others);
        redoAll(history);
        meet();
        expect(theirFields(theirs)).toEqual(others);
        expect(read(theirs, 'alles')).toBe(read(mine, 'alles'));
      }),
      { numRuns: 400 },
    );
  });
});

/** Both write in any record, each in fields of their own; nobody removes a record in which the other wrote. */
function anywhere(doc: Doc, { who, what, where, word }: Step, nth: number): void {
  const all = ordered(doc.getMap('acties') as never);
  const chosen = all[where % Math.max(1, all.length)];
  if (what < 3 || !chosen)
    return addRecord(rootPlace(doc), 'acties', `${who}${nth}`, who === 'ik' ? { titel: word } : {});
  const record = recordPlace(chosen.record);
  const touched = record.text('anderePartners')?.toJSON() !== '' || record.value('deadline') !== undefined;
  if (who === 'ander')
    return what % 2 === 0
      ? setText(record.text('anderePartners') as Y.Text, `${record.text('anderePartners')?.toJSON() ?? ''}${word}`)
      : setValue(record, 'deadline', word);
  if (what === 7 && chosen.id.startsWith('ik') && !touched) return removeRecord(rootPlace(doc), 'acties', chosen.id);
  if (what % 2 === 0) return setText(record.text('titel') as Y.Text, `${word}${record.text('titel')?.toJSON() ?? ''}`);
  return setValue(record, 'trekker', word);
}

function theirFields(doc: Doc): unknown {
  const records = Object.entries(doc.getMap('acties').toJSON()) as [string, Record<string, unknown>][];
  return records
    .map(([id, { anderePartners, deadline }]) => ({ id, anderePartners, deadline }))
    .filter(
      ({ id, anderePartners, deadline }) => id.startsWith('ander') || anderePartners !== '' || deadline !== undefined,
    )
    .map(sorted)
    .sort(byText);
}
