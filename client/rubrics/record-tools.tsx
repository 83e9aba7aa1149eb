/** What can be done with a record: a handle to drag it by, and a menu that names every command. */
import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Header, Keyboard, Menu, MenuItem, MenuSection, Popover, Separator, Text } from 'react-aria-components';
import { HandleIcon, MenuIcon } from '../fields/icons.tsx';
import { startDrag } from './drag.ts';
import type { RecordEdits } from './edits.ts';
import { SHORTCUTS } from './record-keys.ts';

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
  readonly extra: readonly ExtraCommand[];
}
/** A command of one kind of record only. */
export interface ExtraCommand {
  readonly id: string;
  readonly naam: string;
  readonly act: () => void;
}

/** The handle and the menu button. */
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
        onClick={() => setOpen(true)}
      >
        <MenuIcon />
      </button>
      {open ? <RecordMenu {...props} button={button} close={() => setOpen(false)} /> : null}
    </div>
  );
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
  const key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    edits.move(id, event.key === 'ArrowUp' ? -1 : 1, what);
  };
  return (
    <button
      type="button"
      className="icoon-knop greep"
      aria-label={`${what} verplaatsen`}
      title="Sleep om te verplaatsen, of gebruik de pijltjes"
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

interface MenuProps extends ToolsProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly close: () => void;
}

function RecordMenu({ id, nth, pad, what, edits, last, fixed, extra, button, close }: MenuProps) {
  const commands: Readonly<Record<string, () => void>> = {
    hierboven: () => edits.insert(nth),
    hieronder: () => edits.insert(nth + 1),
    boven: () => edits.move(id, -1, what),
    onder: () => edits.move(id, 1, what),
    dupliceren: () => edits.duplicate(id, what),
    verwijderen: () => edits.remove(id, what),
    ...Object.fromEntries(extra.map((command) => [command.id, command.act])),
  };
  const act = (command: string | number): void => {
    close();
    // The menu gives the focus back first; what the command does with it comes after.
    button.current?.focus({ preventScroll: true });
    commands[command]?.();
  };
  return (
    <Popover
      className="zweef menu"
      triggerRef={button}
      isOpen
      onOpenChange={(open) => !open && close()}
      placement="bottom end"
      data-pad={pad}
    >
      <Menu aria-label={`Opdrachten voor ${what}`} autoFocus="first" onAction={act} onClose={close}>
        <MenuSection>
          <Header className="menu-kop">{what}</Header>
          <Item id="hierboven">Hierboven toevoegen</Item>
          <Item id="hieronder">Hieronder toevoegen</Item>
          {fixed ? null : (
            <Item id="dupliceren" keys={SHORTCUTS.dupliceren}>
              Dupliceren
            </Item>
          )}
          {extra.map((command) => (
            <Item key={command.id} id={command.id}>
              {command.naam}
            </Item>
          ))}
        </MenuSection>
        <Separator className="menu-lijn" />
        <Item id="boven" keys={SHORTCUTS.boven} off={nth === 0}>
          Naar boven
        </Item>
        <Item id="onder" keys={SHORTCUTS.onder} off={last}>
          Naar onder
        </Item>
        {fixed ? null : (
          <Item id="verwijderen" keys={SHORTCUTS.verwijderen}>
            Verwijderen
          </Item>
        )}
      </Menu>
    </Popover>
  );
}

interface ItemProps {
  readonly id: string;
  readonly keys?: string;
  readonly off?: boolean;
  readonly children: string;
}

function Item({ id, keys, off = false, children }: ItemProps) {
  return (
    <MenuItem id={id} isDisabled={off} className="menu-keuze" textValue={children}>
      <Text slot="label">{children}</Text>
      {keys ? <Keyboard>{keys}</Keyboard> : null}
    </MenuItem>
  );
}
