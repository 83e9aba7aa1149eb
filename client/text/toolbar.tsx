/** What can be done with the text that has the focus. Quiet: it is there only then. */
import type { Editor } from '@tiptap/core';
import { useEffect, useReducer, useState } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { LinkIcon, ListIcon, NumbersIcon, TableIcon } from '../fields/icons.tsx';
import { LinkForm } from './link-form.tsx';
import { Tool } from './tool.tsx';
import { TableTools } from './table-tools.tsx';

/** The toolbar of one editor. */
export function Toolbar({ editor, articles, label }: { editor: Editor; articles: boolean; label: string }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [linking, setLinking] = useState(false);
  useEffect(() => {
    editor.on('transaction', redraw);
    return () => void editor.off('transaction', redraw);
  }, [editor]);
  const chain = () => editor.chain().focus();
  const inTable = editor.isActive('table');
  return (
    <AriaToolbar className="werkbalk" aria-label={`Opmaak van ${label.toLowerCase()}`}>
      <Tool name="Vet" on={editor.isActive('bold')} press={() => chain().toggleBold().run()}>
        <b>V</b>
      </Tool>
      <Tool name="Cursief" on={editor.isActive('italic')} press={() => chain().toggleItalic().run()}>
        <i>C</i>
      </Tool>
      <Tool
        name="Tussenkop"
        on={editor.isActive('heading')}
        press={() => chain().toggleNode('heading', 'paragraph').run()}
      >
        Kop
      </Tool>
      {articles ? (
        <Tool
          name="Genummerd artikel"
          on={editor.isActive('artikel')}
          press={() => chain().toggleNode('artikel', 'paragraph').run()}
        >
          Artikel
        </Tool>
      ) : null}
      <Lists editor={editor} />
      <Tool name="Koppeling" on={editor.isActive('link') || linking} press={() => setLinking(!linking)}>
        <LinkIcon />
      </Tool>
      {inTable ? null : (
        <Tool
          name="Tabel invoegen"
          on={false}
          press={() => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        >
          <TableIcon />
        </Tool>
      )}
      {inTable ? <TableTools editor={editor} /> : null}
      {linking ? <LinkForm editor={editor} done={() => setLinking(false)} /> : null}
    </AriaToolbar>
  );
}

function Lists({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus();
  return (
    <>
      <Tool
        name="Opsomming"
        on={editor.isActive('bulletList')}
        press={() => chain().toggleList('bulletList', 'listItem').run()}
      >
        <ListIcon />
      </Tool>
      <Tool
        name="Nummering"
        on={editor.isActive('orderedList')}
        press={() => chain().toggleList('orderedList', 'listItem').run()}
      >
        <NumbersIcon />
      </Tool>
    </>
  );
}
