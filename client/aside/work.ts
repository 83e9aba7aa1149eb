/** What was set aside on this device when the text was laid down, for as long as its agreement is open. */
import * as Y from 'yjs';
import { LOCAL_EDIT } from '../../model/edit.ts';
import type { Aside } from '../device/aside.ts';
import type { History } from '../sync/history.ts';
import type { Line } from '../sync/line.ts';
import { cell, whenTrue, type Store } from '../sync/store.ts';
import { unsentIn } from '../sync/unsent.ts';
import type { Told } from '../text/rescue.ts';
import { entriesOf, type Entry } from './entries.ts';
import { joinAside } from './join.ts';

export interface AsideWork {
  readonly kept: Store<readonly Aside[]>;
  /** What adding it would change now. Where that is nothing it got in after all, or was added in another window: it goes. */
  readonly compare: () => readonly Entry[];
  /** Adds it to the text, as an edit made here and one step of undo. It stays on the device until the edit is kept. */
  readonly add: () => Promise<void>;
  /** Throws it away for good; false where it stays. */
  readonly discard: () => Promise<boolean>;
}

interface Options {
  readonly doc: Y.Doc;
  readonly line: Line;
  readonly history: History;
  /** Told of words that could not be put back where they were. */
  readonly tell: (told: Told) => void;
}

/** Reads what was set aside once the copy is open. */
export function createAside({ doc, line, history, tell }: Options): AsideWork {
  const { copy, tracker } = line;
  const kept = cell<readonly Aside[]>([]);
  void copy.ready.then(async () => kept.set(await copy.aside()));
  const drop = async (rows: readonly Aside[]): Promise<boolean> => {
    const isGone = await copy.dropAside(rows.map(({ key }) => key));
    if (isGone) kept.set(kept.get().filter((row) => !rows.includes(row)));
    return isGone;
  };
  const joined = (told?: (told: Told) => void): Y.Doc =>
    joinAside(
      doc,
      kept.get().map(({ update }) => update),
      told,
    );
  const compare = (): readonly Entry[] => {
    const rows = kept.get();
    if (rows.length === 0) return [];
    const both = joined();
    const entries = entriesOf(doc, both);
    both.destroy();
    if (entries.length === 0) void drop(rows);
    return entries;
  };
  const add = async (): Promise<void> => {
    const rows = kept.get();
    const before = Y.encodeStateVector(doc);
    const both = joined(tell);
    const ours = unsentIn(both, Y.decodeStateVector(before), Y.encodeStateAsUpdate(doc));
    line.speakFor([...ours.clients], ours);
    history.pause();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(both, before), LOCAL_EDIT);
    history.pause();
    both.destroy();
    kept.set([]);
    if (await copy.kept()) await drop(rows);
    else whenTrue({ ...tracker.state, get: () => tracker.state.get() === 'bewaard' }, () => void drop(rows));
  };
  return { kept, compare, add, discard: () => drop(kept.get()) };
}
