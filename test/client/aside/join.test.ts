/** What was set aside at a freeze comes back as what a page brings that was away: with every letter, theirs and ours. */
import * as Y from 'yjs';
import { describe, expect, it, vi } from 'vitest';
import { entriesOf } from '../../../client/aside/entries.ts';
import { joinAside } from '../../../client/aside/join.ts';
import { createHistory } from '../../../client/sync/history.ts';
import { addRecord, LOCAL_EDIT, removeRecord, setText, setValue } from '../../../model/edit.ts';
import { recordPlace, rootPlace } from '../../../model/place.ts';
import { readAgreement } from '../../../model/read.ts';
import { toDoc } from '../../../model/write.ts';
import type { Agreement } from '../../../model/agreement.ts';
import fixture from '../../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { Hub, type Line } from '../hub.ts';
import { edit, MIXED } from '../pen-edits.ts';
import { random } from '../pens.ts';

const state = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc);
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state(doc));
  return copy;
}
/** The text as it was laid down, twice: one that goes on, and one in which someone writes what does not get in. */
function pair(): { server: Y.Doc; mine: Y.Doc } {
  const server = toDoc(fixture as unknown as Agreement);
  return { server, mine: copyOf(server) };
}
function add(doc: Y.Doc, aside: Uint8Array): void {
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(joinAside(doc, [aside]), Y.encodeStateVector(doc)), LOCAL_EDIT);
}
const actie = (doc: Y.Doc, id: string) => recordPlace(doc.getMap<Y.Map<unknown>>('acties').get(id) ?? new Y.Map());
const first = (fixture as unknown as Agreement).acties[0]?.id ?? '';

describe('adding what was set aside', () => {
  it('loses no letter of anyone, whatever the others made anew meanwhile', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const hub = new Hub(MIXED, ['away', 'b', 'c', 'adds']);
      const [away, ...others] = hub.lines as [Line, ...Line[]];
      const next = random(seed);
      const typed: string[] = [];
      const letter = (): string => {
        typed.push(String.fromCharCode(0x4e00 + typed.length));
        return typed.at(-1) ?? '';
      };
      away.go();
      for (let step = 0; step < 40; step++) {
        edit((hub.lines[next(4)] as Line).pen, next, 6 + next(14), letter);
        if (next(3) === 0) hub.settle();
      }
      hub.settle();
      const last = others.at(-1)?.pen;
      if (!last) throw new Error('nobody adds');
      add(last.doc, state(away.pen.doc));
      hub.settle();
      for (const { pen } of others) expect(pen.json, `seed ${seed}`).toEqual(last.json);
      expect(
        typed.filter((sign) => !last.text.includes(sign)),
        `seed ${seed}`,
      ).toEqual([]);
      hub.close();
    }
  });

  it('is one step of undo, records that were added among it, and leaves what others wrote meanwhile', () => {
    const { server, mine } = pair();
    addRecord(rootPlace(mine), 'acties', 'nieuw', { titel: 'Opzij gezet' });
    setText(mine.getText('titel'), `${mine.getText('titel').toJSON()} (mijn)`);
    const kept = vi.fn();
    const history = createHistory(server, () => null, kept);
    const before = server.toJSON();
    add(server, state(mine));
    expect(server.getText('titel').toJSON()).toMatch(/\(mijn\)$/);
    expect(server.getMap('acties').has('nieuw')).toBe(true);
    history.undo();
    expect(server.toJSON()).toEqual(before);
    expect(kept).not.toHaveBeenCalled();
    history.redo();
    const other = copyOf(server);
    setText(actie(other, 'nieuw').text('titel') ?? new Y.Text(), 'Opzij gezet, en van een ander');
    Y.applyUpdate(server, state(other), 'net');
    history.undo();
    // Their words are in it: it stays.
    expect(kept).toHaveBeenCalledOnce();
    expect(server.getMap('acties').has('nieuw')).toBe(true);
  });

  it('twice, or after it got in after all, changes nothing', () => {
    const { server, mine } = pair();
    setText(mine.getText('titel'), 'Anders');
    add(server, state(mine));
    const after = state(server);
    expect(entriesOf(server, joinAside(server, [state(mine)]))).toEqual([]);
    add(server, state(mine));
    expect(state(server)).toEqual(after);
  });
});

describe('what was set aside, in words', () => {
  it('is each place with what stands there and what would', () => {
    const { server, mine } = pair();
    const title = server.getText('titel').toJSON();
    const party = (fixture as unknown as Agreement).partijen[0];
    setText(mine.getText('titel'), `${title} 2`);
    setValue(actie(mine, first), 'deadline', '2029-01-01');
    addRecord(rootPlace(mine), 'acties', 'nieuw', { titel: 'Zitdag', trekker: party?.id });
    const entries = entriesOf(server, joinAside(server, [state(mine)]));
    const told = Object.fromEntries(entries.map(({ change, voor, na }) => [change.pad, [change.soort, voor, na]]));
    const actions = (fixture as unknown as Agreement).acties;
    expect(told).toEqual({
      '/titel': ['gewijzigd', title, `${title} 2`],
      [`/acties/${first}/deadline`]: ['gewijzigd', actions[0]?.deadline ?? '', '2029-01-01'],
      '/acties/nieuw': ['nieuw', '', expect.stringContaining('Zitdag') as string],
    });
    expect(told['/acties/nieuw']?.[2]).toContain(party?.naam);
  });

  it('tells a record that was removed by all its words', () => {
    const { server, mine } = pair();
    removeRecord(rootPlace(mine), 'acties', first);
    const [entry, ...more] = entriesOf(server, joinAside(server, [state(mine)]));
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ change: { pad: `/acties/${first}`, soort: 'verwijderd' }, na: '' });
    expect(entry?.voor).toContain((fixture as unknown as Agreement).acties[0]?.titel);
  });

  it('leaves the document as it was, and the copy too', () => {
    const { server, mine } = pair();
    setText(mine.getText('titel'), 'Anders');
    const before = [state(server), state(mine)];
    const both = joinAside(server, [state(mine)]);
    entriesOf(server, both);
    expect([state(server), state(mine)]).toEqual(before);
    expect(readAgreement(both)).toMatchObject({ ok: true, agreement: { titel: 'Anders' } });
  });
});
