/** What can be done with the table that holds the caret. */
import type { Editor } from '@tiptap/core';
import { Tool } from './tool.tsx';

/** Rows, columns, heading row, and away with it. */
export function TableTools({ editor }: { editor: Editor }) {
  const chain = () => editor.chain().focus();
  return (
    <span className="werktuigen">
      <Tool name="Rij toevoegen" on={false} press={() => chain().addRowAfter().run()}>
        + rij
      </Tool>
      <Tool name="Rij verwijderen" on={false} press={() => chain().deleteRow().run()}>
        − rij
      </Tool>
      <Tool name="Kolom toevoegen" on={false} press={() => chain().addColumnAfter().run()}>
        + kolom
      </Tool>
      <Tool name="Kolom verwijderen" on={false} press={() => chain().deleteColumn().run()}>
        − kolom
      </Tool>
      <Tool name="Koprij aan of uit" on={false} press={() => chain().toggleHeaderRow().run()}>
        Koprij
      </Tool>
      <Tool name="Tabel verwijderen" on={false} press={() => chain().deleteTable().run()}>
        Tabel weg
      </Tool>
    </span>
  );
}
