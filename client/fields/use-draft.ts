/**
 * What is being typed into a value field. It is stored as soon as it can be read, so that closing the page
 * loses nothing; what cannot be read stays where it was typed, with its error, until it is corrected.
 */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type * as Y from 'yjs';
import { setValue } from '../../model/edit.ts';
import { useSession } from '../sync/context.tsx';
import { padOf, type At } from '../sync/spot.ts';
import type { Kind } from './kinds.ts';

/** How long a value may still be the beginning of another before it is stored, in milliseconds. */
const SETTLE_MS = 800;

/** Unreadable drafts by field: they outlive a field that folds away. */
const unreadable = new WeakMap<Y.Doc, Map<string, string>>();
function draftsOf(doc: Y.Doc): Map<string, string> {
  const drafts = unreadable.get(doc) ?? new Map<string, string>();
  unreadable.set(doc, drafts);
  return drafts;
}

export interface Draft {
  /** What stands in the field while it is typed in; null while it reads. */
  readonly typed: string | null;
  readonly wrong: boolean;
  readonly enter: () => void;
  readonly type: (typed: string) => void;
  readonly leave: () => void;
  readonly key: (event: KeyboardEvent) => void;
  /** Stores a value chosen elsewhere (the calendar). */
  readonly pick: (typed: string) => void;
}

interface Typing<T> {
  /** What was stored when the field was entered, or at the last Enter: Escape brings it back. */
  readonly before: T | undefined;
  /** What we stored last, or found. */
  own: T | undefined;
  touched: boolean;
}

/** The draft of the field at `path`; `stored` is what the document holds. */
export function useDraft<T>(at: At, path: string, kind: Kind<T>, stored: T | undefined): Draft {
  const { doc, history } = useSession();
  const pad = padOf(at, path);
  const [typed, setTyped] = useState<string | null>(() => draftsOf(doc).get(pad) ?? null);
  const typing = useRef<Typing<T> | null>(null);
  const wrong = typed !== null && typed.trim() !== '' && kind.parse(typed) === null;
  const store = useCallback(
    (text: string): void => {
      const value = text.trim() === '' ? undefined : kind.parse(text);
      const now = kind.read(at.place.value(path));
      if (value === null || value === now) return;
      if (!typing.current?.touched) history.pause();
      if (typing.current) Object.assign(typing.current, { own: value, touched: true });
      setValue(at.place, path, value);
    },
    [at, path, kind, history],
  );
  const later = useLater(store);
  useFollow(typing, stored, kind, setTyped);
  useKept(doc, pad, wrong ? typed : null);
  const enter = (): void => {
    if (wrong) return;
    typing.current = { before: stored, own: stored, touched: false };
    setTyped(stored === undefined ? '' : kind.edit(stored));
  };
  const type = (text: string): void => {
    typing.current ??= { before: stored, own: stored, touched: false };
    setTyped(text);
    if (kind.unfinished(text)) later.set(text);
    else {
      later.cancel();
      store(text);
    }
  };
  const leave = (): void => {
    later.flush();
    if (typing.current?.touched) history.pause();
    typing.current = null;
    if (!wrong) setTyped(null);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      later.flush();
      if (typing.current) settle(typing.current, history);
    }
    if (event.key !== 'Escape') return;
    later.cancel();
    const before = typing.current?.touched ? typing.current.before : stored;
    store(before === undefined ? '' : kind.edit(before));
    setTyped(before === undefined ? '' : kind.edit(before));
  };
  const pick = (text: string): void => {
    later.cancel();
    typing.current = null;
    store(text);
    setTyped(null);
  };
  return { typed, wrong, enter, type, leave, key, pick };
}

/** Enter agrees with what stands there: Escape, which may close a panel, does not take it back any more. */
function settle(typing: Typing<unknown>, history: { readonly pause: () => void }): void {
  if (typing.touched) history.pause();
  Object.assign(typing, { before: typing.own, touched: false });
}

/** When someone else changes the value while we are in the field, their value stands there; ours never overwrites it unseen. */
function useFollow<T>(
  typing: { current: Typing<T> | null },
  stored: T | undefined,
  kind: Kind<T>,
  setTyped: (change: (now: string | null) => string | null) => void,
): void {
  useEffect(() => {
    const now = typing.current;
    if (!now || now.own === stored) return;
    Object.assign(now, { own: stored });
    setTyped((text) => {
      const mine = text === null || text.trim() === '' ? undefined : kind.parse(text);
      // What cannot be read is still being typed: it stays.
      return text === null || mine === null || mine === stored ? text : stored === undefined ? '' : kind.edit(stored);
    });
  }, [typing, stored, kind, setTyped]);
}

/** Stores after a pause, at once when the page is left or the field goes. */
function useLater(store: (text: string) => void) {
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(store);
  useEffect(() => {
    latest.current = store;
  }, [store]);
  const cancel = useCallback((): void => {
    if (waiting.current) clearTimeout(waiting.current.timer);
    waiting.current = null;
  }, []);
  const flush = useCallback((): void => {
    const text = waiting.current?.text;
    cancel();
    if (text !== undefined) latest.current(text);
  }, [cancel]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [flush]);
  const set = useCallback(
    (text: string): void => {
      cancel();
      waiting.current = { text, timer: setTimeout(flush, SETTLE_MS) };
    },
    [cancel, flush],
  );
  return { set, cancel, flush };
}

/** Keeps what cannot be read, and asks before the page is left with it. */
function useKept(doc: Y.Doc, pad: string, draft: string | null): void {
  useEffect(() => {
    const drafts = draftsOf(doc);
    if (draft === null) {
      drafts.delete(pad);
      return undefined;
    }
    drafts.set(pad, draft);
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [doc, pad, draft]);
}
