/**
 * A field with a point bears a quiet mark, and says its sentence when it has the focus or the mouse rests on
 * it. One component for the whole page: fields carry their path (`data-pad`), so that not one of them has to
 * know about points, or re-render for them.
 */
import { computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useSession } from '../sync/context.tsx';
import type { Store } from '../sync/store.ts';
import { marksOf, usePointWords, type Marks } from './marks.ts';

const FIELD = 'input,textarea,select,button,.rijk,[role="combobox"]';
/** The mouse has to rest on a field for so long, ms. */
const REST_MS = 500;

interface Spot {
  readonly field: HTMLElement;
  readonly pad: string;
  readonly by: 'focus' | 'muis';
}

/** The marks and the sentence of the moment. */
export function FieldPoints() {
  const session = useSession();
  const [spot, setSpot] = useState<Spot | null>(null);
  useEffect(() => markFields(marksOf(session)), [session]);
  useEffect(() => followFocusAndMouse(setSpot), []);
  return spot ? <Sentence key={`${spot.pad} ${spot.by}`} {...spot} /> : null;
}

/** What is said of one field: to everyone who cannot see it, and beside the field unless it is simply empty and says so itself. */
function Sentence({ field, pad, by }: Spot) {
  const words = usePointWords(pad);
  const id = useId();
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => describe(field, words === '' ? null : id), [field, id, words]);
  useEffect(() => {
    if (box.current) void place(field, box.current);
  }, [field, words]);
  if (words === '') return null;
  const seen = by === 'muis' || hasContent(field);
  return createPortal(
    <p ref={box} id={id} className={seen ? 'punt-ballon' : 'enkel-voorlezen'}>
      {words}
    </p>,
    document.body,
  );
}

/** An empty field shows what to fill in already: twice would be nagging. */
function hasContent(field: HTMLElement): boolean {
  if (field instanceof HTMLInputElement && field.type === 'checkbox') return false;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement)
    return field.value.trim() !== '';
  return !field.matches('.leeg') && (field.textContent ?? '').trim() !== '';
}

/** Ties the sentence to the element that has the focus, beside what described it already. */
function describe(field: HTMLElement, id: string | null): () => void {
  const target = field.matches('.rijk') ? (field.querySelector('[contenteditable]') ?? field) : field;
  if (id === null) return () => undefined;
  const others = (): string[] =>
    (target.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
  target.setAttribute('aria-describedby', [...others(), id].join(' '));
  return () => {
    if (others().length > 0) target.setAttribute('aria-describedby', others().join(' '));
    else target.removeAttribute('aria-describedby');
  };
}

async function place(field: HTMLElement, box: HTMLElement): Promise<void> {
  const anchor = field instanceof HTMLSelectElement ? (field.closest('.keuze') ?? field) : field;
  const fit = size({
    padding: 8,
    apply: ({ availableWidth }) => box.style.setProperty('max-width', `${Math.min(320, availableWidth)}px`),
  });
  const { x, y } = await computePosition(anchor, box, {
    placement: 'bottom-start',
    middleware: [offset(4), flip(), shift({ padding: 8 }), fit],
  });
  Object.assign(box.style, { left: `${x}px`, top: `${y}px` });
}

const fieldOf = (target: EventTarget | null): Omit<Spot, 'by'> | null => {
  const holder = target instanceof Element ? target.closest<HTMLElement>('[data-pad]') : null;
  const pad = holder?.dataset['pad'];
  return holder && pad !== undefined && holder.matches(FIELD) ? { field: holder, pad } : null;
};

function followFocusAndMouse(set: (change: (now: Spot | null) => Spot | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const focusin = ({ target }: Event): void => {
    const found = fieldOf(target);
    set(() => (found ? { ...found, by: 'focus' } : null));
  };
  const focusout = (): void => set((now) => (now?.by === 'focus' ? null : now));
  const pointerover = (event: Event): void => {
    clearTimeout(timer);
    const found = (event as PointerEvent).pointerType === 'mouse' ? fieldOf(event.target) : null;
    if (found) timer = setTimeout(() => set((now) => (now?.by === 'focus' ? now : { ...found, by: 'muis' })), REST_MS);
    else set((now) => (now?.by === 'muis' ? null : now));
  };
  const away = (): void => set((now) => (now?.by === 'muis' ? null : now));
  const handlers = { focusin, focusout, pointerover, scroll: away };
  for (const [name, handler] of Object.entries(handlers))
    document.addEventListener(name, handler, { passive: true, capture: name === 'scroll' });
  return () => {
    clearTimeout(timer);
    for (const [name, handler] of Object.entries(handlers))
      document.removeEventListener(name, handler, { capture: name === 'scroll' });
  };
}

/** Puts `data-punt` on the fields that have a point, also on those that come onto the page later. */
function markFields(store: Store<Marks>): () => void {
  let marked: Marks = new Map();
  const put = (field: Element, marks: Marks): void => {
    const points = marks.get(field.getAttribute('data-pad') ?? '');
    // A choice shows its word beside the select: the mark stands on both.
    for (const shown of [field, ...(field.matches('select') ? [field.closest('.keuze')] : [])])
      if (points && field.matches(FIELD)) shown?.setAttribute('data-punt', points[0]?.ernst ?? 'tekort');
      else shown?.removeAttribute('data-punt');
  };
  const refresh = (): void => {
    const [before, next] = [marked, store.get()];
    marked = next;
    const differ = (pad: string): boolean => before.get(pad)?.[0]?.ernst !== next.get(pad)?.[0]?.ernst;
    const changed = new Set([...before.keys(), ...next.keys()].filter(differ));
    if (changed.size === 0) return;
    for (const field of document.querySelectorAll('[data-pad]'))
      if (changed.has(field.getAttribute('data-pad') ?? '')) put(field, next);
  };
  const arrived = new MutationObserver((records) => {
    if (marked.size === 0) return;
    for (const { addedNodes } of records)
      for (const node of addedNodes)
        if (node instanceof Element) for (const field of fieldsIn(node)) put(field, marked);
  });
  refresh();
  const stop = store.subscribe(refresh);
  arrived.observe(document.body, { childList: true, subtree: true });
  return () => {
    stop();
    arrived.disconnect();
  };
}

const fieldsIn = (node: Element): Element[] => [
  ...(node.matches('[data-pad]') ? [node] : []),
  ...node.querySelectorAll('[data-pad]'),
];
