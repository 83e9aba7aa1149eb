import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { addRecord, removeRecord, setMember, setText, setValue } from '../../model/edit.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { createHistory } from '../../client/sync/history.ts';

/** Two documents that tell each other everything at once. */
function pair() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  mine.on('update', (update: Uint8Array, origin: unknown) => origin !== 'net' && Y.applyUpdate(theirs, update, 'net'));
  theirs.on('update', (update: Uint8Array, origin: unknown) => origin !== 'net' && Y.applyUpdate(mine, update, 'net'));
  const kept = vi.fn();
  return { mine, theirs, kept, history: createHistory(mine, () => null, kept) };
}
const record = (doc: Y.Doc, list: string, id: string) => {
  const found = doc.getMap<Y.Map<unknown>>(list).get(id);
  if (!found) throw new Error(`no ${id}`);
  return recordPlace(found);
};
const title = (doc: Y.Doc, id: string) => doc.getMap<Y.Map<unknown>>('acties').get(id)?.get('titel')?.toString();

describe('one undo for the document', () => {
  it('goes back through texts, records and values, one step at a time', () => {
    const { mine, history } = pair();
    addRecord(rootPlace(mine), 'acties', 'a1', { titel: 'Een' });
    history.pause();
    setValue(record(mine, 'acties', 'a1'), 'trekker', 'p1');
    history.pause();
    setText(mine.getText('titel'), 'SO');
    history.undo();
    expect(mine.getText('titel').toJSON()).toBe('');
    history.undo();
    expect(record(mine, 'acties', 'a1').value('trekker')).toBeUndefined();
    history.undo();
    expect(mine.getMap('acties').size).toBe(0);
    history.redo();
    history.redo();
    history.redo();
    expect([title(mine, 'a1'), record(mine, 'acties', 'a1').value('trekker'), mine.getText('titel').toJSON()]).toEqual([
      'Een',
      'p1',
      'SO',
    ]);
  });

  it('leaves the edits of others alone', () => {
    const { mine, theirs, history } = pair();
    setText(mine.getText('titel'), 'mijn');
    setText(theirs.getText('titel'), 'mijn en dat van hen');
    history.undo();
    expect(mine.getText('titel').toJSON()).toBe(' en dat van hen');
  });

  it('removes an own new record that only its maker filled in', () => {
    const { mine, kept, history } = pair();
    addRecord(rootPlace(mine), 'acties', 'a1', { titel: 'Met tekst', doelgroepen: ['leefloon'] });
    history.undo();
    expect(mine.getMap('acties').size).toBe(0);
    expect(kept).not.toHaveBeenCalled();
  });

  const writing: [string, (theirs: Y.Doc) => void][] = [
    ['a text', (theirs) => setText(record(theirs, 'acties', 'a1').text('anderePartners') as Y.Text, 'Ligo')],
    [
      'a rich text',
      (theirs) => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('Een hele alinea')]);
        record(theirs, 'acties', 'a1').rich('omschrijving')?.push([paragraph]);
      },
    ],
    ['a value', (theirs) => setValue(record(theirs, 'acties', 'a1'), 'deadline', '2026-01-01')],
    ['a set', (theirs) => setMember(record(theirs, 'acties', 'a1'), 'partners', 'p1', true)],
  ];
  it.each(writing)('keeps a new record in which someone else filled in %s, and says so', (_what, write) => {
    const { mine, theirs, kept, history } = pair();
    addRecord(rootPlace(mine), 'acties', 'a1', { titel: 'Van mij' });
    history.pause();
    write(theirs);
    const before = JSON.stringify(theirs.getMap('acties').toJSON());
    history.undo();
    expect(JSON.stringify(mine.getMap('acties').toJSON())).toBe(before);
    expect(JSON.stringify(theirs.getMap('acties').toJSON())).toBe(before);
    expect(kept).toHaveBeenCalledTimes(1);
  });

  it('keeps a new signatory that someone else named, and goes on to the step before', () => {
    const { mine, theirs, kept, history } = pair();
    setText(mine.getText('titel'), 'SO');
    history.pause();
    addRecord(rootPlace(mine), 'partijen', 'p1', { naam: 'Zoersel' });
    history.pause();
    addRecord(record(mine, 'partijen', 'p1'), 'ondertekenaars', 's1', {});
    history.pause();
    const signatory = record(theirs, 'partijen', 'p1').list('ondertekenaars')?.get('s1');
    setText(recordPlace(signatory as Y.Map<unknown>).text('naam') as Y.Text, 'An');
    history.undo();
    history.undo();
    expect(kept).toHaveBeenCalledTimes(2);
    expect(record(mine, 'partijen', 'p1').list('ondertekenaars')?.size).toBe(1);
    history.undo();
    expect(mine.getText('titel').toJSON()).toBe('');
  });

  it('brings a removed record back with what others wrote in it', () => {
    const { mine, theirs, history } = pair();
    addRecord(rootPlace(theirs), 'acties', 'a1', { titel: 'Van hen' });
    removeRecord(rootPlace(mine), 'acties', 'a1');
    history.undo();
    expect(title(mine, 'a1')).toBe('Van hen');
    expect(title(theirs, 'a1')).toBe('Van hen');
  });

  it('looks at every step, also behind one that turns out to change nothing', () => {
    const { mine, theirs, kept, history } = pair();
    addRecord(rootPlace(mine), 'acties', 'a1', { titel: 'Van mij' });
    history.pause();
    setValue(record(theirs, 'acties', 'a1'), 'deadline', '2026-01-01');
    addRecord(rootPlace(mine), 'acties', 'a2', {});
    removeRecord(rootPlace(mine), 'acties', 'a2');
    history.undo();
    expect(mine.getMap('acties').has('a1')).toBe(true);
    expect(kept).toHaveBeenCalledTimes(1);
    expect(history.state.get().canUndo).toBe(false);
  });
});
