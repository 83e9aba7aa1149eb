/** On a phone the toolbar stands at the bottom, above the keyboard. */
import type { Editor } from '@tiptap/core';
import { useReducer, useEffect, useRef, useState } from 'react';
import { Toolbar } from './toolbar.tsx';
import type { Tools } from './tools.ts';

/** The toolbar of the text that has the focus. */
export function Dock({
  editor,
  tools,
  articles,
  label,
}: {
  editor: Editor;
  tools: Tools;
  articles: boolean;
  label: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const keyboard = useKeyboard();
  useEffect(() => {
    editor.on('transaction', redraw);
    const stop = tools.bar.subscribe(() => {
      if (tools.bar.get() === 'toetsen') box.current?.querySelector<HTMLElement>('.werktuig')?.focus();
    });
    return () => {
      editor.off('transaction', redraw);
      stop();
      tools.bar.set('vanzelf');
    };
  }, [editor, tools]);
  return (
    <div ref={box} className="werkbalk-vast" style={{ bottom: keyboard }}>
      <Toolbar editor={editor} tools={tools} articles={articles} label={label} docked />
    </div>
  );
}

/** How much of the window's bottom the keyboard covers, px. */
function useKeyboard(): number {
  const [covered, setCovered] = useState(0);
  useEffect(() => {
    const view = window.visualViewport;
    if (!view) return undefined;
    const look = (): void => setCovered(Math.max(0, Math.round(window.innerHeight - view.height - view.offsetTop)));
    look();
    view.addEventListener('resize', look);
    view.addEventListener('scroll', look);
    return () => {
      view.removeEventListener('resize', look);
      view.removeEventListener('scroll', look);
    };
  }, []);
  return covered;
}
