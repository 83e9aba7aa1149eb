/** What was set aside, compared with the text as it is now, for as long as someone looks at it. */
import { useEffect, useState } from 'react';
import type { Session } from '../sync/types.ts';
import { useStore } from '../sync/store.ts';
import { entriesOf, type Entry } from './entries.ts';
import { joinAside } from './join.ts';

/** Comparing takes as long as reading the whole text: not while someone is typing, ms. */
const REST_MS = 600;

/** The places that adding would change; null while that is not known. Nothing set aside, or all of it in the text: none. */
export function useEntries({ doc, aside, synced, judged }: Session): readonly Entry[] | null {
  const rows = useStore(aside.kept);
  const isHere = useStore(synced);
  const text = useStore(judged);
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  const isFirst = entries === null;
  useEffect(() => {
    if (!isHere || rows.length === 0) {
      setEntries(rows.length === 0 ? [] : null);
      return undefined;
    }
    const compare = (): void => {
      const both = joinAside(
        doc,
        rows.map(({ update }) => update),
      );
      setEntries(entriesOf(doc, both));
      both.destroy();
    };
    const timer = setTimeout(compare, isFirst ? 0 : REST_MS);
    return () => clearTimeout(timer);
    // The text as judged changes when the document does, a moment later.
  }, [doc, rows, isHere, text, isFirst]);
  return entries;
}
