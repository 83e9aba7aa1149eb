/**
 * Where you are, in the address: `#acties` for a part, `#/acties/a7` for a record or field. A link that is
 * shared opens there; a reload or Back returns to the very line.
 */
import { useEffect, useRef } from 'react';
import type { PartId } from '../../model/parts.ts';
import { holdAt, jumpTo } from '../sync/jump.ts';
import { goToPart } from './rail.tsx';

/** What the entry of the browser's history remembers. */
interface Spot {
  /** The field or record at the top of the window. */
  readonly pad: string;
  /** How far its top lies below the top of the window, in pixels. */
  readonly top: number;
}

/** Opens at the place the address names, and keeps the address true from then on. */
export function usePlaceInAddress(part: PartId): void {
  const now = useRef(part);
  const later = useRef<() => void>(() => undefined);
  useEffect(() => {
    history.scrollRestoration = 'manual';
    openThere();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (): void => remember(now.current);
    later.current = () => {
      clearTimeout(timer);
      timer = setTimeout(keep, SETTLED_MS);
    };
    window.addEventListener('scroll', later.current, { passive: true });
    window.addEventListener('pagehide', keep);
    window.addEventListener('hashchange', openThere);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('scroll', later.current);
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('hashchange', openThere);
      history.scrollRestoration = 'auto';
    };
  }, []);
  useEffect(() => {
    if (now.current === part) return;
    now.current = part;
    later.current();
  }, [part]);
}

const SETTLED_MS = 250;

/** The address of a record or field, to hand to someone else. */
export function linkTo(pad: string): string {
  return `${location.origin}${location.pathname}#${pad}`;
}

/** The part a hash lies in; the cover without one. */
export function partOfHash(hash: string): string {
  const [first, second] = decoded(hash.slice(1)).split('/');
  return (first === '' ? second : first) || 'algemeen';
}

function decoded(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return '';
  }
}

function openThere(): void {
  const spot = (history.state as { spot?: Spot } | null)?.spot;
  const wanted = decoded(location.hash.slice(1));
  if (spot && returnTo(spot)) return;
  if (wanted.startsWith('/')) jumpTo(wanted);
  else if (wanted !== '') openPart(wanted as PartId);
}

function openPart(part: PartId): void {
  goToPart(part, 'instant');
  const section = document.querySelector(`[data-onderdeel="${CSS.escape(part)}"]`);
  if (section) holdAt(section, section.getBoundingClientRect().top);
}

/** Puts a place back where it was in the window, and keeps it there while what lies above is drawn. */
function returnTo({ pad, top }: Spot): boolean {
  const target = document.querySelector(`[data-pad="${CSS.escape(pad)}"]`);
  if (target) holdAt(target, top);
  return target !== null;
}

function remember(part: PartId): void {
  // A link to one record stays in the address as long as its reader is in that part.
  const { pathname, search, hash } = location;
  const address = partOfHash(hash) === part ? hash : part === 'algemeen' ? '' : `#${part}`;
  const spot = spotInView();
  const state = { ...(history.state as object | null), ...(spot ? { spot } : {}) };
  history.replaceState(state, '', pathname + search + address);
}

/**
 * The field or record at the top of the window. One that began far above it, such as a whole part between two
 * records, is no hold: what lies within it may be drawn anew. Then something further down is.
 */
function spotInView(): Spot | null {
  const paper = document.querySelector('.papier')?.getBoundingClientRect();
  if (!paper) return null;
  const x = paper.left + paper.width / 2;
  const found = READING_LINES.flatMap((y) => {
    const field = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-pad]');
    const pad = field?.dataset['pad'];
    return field && pad !== undefined ? [{ pad, top: Math.round(field.getBoundingClientRect().top) }] : [];
  });
  return found.find(({ top }) => top > -window.innerHeight / 2) ?? found[0] ?? null;
}

/** From just below the bar on top, in px. */
const READING_LINES = [90, 130, 180, 240, 310, 400, 500];
