/** The editor of one rich text, with what it shows beside the text: toolbar, slash menu, block button. */
import { Editor } from '@tiptap/core';
import { useEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { useMedia } from '../agreement/media.ts';
import { useSession } from '../sync/context.tsx';
import { unknownContent } from '../sync/session.ts';
import type { Session } from '../sync/types.ts';
import { typedMarks } from './autolink.ts';
import { boundTo, restoreCaret } from './binding.ts';
import { BlockButton } from './block-button.tsx';
import { Bubble } from './bubble.tsx';
import { cleanClipboard } from './clipboard.ts';
import { Dock } from './dock.tsx';
import { characterGuard } from './guard.ts';
import { textKeys } from './keys.ts';
import { nodes } from './nodes.ts';
import { slashMenu } from './slash.ts';
import { SlashMenu } from './slash-menu.tsx';
import { tell } from './tell.ts';
import { fillNewBlocks } from './tidy.ts';
import { createTools, type Tools } from './tools.ts';

interface RichEditorProps {
  readonly fragment: Y.XmlFragment;
  readonly pad: string;
  readonly label: string;
  readonly empty: string;
  readonly articles: boolean;
}
interface Made {
  readonly editor: Editor;
  readonly tools: Tools;
}

/** An editor for as long as it is mounted. */
export function RichEditor({ fragment, pad, label, empty, articles }: RichEditorProps) {
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  const [made, setMade] = useState<Made | null>(null);
  const [blank, setBlank] = useState(false);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    if (!host.current) return undefined;
    const tools = createTools();
    const editor = makeEditor(host.current, fragment, session, label, articles, tools);
    const look = (): void => setBlank(editor.isEmpty);
    editor.on('transaction', look);
    editor.on('focus', () => setFocused(true));
    look();
    setMade({ editor, tools });
    const stop = session.history.onReturn(({ plek, caret }) => {
      if (plek === pad) restoreCaret(editor.view, caret);
    });
    return () => {
      stop();
      setMade(null);
      editor.destroy();
    };
  }, [fragment, session, label, pad, articles]);
  return (
    <div
      className="rijk-veld"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false);
      }}
    >
      <div ref={host} className="rijk-tekst" />
      {blank ? (
        <p className="rijk-leeg boven" aria-hidden="true">
          {empty}
        </p>
      ) : null}
      {made && focused ? <Beside {...made} articles={articles} label={label} /> : null}
    </div>
  );
}

/** What floats beside a text that has the focus. */
function Beside({ editor, tools, articles, label }: Made & { articles: boolean; label: string }) {
  const phone = useMedia('(max-width: 700px)');
  return (
    <>
      {phone ? (
        <Dock editor={editor} tools={tools} articles={articles} label={label} />
      ) : (
        <>
          <BlockButton editor={editor} tools={tools} />
          <Bubble editor={editor} tools={tools} articles={articles} label={label} />
        </>
      )}
      <SlashMenu editor={editor} tools={tools} />
    </>
  );
}

function makeEditor(
  element: HTMLElement,
  fragment: Y.XmlFragment,
  session: Session,
  label: string,
  articles: boolean,
  tools: Tools,
): Editor {
  const { history, notice } = session;
  const onUnknown = (): void => session.barrier.set(unknownContent());
  const say = (sentence: string): void => tell(notice, sentence);
  const editor = new Editor({
    element,
    extensions: [
      ...nodes(),
      boundTo(fragment, session, onUnknown, characterGuard(say)),
      cleanClipboard(articles, say),
      slashMenu(tools, history, articles),
      textKeys(tools, history, articles),
      typedMarks(history),
    ],
    injectCSS: false,
    // What is pasted is read by clipboard.ts; stars in it are stars.
    enablePasteRules: false,
    editorProps: { attributes: { 'aria-label': label, 'aria-multiline': 'true', role: 'textbox', spellcheck: 'true' } },
  });
  fillNewBlocks(editor.schema);
  return editor;
}
