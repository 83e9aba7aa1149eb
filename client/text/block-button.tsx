/** A quiet button in the margin of the block that holds the caret: the tools without a selection. */
import type { Editor } from '@tiptap/core';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useStore } from '../sync/store.ts';
import type { Tools } from './tools.ts';

/** The button; it follows the caret. */
export function BlockButton({ editor, tools }: { editor: Editor; tools: Tools }) {
  const bar = useStore(tools.bar);
  const button = useRef<HTMLButtonElement>(null);
  const [top, setTop] = useState<number | null>(null);
  const [resized, resize] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const look = (): void => setTop(topOf(editor, button.current));
    look();
    editor.on('transaction', look);
    const observer = new ResizeObserver(resize);
    observer.observe(editor.view.dom);
    return () => {
      editor.off('transaction', look);
      observer.disconnect();
    };
  }, [editor, resized]);
  const open = bar === 'open' || bar === 'toetsen';
  return (
    <button
      ref={button}
      type="button"
      className="blok-knop"
      style={top === null ? { visibility: 'hidden' } : { top }}
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
