/** Where this person is: told to the others, and used for the rail and the guidance. */
import { useEffect, useState } from 'react';
import type { PartId } from '../../model/parts.ts';
import { useSession } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import type { Session } from '../sync/types.ts';

/** The part in view (or in focus); also keeps `plek` and `rubriek` in awareness. */
export function useTracking(): PartId {
  const session = useSession();
  const [part, setPart] = useState<PartId>('algemeen');
  useEffect(() => trackFocus(session), [session]);
  useEffect(() => trackView(setPart), []);
  useEffect(() => session.awareness.setLocalStateField('rubriek', part), [session, part]);
  useEffect(() => session.history.onReturn(({ plek }) => returnTo(plek)), [session]);
  return part;
}

/** Tells the others which field has the focus, and starts a new undo step with each field. */
function trackFocus({ awareness, history }: Session): () => void {
  let now: string | null = null;
  const look = (): void => {
    const active = document.activeElement;
    const next = active?.closest<HTMLElement>('[data-pad]')?.dataset['pad'] ?? null;
    if (next === now) return;
    now = next;
    history.pause();
    awareness.setLocalStateField('plek', next);
  };
  // Between losing and gaining the focus it is nowhere for an instant: look when it has settled.
  const later = (): void => queueMicrotask(look);
  document.addEventListener('focusin', look);
  document.addEventListener('focusout', later);
  return () => {
    document.removeEventListener('focusin', look);
    document.removeEventListener('focusout', later);
  };
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
function returnTo(pad: string | null): void {
  if (!pad) return;
  requestAnimationFrame(() => {
    const target = document.querySelector<HTMLElement>(`[data-pad="${CSS.escape(pad)}"]`);
    if (target?.contains(document.activeElement)) return;
    if (!target || target.matches('textarea,input,select,.rijk')) jumpTo(pad);
    else target.scrollIntoView({ block: 'nearest' });
  });
}
