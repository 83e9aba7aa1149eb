/** The signing of an agreement as the page knows it, kept fresh while someone looks at it. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Actor } from '../../model/access.ts';
import type { ReturnedFile, SigningState } from '../../model/signing.ts';
import { useKeptFresh } from '../api/fresh.ts';
import { get, type Failure } from '../api/http.ts';
import { pathOf } from '../home/row.tsx';

/** What the parts of the page go by. */
export interface Signing {
  readonly id: string;
  readonly titel: string;
  /** As who one is in this agreement. */
  readonly me: Actor | null;
  readonly state: SigningState;
  /** After something was done: the state as it is then, null when it could not be asked. */
  readonly refresh: () => Promise<SigningState | null>;
}

/** Where the server keeps what is about signing an agreement. */
export const signingPath = (id: string): string => `/api${pathOf(id)}/ondertekening`;

/** Where a file is that came back, and what is done to it. */
export const returnedPath = (id: string, { id: nr }: Pick<ReturnedFile, 'id'>): string =>
  `${signingPath(id)}/terug/${encodeURIComponent(nr)}`;

/** The page of it. */
export const signingPage = (id: string): string => `${pathOf(id)}/ondertekening`;

export interface Watched {
  /** Null until the first answer. */
  readonly state: SigningState | null;
  /** Why the last question failed; the state is then that of before. */
  readonly failure: Failure | null;
  readonly refresh: () => Promise<SigningState | null>;
}

/** The state, at once and again while the page is looked at. */
export function useSigning(id: string): Watched {
  const [known, setKnown] = useState<Omit<Watched, 'refresh'>>({ state: null, failure: null });
  /** An answer to an earlier question says less than one to a later. */
  const asked = useRef(0);
  const refresh = useCallback(async (): Promise<SigningState | null> => {
    const nth = ++asked.current;
    const result = await get<SigningState>(signingPath(id));
    if (nth !== asked.current) return result.ok ? result.value : null;
    setKnown((before) =>
      result.ok ? { state: sameOr(before.state, result.value), failure: null } : { ...before, failure: result },
    );
    return result.ok ? result.value : null;
  }, [id]);
  const look = useCallback(async () => void (await refresh()), [refresh]);
  useKeptFresh(look);
  return useMemo(() => ({ ...known, refresh }), [known, refresh]);
}

/** The old object where nothing changed: nothing is drawn anew, and nothing that is unfolded closes. */
function sameOr(before: SigningState | null, after: SigningState): SigningState {
  return before && JSON.stringify(before) === JSON.stringify(after) ? before : after;
}
