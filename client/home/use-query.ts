/** The list's query, which lives in the address, and what is being typed, which gets there after a moment. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { navigate, useSearch } from '../router.tsx';
import { addressOf, readQuery, type Query } from './query.ts';

/** How long typing must pause before the address follows, ms. */
const PAUSE = 250;

export interface Asked {
  readonly query: Query;
  /** What stands in the search field, ahead of the address. */
  readonly typed: string;
  readonly type: (typed: string) => void;
  readonly settle: () => void;
  readonly change: (part: Partial<Query>) => void;
}

/** Each choice is a step that Back takes back; a search is one step, however many letters. */
export function useQuery(): Asked {
  const search = useSearch();
  const query = useMemo(() => readQuery(search), [search]);
  const [typed, setTyped] = useState(query.zoek);
  const written = useRef(query.zoek);
  useEffect(() => {
    if (query.zoek === written.current) return;
    written.current = query.zoek;
    setTyped(query.zoek);
  }, [query.zoek]);
  const settle = useCallback(() => {
    const before = readQuery(location.search);
    if (location.pathname !== '/overeenkomsten' || before.zoek.trim() === typed.trim()) return;
    written.current = typed.trim() === '' ? '' : typed;
    navigate(addressOf({ ...before, zoek: typed }), { stay: true, instead: before.zoek !== '' && typed !== '' });
  }, [typed]);
  useEffect(() => {
    const timer = setTimeout(settle, PAUSE);
    return () => clearTimeout(timer);
  }, [settle]);
  const change = useCallback(
    (part: Partial<Query>) => {
      if (part.zoek !== undefined) setTyped(part.zoek);
      written.current = part.zoek ?? typed;
      navigate(addressOf({ ...readQuery(location.search), zoek: typed, ...part }), { stay: true });
    },
    [typed],
  );
  return { query, typed, type: setTyped, settle, change };
}
