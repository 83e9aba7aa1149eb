/** The editor of one rich text, with its quiet toolbar. */
import { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { useSession } from '../sync/context.tsx';
import { unknownContent } from '../sync/session.ts';
import type { Session } from '../sync/types.ts';
import { boundTo, restoreCaret } from './binding.ts';
import { nodes } from './nodes.ts';
import { fillNewBlocks } from './tidy.ts';
import { Toolbar } from './toolbar.tsx';

interface RichEditorProps {
  readonly fragment: Y.XmlFragment;
  readonly pad: string;
  readonly label: string;
  readonly empty: string;
  readonly articles: boolean;
}

/** An editor for as long as it is mounted. */
export function RichEditor({ fragment, pad, label, empty, articles }: RichEditorProps) {
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [blank, setBlank] = useState(false);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (!host.current) return undefined;
    const made = makeEditor(host.current, fragment, session, label);
    const look = (): void => setBlank(made.isEmpty);
    made.on('transaction', look);
    made.on('focus', () => setFocused(true));
    look();
    setEditor(made);
    const stop = session.history.onReturn(({ plek, caret }) => {
      if (plek === pad) restoreCaret(made.view, caret);
    });
    return () => {
      stop();
      setEditor(null);
      made.destroy();
    };
  }, [fragment, session, label, pad]);
  return (
    <div
      className="rijk-veld"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      }}
    >
      {editor && focused ? (
        <div className="werkbalk-baan">
          <Toolbar editor={editor} articles={articles} label={label} />
        </div>
      ) : null}
      <div ref={host} className="rijk-tekst" />
      {blank ? (
        <p className="rijk-leeg boven" aria-hidden="true">
          {empty}
        </p>
      ) : null}
    </div>
  );
}

function makeEditor(element: HTMLElement, fragment: Y.XmlFragment, session: Session, label: string): Editor {
  const onUnknown = (): void => session.barrier.set(unknownContent());
  const editor = new Editor({
    element,
    extensions: [...nodes(), boundTo(fragment, session, onUnknown)],
    injectCSS: false,
    editorProps: { attributes: { 'aria-label': label, 'aria-multiline': 'true', role: 'textbox', spellcheck: 'true' } },
  });
  fillNewBlocks(editor.schema);
  return editor;
}
