/** The list under a slash: the focus stays in the text, which says which choice is ready. */
import type { Editor } from '@tiptap/core';
import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { capsOf, isMac, SHORTCUTS } from '../agreement/shortcut-list.ts';
import { useStore } from '../sync/store.ts';
import type { Choice } from './menu.ts';
import { usePlaced } from './placed.ts';
import type { Slash, Tools } from './tools.ts';

/** The menu of one editor, while it is open. */
export function SlashMenu({ editor, tools }: { editor: Editor; tools: Tools }) {
  const slash = useStore(tools.slash);
  return slash ? <List editor={editor} slash={slash} /> : null;
}

function List({ editor, slash }: { editor: Editor; slash: Slash }) {
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const { choices, active, range, take } = slash;
  usePlaced(box, editor, range.from, range.from, 'bottom-start');
  const optionId = (choice: Choice | undefined): string => `${id}-${choice?.id ?? ''}`;
  const current = optionId(choices[active]);
  useSaid(editor, id, current);
  useLayoutEffect(() => {
    document.getElementById(current)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div ref={box} id={id} className="blokmenu" role="listbox" aria-label="Invoegen" style={{ opacity: 0 }}>
      {choices.map((choice, nth) => (
        <button
          type="button"
          tabIndex={-1}
          key={choice.id}
          id={optionId(choice)}
          className="blokkeuze"
          role="option"
          aria-selected={nth === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(choice)}
        >
          <span>
            <b>{choice.name}</b>
            <small>{choice.hint}</small>
          </span>
          <Keys choice={choice} />
        </button>
      ))}
    </div>
  );
}

function Keys({ choice: { shortcut } }: { choice: Choice }) {
  if (!shortcut) return null;
  const mac = isMac();
  return <kbd>{capsOf(SHORTCUTS[shortcut].keys[0], mac).join(mac ? '' : '+')}</kbd>;
}

/** The text says which option is ready: screen readers follow it while the focus stays where one writes. */
function useSaid(editor: Editor, list: string, option: string): void {
  useEffect(() => {
    const { dom } = editor.view;
    dom.setAttribute('aria-controls', list);
    dom.setAttribute('aria-autocomplete', 'list');
    dom.setAttribute('aria-activedescendant', option);
    return () => {
      for (const name of ['aria-controls', 'aria-autocomplete', 'aria-activedescendant']) dom.removeAttribute(name);
    };
  }, [editor, list, option]);
}
