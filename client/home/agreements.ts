/** The list of agreements, kept fresh while someone looks at it. */
import { useCallback, useRef, useState } from 'react';
import { useKeptFresh } from '../api/fresh.ts';
import { getNewer, type Failure } from '../api/http.ts';
import type { AgreementRow } from '../api/places.ts';
import { sameList } from '../sync/store.ts';

export interface Agreements {
  /** Null until the first answer. */
  readonly rows: readonly AgreementRow[] | null;
  /** Why the last question failed; the rows are then those of before. */
  readonly failure: Failure | null;
  readonly again: () => void;
}

/** The agreements: at once, every quarter of a minute while the page is visible, and whenever it is looked at again. */
export function useAgreements(): Agreements {
  const [state, setState] = useState<Omit<Agreements, 'again'>>({ rows: null, failure: null });
  const asking = useRef(false);
  const mark = useRef<string | null>(null);
  const ask = useCallback(async (): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    const result = await getNewer<AgreementRow[]>('/api/overeenkomsten', mark.current);
    asking.current = false;
    if (!result.ok) return setState(({ rows }) => ({ rows, failure: result }));
    const newer = result.value;
    mark.current = newer ? newer.mark : mark.current;
    setState((before) => {
      const rows = newer ? sameWhereSame(before.rows, newer.value) : before.rows;
      return rows === before.rows && !before.failure ? before : { rows, failure: null };
    });
  }, []);
  useKeptFresh(ask);
  return { ...state, again: () => void ask() };
}

/** The new rows, but the old object for each that says the same as before, so that only what changed is drawn anew. */
function sameWhereSame(
  before: readonly AgreementRow[] | null,
  after: readonly AgreementRow[],
): readonly AgreementRow[] {
  if (!before) return after;
  const known = new Map(before.map((row) => [row.id, row]));
  const rows = after.map((row) => {
    const old = known.get(row.id);
    return old && JSON.stringify(old) === JSON.stringify(row) ? old : row;
  });
  return sameList(before, rows) ? before : rows;
}
