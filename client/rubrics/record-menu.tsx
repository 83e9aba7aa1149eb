/** Every command for a record, named, with its shortcut. */
import type { RefObject } from 'react';
import { Header, Keyboard, Menu, MenuItem, MenuSection, Popover, Separator, Text } from 'react-aria-components';
import { SHORTCUTS } from './record-keys.ts';
import type { ToolsProps } from './record-tools.tsx';

interface MenuProps extends ToolsProps {
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly close: () => void;
}

/** The menu, while it is open. */
export function RecordMenu({ id, nth, pad, what, edits, last, fixed, closed, extra, button, close }: MenuProps) {
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
      aria-label={`Opdrachten voor ${what}`}
      data-pad={pad}
    >
      <Menu aria-label={`Opdrachten voor ${what}`} autoFocus="first" onAction={act} onClose={close}>
        <MenuSection>
          <Header className="menu-kop">{what}</Header>
          {closed ? null : <Item id="hierboven">Hierboven toevoegen</Item>}
          {closed ? null : <Item id="hieronder">Hieronder toevoegen</Item>}
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
