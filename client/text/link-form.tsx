/** Setting the address of a link. */
import type { Editor } from '@tiptap/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { toAddress } from './link.ts';

/** Links the selection, or changes or removes the link that holds the caret. */
export function LinkForm({ editor, done }: { editor: Editor; done: () => void }) {
  const current: unknown = editor.getAttributes('link')['href'];
  const [typed, setTyped] = useState(typeof current === 'string' ? current : '');
  const [wrong, setWrong] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The form opens on request: the person wants to type here. It may not be in its place yet.
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => showTarget(editor), [editor]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const href = toAddress(typed);
    setWrong(href === null);
    if (href === null) return;
    setLink(editor, href);
    done();
  };
  const remove = (): void => {
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
    done();
  };
  return (
    <form className="koppelformulier" onSubmit={submit}>
      <input
        value={typed}
        aria-label="Adres van de koppeling"
        aria-invalid={wrong || undefined}
        placeholder="www.vdab.be of naam@gemeente.be"
        data-eigen-undo=""
        ref={field}
        inputMode="url"
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="knop klein">
        Koppelen
      </button>
      {current ? (
        <button type="button" className="knop klein stil" onClick={remove}>
          Koppeling weghalen
        </button>
      ) : null}
      {wrong ? (
        <span className="fout-hint" role="alert">
          Schrijf een webadres of een e-mailadres.
        </span>
      ) : null}
    </form>
  );
}

function setLink(editor: Editor, href: string): void {
  const { empty } = editor.state.selection;
  if (!empty || editor.isActive('link')) editor.chain().focus().extendMarkRange('link').setMark('link', { href }).run();
  else
    editor
      .chain()
      .focus()
      .insertContent({ type: 'text', text: href.replace(/^mailto:/, ''), marks: [{ type: 'link', attrs: { href } }] })
      .run();
}

/** Keeps the words that will be linked marked while the focus is on the address. Returns how to stop. */
function showTarget({ view, state }: Editor): () => void {
  const { from, to, empty } = state.selection;
  if (empty || !('highlights' in CSS)) return () => undefined;
  const range = new Range();
  const [start, end] = [view.domAtPos(from), view.domAtPos(to)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  CSS.highlights.set('te-koppelen', new Highlight(range));
  return () => void CSS.highlights.delete('te-koppelen');
}
