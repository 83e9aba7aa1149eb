/** What can be done with the text that has the focus. */
import type { Editor } from '@tiptap/core';
import { CellSelection } from '@tiptap/pm/tables';
import { useState, type KeyboardEvent } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import { isMac, withKeys } from '../agreement/shortcut-list.ts';
import { LinkIcon, ListIcon, NumbersIcon, TableIcon } from '../fields/icons.tsx';
import { useStore } from '../sync/store.ts';
import { LinkForm } from './link-form.tsx';
import { Tool } from './tool.tsx';
import { TableTools } from './table-tools.tsx';
import type { Tools } from './tools.ts';

/** The toolbar of one editor. Esc returns to the text, with its selection as it was. */
export function Toolbar({
  editor,
  tools,
  articles,
  label,
  docked = false,
}: {
  editor: Editor;
  tools: Tools;
  articles: boolean;
  label: string;
  docked?: boolean;
}) {
  const bar = useStore(tools.bar);
  const linking = bar === 'koppeling';
  const inTable = editor.isActive('table');
  // Over selected words only what is for words, so that as little as possible is covered.
  const withTable = docked || bar !== 'vanzelf' || editor.state.selection instanceof CellSelection;
  const close = (): void => {
    editor.commands.focus();
    tools.bar.set('weg');
  };
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <div role="presentation" onKeyDown={escape}>
      <AriaToolbar className="werkbalk" aria-label={`Opmaak van ${label.toLowerCase()}`}>
        {linking ? (
          <LinkForm editor={editor} done={close} />
        ) : (
          <>
            <Marks editor={editor} tools={tools} />
            <Blocks editor={editor} articles={articles} />
            {inTable ? withTable && <TableTools editor={editor} /> : <InsertTable editor={editor} />}
          </>
        )}
      </AriaToolbar>
    </div>
  );
}

function Marks({ editor, tools }: { editor: Editor; tools: Tools }) {
  const [mac] = useState(isMac);
  const chain = () => editor.chain().focus();
  return (
    <span className="werktuigen">
      <Tool
        name="Vet"
        hint={withKeys('Vet', 'vet', mac)}
        on={editor.isActive('bold')}
        press={() => chain().toggleBold().run()}
      >
        <b>V</b>
      </Tool>
      <Tool
        name="Cursief"
        hint={withKeys('Cursief', 'cursief', mac)}
        on={editor.isActive('italic')}
        press={() => chain().toggleItalic().run()}
      >
        <i>C</i>
      </Tool>
      <Tool
        name="Koppeling"
        hint={withKeys('Koppeling', 'koppeling', mac)}
        on={editor.isActive('link')}
        press={() => tools.bar.set('koppeling')}
      >
        <LinkIcon />
      </Tool>
    </span>
  );
}

function Blocks({ editor, articles }: { editor: Editor; articles: boolean }) {
  const chain = () => editor.chain().focus();
  return (
    <span className="werktuigen">
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
    </span>
  );
}

function InsertTable({ editor }: { editor: Editor }) {
  const insert = (): void => void editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
  return (
    <span className="werktuigen">
      <Tool name="Tabel invoegen" on={false} press={insert}>
        <TableIcon />
      </Tool>
    </span>
  );
}
