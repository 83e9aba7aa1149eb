/** A quiet button in the margin of the block that holds the caret: the tools without a selection. */
import type { Editor } from '@tiptap/core';
import { useEffect, useRef, type RefObject } from 'react';
import { useStore } from '../sync/store.ts';
import type { Tools } from './tools.ts';

/** The button; it follows the caret. */
export function BlockButton({ editor, tools }: { editor: Editor; tools: Tools }) {
  const bar = useStore(tools.bar);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => follow(editor, button), [editor]);
  const open = bar === 'open' || bar === 'toetsen';
  return (
    <button
      ref={button}
      type="button"
      className="blok-knop"
      style={HIDDEN}
      aria-label="Opmaak en invoegen"
      title="Opmaak en invoegen (Alt+F10, of typ /)"
      aria-expanded={open}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        editor.commands.focus();
        tools.bar.set(open ? 'weg' : 'open');
      }}
    >
      <svg
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        aria-hidden="true"
      >
        <path d="M8 3v10M3 8h10" strokeLinecap="round" />
      </svg>
    </button>
  );
}

/** Until it is known where it belongs. */
const HIDDEN = { visibility: 'hidden' } as const;

/**
 * Keeps the button beside the block with the caret. Measured once a frame, when the page has been laid out
 * anyway: measuring at each key would lay it out twice. Returns how to stop.
 */
function follow(editor: Editor, { current: button }: RefObject<HTMLButtonElement | null>): () => void {
  let frame = 0;
  let shown: number | null = null;
  const place = (): void => {
    frame = 0;
    const top = topOf(editor, button);
    if (!button || top === shown) return;
    shown = top;
    button.style.visibility = top === null ? 'hidden' : 'visible';
    button.style.top = `${top ?? 0}px`;
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(place);
  };
  soon();
  editor.on('transaction', soon);
  const observer = new ResizeObserver(soon);
  observer.observe(editor.view.dom);
  return () => {
    cancelAnimationFrame(frame);
    editor.off('transaction', soon);
    observer.disconnect();
  };
}

/** Where the first line of the block with the caret begins, px under the top of the field; null when unknown. */
function topOf(editor: Editor, button: HTMLElement | null): number | null {
  const field = button?.offsetParent;
  const { $from } = editor.state.selection;
  if (!field || $from.depth === 0) return null;
  const block = editor.view.nodeDOM($from.before());
  if (!(block instanceof HTMLElement)) return null;
  const line = Number.parseFloat(getComputedStyle(block).lineHeight) || 24;
  return Math.round(block.getBoundingClientRect().top - field.getBoundingClientRect().top + (line - 24) / 2);
}
