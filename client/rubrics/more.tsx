/** The facts that matter less often: read in the sentence when they are filled in, else behind one quiet «meer». */
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type * as Y from 'yjs';
import type { Place } from '../../model/place.ts';
import { useMayWrite } from '../sync/context.tsx';
import { WILL_JUMP } from '../sync/jump.ts';
import { padOf, type At } from '../sync/spot.ts';
import { derived, sameList, useStore, type Store } from '../sync/store.ts';

export interface More {
  readonly open: boolean;
  /** None of the details shows. */
  readonly bare: boolean;
  readonly toggle: () => void;
  readonly filled: readonly string[];
  readonly all: readonly string[];
}

/**
 * Follows which of the fields (`paths` of a record) are filled in; opens when someone is led to one of them.
 * Those `apart` stand elsewhere than among the details.
 */
export function useMore(at: At, paths: readonly string[], apart: readonly string[] = NONE): More {
  const [open, setOpen] = useState(false);
  const filled = useStore(useMemo(() => filledStore(at.place, paths), [at, paths]));
  useEffect(() => {
    const jump = (event: Event): void => {
      const target: unknown = (event as CustomEvent).detail;
      if (typeof target === 'string' && paths.some((path) => target.startsWith(padOf(at, path)))) setOpen(true);
    };
    window.addEventListener(WILL_JUMP, jump);
    return () => window.removeEventListener(WILL_JUMP, jump);
  }, [at, paths]);
  const bare = !open && filled.every((path) => apart.includes(path));
  return { open, bare, toggle: () => setOpen(!open), filled, all: paths };
}

const NONE: readonly string[] = [];

/** How the details are drawn: folded open, in a sentence of their own, or not at all. */
export function detailsClass({ open, bare }: More): string {
  return `details ${open ? 'open' : ''} ${bare ? 'niets' : ''}`;
}

/** One observer per record, whatever the number of its fields. */
function filledStore(place: Place, paths: readonly string[]): Store<readonly string[]> {
  const isFilled = (path: string): boolean => {
    const words = place.text(path);
    if (words) return words.length > 0;
    return (place.members(path)?.size ?? (place.value(path) === undefined ? 0 : 1)) > 0;
  };
  return derived<readonly string[]>(
    (changed) => {
      const listen = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        if (events.some(({ path }) => path.length <= 1)) changed();
      };
      place.values.observeDeep(listen as never);
      return () => place.values.unobserveDeep(listen as never);
    },
    () => paths.filter(isFilled),
    sameList,
  );
}

/** A field that shows when it is filled in, when «meer» is open, or while someone is in it. */
export function Optional({ more, path, children }: { more: More; path: string; children: ReactNode }) {
  const [inside, setInside] = useState(false);
  const filled = more.filled.includes(path);
  if (!filled && !more.open && !inside) return null;
  return (
    <span
      className="mogelijk"
      onFocus={() => setInside(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
      }}
    >
      {children}
    </span>
  );
}

/** «meer», while something is still hidden. */
export function MoreButton({ more, what }: { more: More; what: string }) {
  const mayWrite = useMayWrite();
  if (!mayWrite || (!more.open && more.filled.length === more.all.length)) return null;
  return (
    <button
      type="button"
      className="meer-knop"
      aria-expanded={more.open}
      aria-label={more.open ? `Minder gegevens van ${what}` : `Meer gegevens van ${what}`}
      onClick={more.toggle}
    >
      {more.open ? 'minder' : 'meer'}
    </button>
  );
}
