/** The slash menu: what is typed behind «/» chooses what to insert. Esc leaves the typed text as it is. */
import { Extension, type Editor, type Range } from '@tiptap/core';
import { Suggestion } from '@tiptap/suggestion';
import { PluginKey } from '@tiptap/pm/state';
import type { History } from '../sync/history.ts';
import { matching, offered, type Choice } from './menu.ts';
import { singleKeys } from './single-keys.ts';
import type { Slash, Tools } from './tools.ts';

const slashKey = new PluginKey('blokmenu');

/** The extension of one editor. */
export function slashMenu(tools: Tools, history: History, articles: boolean): Extension {
  return Extension.create({
    name: 'blokmenu',
    // Before the lists and tables, which use Enter, Tab and the arrows too.
    priority: 1000,
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        Suggestion<Choice, Choice>({
          pluginKey: slashKey,
          editor,
          char: '/',
          decorationClass: 'slash',
          dismissOnOutsideClick: false,
          allow: () => singleKeys.get(),
          items: ({ query }) => matching(query, offered(editor, articles)),
          command: ({ range, props }) => take(editor, range, props, tools, history),
          render: () => renderInto(tools),
        }),
      ];
    },
  });
}

/** One step to undo: it brings the typed text back. */
function take(editor: Editor, range: Range, choice: Choice, tools: Tools, history: History): void {
  history.pause();
  choice.run(editor.chain().focus().deleteRange(range)).run();
  history.pause();
  if (choice.id === 'koppeling') tools.bar.set('koppeling');
}

interface Offer {
  readonly range: Range;
  readonly items: Choice[];
  readonly command: (choice: Choice) => void;
}

function renderInto({ slash }: Tools) {
  const show = ({ range, items, command }: Offer): void =>
    slash.set(items.length === 0 ? null : { range, choices: items, active: 0, take: command });
  return {
    onStart: show,
    onUpdate: show,
    onExit: () => slash.set(null),
    onKeyDown: ({ event }: { event: KeyboardEvent }) => {
      const open = slash.get();
      return open ? press(event.key, open, (next) => slash.set(next)) : false;
    },
  };
}

function press(key: string, open: Slash, set: (next: Slash | null) => void): boolean {
  const move = (by: number): boolean => {
    set({ ...open, active: (open.active + by + open.choices.length) % open.choices.length });
    return true;
  };
  switch (key) {
    case 'ArrowDown':
      return move(1);
    case 'ArrowUp':
      return move(-1);
    case 'Enter':
    case 'Tab': {
      const choice = open.choices[open.active];
      if (choice) open.take(choice);
      return choice !== undefined;
    }
    default:
      return false;
  }
}
