/**
 * A text area bound to a Y.Text. The DOM holds the draft and React stays out of it: a keystroke touches
 * one text and one element. The caret stays where it is while others type, and an input method is left
 * alone until it is done.
 */
import { useEffect, type RefObject } from 'react';
import type * as Y from 'yjs';
import { LOCAL_EDIT, setText } from '../../model/edit.ts';
import { mergeDraft, shiftOffset, siftDraft, type Delta } from './draft.ts';

type Field = HTMLTextAreaElement;
const GROWS = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/** Told which signs were left out because the paper cannot show them. */
type OnLost = (lost: readonly string[]) => void;

/** Binds the element to the text while both are there. `onLost` must be stable. */
export function useBoundText(
  field: RefObject<Field | null>,
  text: Y.Text | undefined,
  oneLine: boolean,
  onLost: OnLost,
): void {
  useEffect(() => {
    const element = field.current;
    return element && text ? bind(element, text, oneLine, onLost) : undefined;
  }, [field, text, oneLine, onLost]);
}

function bind(element: Field, text: Y.Text, oneLine: boolean, onLost: OnLost): () => void {
  let composing: { base: string; deltas: Delta[] } | null = null;
  const show = (): void => {
    if (element.value !== text.toJSON()) element.value = text.toJSON();
    grow(element);
  };
  const remote = (event: Y.YTextEvent): void => {
    if (composing) composing.deltas.push(event.delta);
    else if (element.value !== text.toJSON()) replaceValue(element, text.toJSON(), event.delta);
    grow(element);
  };
  const typed = (): void => {
    if (composing) return;
    onLost(siftElement(element, text.toJSON()));
    const value = oneLine ? element.value.replace(/\s*\n\s*/g, ' ') : element.value;
    setText(text, value, element.selectionStart);
    if (element.value !== value) element.value = value;
    grow(element);
  };
  const begin = (): void => {
    composing = { base: text.toJSON(), deltas: [] };
  };
  const end = (): void => {
    if (!composing) return;
    const { base, deltas } = composing;
    composing = null;
    if (deltas.length === 0) return typed();
    onLost(siftElement(element, base));
    const caret = element.selectionEnd;
    apply(text, mergeDraft(base, element.value, deltas));
    const moved = deltas.reduce((offset, delta) => shiftOffset(offset, delta), caret);
    element.value = text.toJSON();
    element.setSelectionRange(moved, moved);
    grow(element);
  };
  show();
  text.observe(remote);
  const stop = listenAll(element, { input: typed, compositionstart: begin, compositionend: end, blur: end });
  return () => {
    end();
    text.unobserve(remote);
    stop();
  };
}

/** Takes what cannot be printed out of what was just typed or pasted; what stood there before stays. */
function siftElement(element: Field, before: string): readonly string[] {
  const { text, caret, lost } = siftDraft(before, element.value, element.selectionStart);
  if (text === element.value) return lost;
  element.value = text;
  element.setSelectionRange(caret, caret);
  return lost;
}

function listenAll(element: Field, handlers: Record<string, () => void>): () => void {
  for (const [name, handler] of Object.entries(handlers)) element.addEventListener(name, handler);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) element.removeEventListener(name, handler);
  };
}

function apply(text: Y.Text, { index, remove, insert }: ReturnType<typeof mergeDraft>): void {
  text.doc?.transact(() => {
    // From the back, so that the offsets in front keep their meaning.
    for (const unit of [...remove].reverse()) if (unit >= index) text.delete(unit, 1);
    if (insert) text.insert(index, insert);
    for (const unit of [...remove].reverse()) if (unit < index) text.delete(unit, 1);
  }, LOCAL_EDIT);
}

function replaceValue(element: Field, value: string, delta: Delta): void {
  const focused = document.activeElement === element;
  const { selectionStart, selectionEnd, selectionDirection } = element;
  element.value = value;
  if (focused)
    element.setSelectionRange(shiftOffset(selectionStart, delta), shiftOffset(selectionEnd, delta), selectionDirection);
}

/** As high as its text, where the browser does not do that by itself. */
function grow(element: Field): void {
  if (GROWS) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
}
