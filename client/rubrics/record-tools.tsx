/** What can be done with a record: a handle to drag it by, and a menu that names every command. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { HandleIcon, MenuIcon } from '../fields/icons.tsx';
import { startDrag } from './drag.ts';
import type { RecordEdits } from './edits.ts';
import { later } from '../later.tsx';

const RecordMenu = later(
  () => import('./record-menu.tsx'),
  (module) => module.RecordMenu,
);

export interface ToolsProps {
  readonly id: string;
  readonly nth: number;
  readonly pad: string;
  /** How to speak of it: "Actie A1". */
  readonly what: string;
  readonly edits: RecordEdits;
  readonly last: boolean;
  /** It belongs to every agreement: it can be moved and filled in, not copied or removed. */
  readonly fixed: boolean;
  readonly closed: boolean;
  readonly extra: readonly ExtraCommand[];
}
/** A command of one kind of record only. */
export interface ExtraCommand {
  readonly id: string;
  readonly naam: string;
  readonly act: () => void;
}

/** The handle and the menu button: one stop of Tab, and the arrows between them. */
export function RecordTools(props: ToolsProps) {
  const { what } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <div className="stuk-tools">
      <Handle {...props} openMenu={() => setOpen(true)} />
      <button
        ref={button}
        type="button"
        className="icoon-knop"
        aria-label={`Opdrachten voor ${what}`}
        title="Opdrachten"
        aria-haspopup="menu"
        aria-expanded={open}
        onKeyDown={walk}
        onClick={() => setOpen(true)}
      >
        <MenuIcon />
      </button>
      {open ? <RecordMenu {...props} button={button} close={() => setOpen(false)} /> : null}
    </div>
  );
}

/** From one button to the other. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const { key, currentTarget, altKey, ctrlKey, metaKey, shiftKey } = event;
  if ((key !== 'ArrowLeft' && key !== 'ArrowRight') || altKey || ctrlKey || metaKey || shiftKey) return;
  const buttons = [...(currentTarget.parentElement?.querySelectorAll<HTMLElement>(':scope > button') ?? [])];
  const next = buttons[buttons.indexOf(currentTarget) + (key === 'ArrowLeft' ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function Handle({ id, what, edits, openMenu }: ToolsProps & { openMenu: () => void }) {
  const dragged = useRef(false);
  const down = (event: PointerEvent, handle: HTMLElement): void => {
    const record = handle.closest<HTMLElement>('.stuk');
    const list = record?.parentElement;
    if (!record || !list) return;
    dragged.current = false;
    const drop = (gap: number): void => {
      dragged.current = true;
      edits.drop(id, gap, what);
    };
    startDrag(event, { list, record, what: titleOf(record, what), onDrop: drop });
  };
  const key = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return walk(event);
    event.preventDefault();
    edits.move(id, event.key === 'ArrowUp' ? -1 : 1, what);
  };
  return (
    <button
      type="button"
      className="icoon-knop greep"
      aria-label={`${what} verplaatsen`}
      title="Sleep om te verplaatsen, of gebruik ↑ en ↓"
      tabIndex={-1}
      onPointerDown={(event) => down(event.nativeEvent, event.currentTarget)}
      onKeyDown={key}
      onClick={() => {
        if (!dragged.current) openMenu();
        dragged.current = false;
      }}
    >
      <HandleIcon />
    </button>
  );
}

/** "A3 Rijbewijs B", as it stands on the page. */
function titleOf(record: HTMLElement, what: string): string {
  const title = record.querySelector<HTMLTextAreaElement>('.stuk-titel')?.value.trim();
  const number = record.querySelector(':scope > .nr')?.textContent ?? '';
  return title ? `${number} ${title}`.trim() : what;
}
