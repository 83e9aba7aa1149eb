/** What was set aside, compared with the text as it is now, for as long as someone looks at it. */
import { useEffect, useState } from 'react';
import type { Aside } from '../device/aside.ts';
import type { Session } from '../sync/types.ts';
import { useStore } from '../sync/store.ts';
import type { Entry } from './entries.ts';

/** Comparing takes as long as reading the whole text: not while someone is typing, ms. */
const REST_MS = 600;

/** What was found, and of what: of something else it says nothing. */
interface Found {
  readonly rows: readonly Aside[];
  readonly entries: readonly Entry[];
}

/** The places that adding would change; none while that is not known. */
export function useEntries({ aside, synced, judged }: Session): readonly Entry[] {
  const rows = useStore(aside.kept);
  const isHere = useStore(synced);
  const text = useStore(judged);
  const [found, setFound] = useState<Found | null>(null);
  const isKnown = found?.rows === rows;
  useEffect(() => {
    if (!isHere || rows.length === 0) return undefined;
    const timer = setTimeout(() => setFound({ rows, entries: aside.compare() }), isKnown ? REST_MS : 0);
    return () => clearTimeout(timer);
    // The text as judged changes when the document does, a moment later.
  }, [aside, rows, isHere, text, isKnown]);
  return isKnown ? found.entries : [];
}
