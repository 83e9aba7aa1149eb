import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRecord, removeRecord, setText } from '../../model/edit.ts';
import { rootPlace } from '../../model/place.ts';
import { createHistory } from '../../client/sync/history.ts';
import { withdrawWhenStale } from '../../client/sync/notice.ts';
import { cell } from '../../client/sync/store.ts';
import type { Notice } from '../../client/sync/types.ts';

/** A document in which one action was just removed, and its notice stands. */
function afterRemoval() {
  const doc = new Y.Doc();
  const history = createHistory(
    doc,
    () => null,
    () => undefined,
  );
  const notice = cell<Notice | null>(null);
  withdrawWhenStale(history.manager, notice);
  addRecord(rootPlace(doc), 'acties', 'a1', { titel: 'Een' });
  history.pause();
  removeRecord(rootPlace(doc), 'acties', 'a1');
  history.pause();
  notice.set({ text: 'Actie A1 verwijderd.', undoable: true });
  return { doc, history, notice };
}

describe('a notice that offers to undo', () => {
  it('undoes just its own step', () => {
    const { doc, history, notice } = afterRemoval();
    expect(notice.get()?.undoable).toBe(true);
    history.undo();
    expect(doc.getMap('acties').size).toBe(1);
    expect(notice.get()).toBeNull();
  });

  it('is gone once something else is written', () => {
    const { doc, notice } = afterRemoval();
    setText(doc.getText('titel'), 'SO');
    expect(notice.get()).toBeNull();
  });

  it('is gone once something is added to an older step', () => {
    const { doc, history, notice } = afterRemoval();
    setText(doc.getText('titel'), 'S');
    notice.set({ text: 'Later', undoable: true });
    setText(doc.getText('titel'), 'SO');
    expect(history.manager.undoStack.length).toBe(3);
    expect(notice.get()).toBeNull();
  });

  it('stays while only others write', () => {
    const { doc, notice } = afterRemoval();
    const other = new Y.Doc();
    other.getText('titel').insert(0, 'van hen');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'net');
    expect(notice.get()?.undoable).toBe(true);
  });

  it('stays when it offers nothing', () => {
    const { doc, notice } = afterRemoval();
    notice.set({ text: 'De pdf wordt gemaakt…', undoable: false });
    setText(doc.getText('titel'), 'SO');
    expect(notice.get()?.text).toBe('De pdf wordt gemaakt…');
  });
});
