/** The toolbar over a selection; without one it comes when it is asked for (Alt+F10, or the button of the block). */
import type { Editor } from '@tiptap/core';
import { useEffect, useReducer, useRef, useState } from 'react';
import { useStore } from '../sync/store.ts';
import { usePlaced } from './placed.ts';
import { Toolbar } from './toolbar.tsx';
import type { BarState, Tools } from './tools.ts';

interface BubbleProps {
  readonly editor: Editor;
  readonly tools: Tools;
  readonly articles: boolean;
  readonly label: string;
}

/** The toolbar, while there is reason for it. */
export function Bubble(props: BubbleProps) {
  const { editor, tools } = props;
  const bar = useStore(tools.bar);
  const slash = useStore(tools.slash);
  const dragging = useDragging(editor);
  useRedraw(editor, tools);
  const { from, to, empty } = editor.state.selection;
  const wanted = bar === 'vanzelf' ? !empty && !dragging : bar !== 'weg';
  return wanted && !slash ? <Floating {...props} bar={bar} from={from} to={to} /> : null;
}

function Floating({
  editor,
  tools,
  articles,
  label,
  bar,
  from,
  to,
}: BubbleProps & { bar: BarState; from: number; to: number }) {
  const box = useRef<HTMLDivElement>(null);
  usePlaced(box, editor, from, to, sideOf(editor, from, to));
  useEffect(() => {
    if (bar === 'toetsen') box.current?.querySelector<HTMLElement>('.werktuig')?.focus({ preventScroll: true });
  }, [bar]);
  return (
    <div ref={box} className="werkbalk-zweef" style={{ opacity: 0 }}>
      <Toolbar editor={editor} tools={tools} articles={articles} label={label} />
    </div>
  );
}

/** Below where the selection ends its block: more of what is covered there is white. Above everywhere else. */
function sideOf({ view, state: { doc } }: Editor, from: number, to: number): 'top-start' | 'bottom-start' {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  if (!$from.parent.isTextblock || !$to.parent.isTextblock) return 'top-start';
  // Where a line wraps, one place is the end of a line and the start of the next: look from the selection's side.
  const isLine = (one: number, other: number, side: 1 | -1): boolean =>
    Math.abs(view.coordsAtPos(one, side).top - view.coordsAtPos(other, side).top) < 4;
  return isLine(to, $to.end(), -1) && !isLine(from, $from.start(), 1) ? 'bottom-start' : 'top-start';
}

/** Draws again when the text or its selection changes; what someone sent away comes back with the next selection. */
function useRedraw(editor: Editor, { bar }: Tools): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let selected = false;
    // While nothing is selected and nobody asked for it, there is nothing to draw: at most keys.
    const changed = (): void => {
      const before = selected;
      selected = !editor.state.selection.empty;
      if (selected || before || bar.get() !== 'vanzelf') redraw();
    };
    const moved = (): void => {
      if (bar.get() === 'weg' || (bar.get() !== 'vanzelf' && editor.view.hasFocus())) bar.set('vanzelf');
    };
    editor.on('transaction', changed);
    editor.on('selectionUpdate', moved);
    return () => {
      editor.off('transaction', changed);
      editor.off('selectionUpdate', moved);
      bar.set('vanzelf');
    };
  }, [editor, bar]);
}

/** True while the mouse is selecting: a toolbar that comes up then is in the way. */
function useDragging(editor: Editor): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const { dom } = editor.view;
    const begin = (event: PointerEvent): void => setDragging(event.pointerType === 'mouse' && event.buttons === 1);
    const end = (): void => setDragging(false);
    dom.addEventListener('pointerdown', begin);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      dom.removeEventListener('pointerdown', begin);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [editor]);
  return dragging;
}
