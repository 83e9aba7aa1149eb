/** Where this person is: told to the others, and used for the rail and the guidance. */
import { useEffect, useState } from 'react';
import { partOf, type PartId } from '../../model/parts.ts';
import { useSession } from '../sync/context.tsx';
import type { History, Spot } from '../sync/history.ts';
import { jumpTo } from '../sync/jump.ts';
import { cellPadOf } from '../sync/spot.ts';
import type { Session } from '../sync/types.ts';

/** The part that has the focus, else the part in view; also keeps `plek` and `rubriek` in awareness. */
export function useTracking(): PartId {
  const session = useSession();
  const [view, setView] = useState<PartId>('algemeen');
  const [focused, setFocused] = useState<PartId | null>(null);
  const part = focused ?? view;
  useEffect(() => trackFocus(session, setFocused), [session]);
  useEffect(() => trackView(setView), []);
  useEffect(() => session.awareness.setLocalStateField('rubriek', part), [session, part]);
  useEffect(() => session.history.onReturn((spot) => returnTo(spot, session.history)), [session]);
  return part;
}

/** Tells the others which field has the focus, and starts a new undo step with each field. */
function trackFocus({ awareness, history }: Session, tell: (part: PartId | null) => void): () => void {
  let now: string | null = null;
  const look = (): void => {
    const active = document.activeElement;
    const next = active?.closest<HTMLElement>('[data-pad]')?.dataset['pad'] ?? null;
    tell(partAround(active, next));
    if (next === now) return;
    now = next;
    history.pause();
    awareness.setLocalStateField('plek', next);
  };
  // Between losing and gaining the focus it is nowhere for an instant: look when it has settled.
  const later = (): void => queueMicrotask(look);
  // The rail puts the focus on a heading: who then scrolls on is reading elsewhere.
  const scrolled = (): void => {
    if (document.activeElement?.matches('h2')) tell(null);
  };
  const handlers = { focusin: look, focusout: later, wheel: scrolled, touchmove: scrolled };
  for (const [name, handler] of Object.entries(handlers)) document.addEventListener(name, handler, { passive: true });
  return () => {
    for (const [name, handler] of Object.entries(handlers)) document.removeEventListener(name, handler);
  };
}

/** The part an element lies in. What floats above the page says by its path where it belongs. */
function partAround(active: Element | null, pad: string | null): PartId | null {
  const section = active?.closest<HTMLElement>('[data-onderdeel]');
  if (section) return section.dataset['onderdeel'] as PartId;
  return pad === null ? null : partOf(pad);
}

/** The part that crosses the upper third of the window. */
function trackView(tell: (part: PartId) => void): () => void {
  const visible = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) visible.add(target);
        else visible.delete(target);
      }
      const [first] = [...document.querySelectorAll<HTMLElement>('[data-onderdeel]')].filter((section) =>
        visible.has(section),
      );
      if (first) tell(first.dataset['onderdeel'] as PartId);
    },
    { rootMargin: '-25% 0px -70% 0px' },
  );
  for (const section of document.querySelectorAll('[data-onderdeel]')) observer.observe(section);
  return () => observer.disconnect();
}

/** Shows where an undone step was made. Rich texts that are mounted restore their own caret. */
function returnTo(spot: Spot, history: History): void {
  const pad = spot.plek;
  if (!pad) return;
  requestAnimationFrame(() => {
    // A part that is one text bears the same path as that text.
    const target = [...document.querySelectorAll<HTMLElement>(`[data-pad="${CSS.escape(pad)}"]`)].at(-1);
    if (target?.contains(document.activeElement)) return;
    // A cell shows the outcome itself: its editor would cover it and catch the next click.
    if (!target) jumpTo(cellPadOf(pad) ?? pad);
    else if (target.matches('.rijk') && !target.querySelector('[contenteditable="true"]'))
      awaitEditor(target, spot, history);
    else if (target.matches('textarea,input,select,.rijk')) jumpTo(pad);
    else target.scrollIntoView({ block: 'nearest' });
  });
}

/** A rich text far from the window has no editor yet; it gets one as soon as it is brought near. */
function awaitEditor(target: HTMLElement, spot: Spot, history: History): void {
  const arrived = new MutationObserver(() => {
    if (!target.querySelector('[contenteditable="true"]')) return;
    stop();
    // The text comes into a new editor one moment later.
    setTimeout(() => history.returnAgain(spot), 50);
  });
  const stop = (): void => {
    arrived.disconnect();
    clearTimeout(patience);
  };
  const patience = setTimeout(stop, 3000);
  arrived.observe(target, { childList: true, subtree: true });
  jumpTo(spot.plek ?? '');
}
