/** Adding, moving and removing records, with the focus following along. */
import { useMemo } from 'react';
import { addRecord, moveRecord, removeRecord, type RecordKind } from '../../model/edit.ts';
import { ordered } from '../../model/order.ts';
import { useSession } from '../sync/context.tsx';
import { focusSoon } from '../sync/jump.ts';
import { padOf, type At } from '../sync/spot.ts';

export interface RecordEdits {
  /** Adds a record at the end and goes to its field `focus`. Returns the new id. */
  readonly add: (data: Readonly<Record<string, unknown>>, focus: string) => string;
  /** Moves by one place, up (-1) or down (1). */
  readonly move: (id: string, by: -1 | 1) => void;
  /** Removes, says so (`what`: "Actie A3"), and goes to what stood next to it. */
  readonly remove: (id: string, what: string) => void;
}

/** A new id: 16 characters, enough that two never meet. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  return `${prefix}-${Array.from(bytes, (byte) => (byte % 36).toString(36)).join('')}`;
}

/** The edits of one list of records. */
export function useRecordEdits(at: At, kind: RecordKind): RecordEdits {
  const session = useSession();
  const { place } = at;
  const listPad = padOf(at, kind);
  const list = place.list(kind);
  return useMemo(() => {
    const ids = (): string[] => (list ? ordered(list).map(({ id }) => id) : []);
    return {
      add: (data, focus) => {
        const id = newId(kind.split('.').at(-1)?.slice(0, 3) ?? 'r');
        session.history.pause();
        addRecord(place, kind, id, data);
        session.history.pause();
        focusSoon(`${listPad}/${id}/${focus}`);
        return id;
      },
      move: (id, by) => {
        const from = ids().indexOf(id);
        session.history.pause();
        moveRecord(place, kind, id, from + by);
        session.history.pause();
        session.notice.set({ text: `Verplaatst naar plaats ${ids().indexOf(id) + 1}.`, undoable: true });
      },
      remove: (id, what) => {
        const order = ids();
        const next = order[order.indexOf(id) + 1] ?? order[order.indexOf(id) - 1];
        session.history.pause();
        removeRecord(place, kind, id);
        session.history.pause();
        session.notice.set({ text: `${what} verwijderd.`, undoable: true });
        focusSoon(next ? `${listPad}/${next}` : listPad);
      },
    };
  }, [place, list, listPad, kind, session]);
}
