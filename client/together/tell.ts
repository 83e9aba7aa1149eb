/** What this page tells the others beside the field it is in: the view, and the caret in a plain text. */
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { typeAt } from '../../model/pads.ts';
import type { View } from '../sync/presence.ts';
import type { Store } from '../sync/store.ts';

const VIEW_MS = 400;
const CARET_MS = 80;

/** Calls at once, and once more after a burst; at most every `wait` milliseconds. */
function throttled(act: () => void, wait: number): { readonly call: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;
  const run = (): void => {
    timer = undefined;
    if (!again) return;
    again = false;
    call();
  };
  const call = (): void => {
    if (timer !== undefined) {
      again = true;
      return;
    }
    act();
    timer = setTimeout(run, wait);
  };
  return { call, stop: () => clearTimeout(timer) };
}

/** Tells what stands at the top of the window, unless this page follows someone. */
export function tellView(awareness: Awareness, following: Store<string | null>): () => void {
  let told = '';
  const { call, stop } = throttled(() => {
    const view = following.get() === null ? viewNow() : null;
    if (!view || JSON.stringify(view) === told) return;
    told = JSON.stringify(view);
    awareness.setLocalStateField('zicht', view);
  }, VIEW_MS);
  call();
  window.addEventListener('scroll', call, { passive: true });
  return () => {
    stop();
    window.removeEventListener('scroll', call);
  };
}

/** Looks a little below the bar, downwards, for something smaller than a whole part. */
export function viewNow(): View | null {
  const paper = document.querySelector('.papier')?.getBoundingClientRect();
  if (!paper) return null;
  let part: View | null = null;
  for (let y = 76; y < window.innerHeight / 2; y += 24) {
    const found = document
      .elementsFromPoint(paper.left + paper.width / 2, y)
      .map((element) => element.closest<HTMLElement>('.papier [data-pad]'))
      .find((element) => element !== null);
    if (!found) continue;
    const view = viewOf(found);
    if (!found.hasAttribute('data-onderdeel')) return view;
    part ??= view;
  }
  return part;
}

function viewOf(element: HTMLElement): View {
  const { top, height } = element.getBoundingClientRect();
  const deel = Math.min(1, Math.max(0, (80 - top) / Math.max(1, height)));
  return { pad: element.dataset['pad'] ?? '', deel: Math.round(deel * 100) / 100 };
}

/** A caret or selection in a plain text, as relative positions. */
export interface FieldCaret {
  readonly pad: string;
  readonly anchor: unknown;
  readonly head: unknown;
}

/** Tells where the caret is in a text area. */
export function tellFieldCaret(awareness: Awareness, doc: Y.Doc): () => void {
  let told: string | null = null;
  const { call, stop } = throttled(() => {
    const caret = caretNow(doc);
    const text = caret && JSON.stringify(caret);
    if (text === told) return;
    told = text;
    awareness.setLocalStateField('veld', caret);
  }, CARET_MS);
  const events = ['selectionchange', 'input', 'focusin', 'focusout'];
  for (const name of events) document.addEventListener(name, call);
  return () => {
    stop();
    for (const name of events) document.removeEventListener(name, call);
  };
}

function caretNow(doc: Y.Doc): FieldCaret | null {
  const active = document.activeElement;
  const pad = active instanceof HTMLTextAreaElement ? active.dataset['pad'] : undefined;
  const text = pad === undefined ? undefined : typeAt(doc, pad);
  if (!(active instanceof HTMLTextAreaElement) || pad === undefined || !(text instanceof Y.Text)) return null;
  const { selectionStart, selectionEnd, selectionDirection } = active;
  const [anchor, head] =
    selectionDirection === 'backward' ? [selectionEnd, selectionStart] : [selectionStart, selectionEnd];
  const at = (index: number): unknown =>
    Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length)));
  return { pad, anchor: at(anchor), head: at(head) };
}
