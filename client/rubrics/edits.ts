/** Adding, copying, moving and removing records: each one step to undo, with the focus following along. */
import { useMemo } from 'react';
import {
  addRecord,
  duplicateRecord,
  indexOf,
  moveRecord,
  prefixOf,
  removeRecord,
  TITLES,
  type RecordKind,
} from '../../model/edit.ts';
import { ordered } from '../../model/order.ts';
import { landing } from '../../model/reorder.ts';
import { useSession } from '../sync/context.tsx';
import { flash, focusSoon } from '../sync/jump.ts';
import { padOf, type At } from '../sync/spot.ts';
import type { Session } from '../sync/types.ts';
import { newId } from './ids.ts';

export { newId } from './ids.ts';

export interface RecordEdits {
  /** Adds a record at `index` (the end by default) and goes to its field `focus`. Returns the new id. */
  readonly add: (data: Readonly<Record<string, unknown>>, focus: string, index?: number) => string;
  /** Adds an empty record at `index` and goes to its title. */
  readonly insert: (index: number) => void;
  /** Puts a copy behind it and goes to the copy's title. */
  readonly duplicate: (id: string, what: string) => void;
  /** Moves by one place, up (-1) or down (1). */
  readonly move: (id: string, by: -1 | 1, what: string) => void;
  /** Drops it into the gap before the record that stands at `gap` now. */
  readonly drop: (id: string, gap: number, what: string) => void;
  /** Removes, says so (`what`: "Actie A3"), and goes to what stood next to it. */
  readonly remove: (id: string, what: string) => void;
}

/** The edits of one list of records. `first` is the field to start in, where it is not the title. */
export function useRecordEdits(
  at: At,
  kind: RecordKind,
  first: string = TITLES[kind],
  fresh: Readonly<Record<string, unknown>> = NOTHING,
): RecordEdits {
  const session = useSession();
  return useMemo(() => makeEdits(session, at, kind, first, fresh), [session, at, kind, first, fresh]);
}

function makeEdits(
  { history, notice }: Session,
  at: At,
  kind: RecordKind,
  first: string,
  fresh: Readonly<Record<string, unknown>>,
): RecordEdits {
  const { place } = at;
  const listPad = padOf(at, kind);
  const list = place.list(kind);
  const ids = (): string[] => ordered(list).map(({ id }) => id);
  const step = <T>(change: () => T): T => {
    history.pause();
    const result = change();
    history.pause();
    return result;
  };
  const tell = (text: string): void => notice.set({ text, undoable: true });
  const add: RecordEdits['add'] = (data, focus, index) => {
    const id = newId(prefixOf(kind));
    step(() => addRecord(place, kind, id, data, index));
    focusSoon(`${listPad}/${id}/${focus}`);
    return id;
  };
  const drop: RecordEdits['drop'] = (id, gap, what) => {
    const order = ids();
    const index = landing(order.indexOf(id), gap, order.length);
    if (index === null || !list?.has(id)) return;
    const restoreFocus = holdFocus(`${listPad}/${id}`);
    step(() => moveRecord(place, kind, id, index));
    tell(`${what} staat nu op plaats ${indexOf(list, id) + 1} van ${list.size}.`);
    restoreFocus();
  };
  const move: RecordEdits['move'] = (id, by, what) => drop(id, ids().indexOf(id) + (by < 0 ? -1 : 2), what);
  const duplicate: RecordEdits['duplicate'] = (id, what) => {
    const copy = step(() => duplicateRecord(place, kind, id, newId));
    if (copy === null) return;
    tell(`${what} gedupliceerd.`);
    focusSoon(`${listPad}/${copy}/${TITLES[kind]}`);
  };
  const remove: RecordEdits['remove'] = (id, what) => {
    const order = ids();
    const next = order[order.indexOf(id) + 1] ?? order[order.indexOf(id) - 1];
    step(() => removeRecord(place, kind, id));
    tell(`${what} verwijderd.`);
    focusSoon(next ? `${listPad}/${next}` : listPad);
  };
  return { add, insert: (index) => void add(fresh, first, index), duplicate, move, drop, remove };
}
const NOTHING = {};

/**
 * Moving takes an element out of the page for an instant, and the focus with it. Returns what brings the
 * focus back to where it was in the record, in view.
 */
function holdFocus(pad: string): () => void {
  const focused = document.activeElement;
  return () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const record = document.querySelector<HTMLElement>(`.stuk[data-pad="${CSS.escape(pad)}"]`);
        if (!record) return;
        const inside = focused instanceof HTMLElement && record.contains(focused);
        if (inside && document.activeElement !== focused) focused.focus({ preventScroll: true });
        record.scrollIntoView({ block: 'nearest' });
        flash(record);
      }),
    );
}
