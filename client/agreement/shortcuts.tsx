/** The list of shortcuts, under «?» and under a button. */
import { Fragment, useEffect } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { CloseIcon } from '../fields/icons.tsx';
import { cell, useStore } from '../sync/store.ts';
import { setSingleKeys, singleKeys } from '../text/single-keys.ts';
import { capsOf, isMac, shortcutGroups, type Shortcut } from './shortcut-list.ts';

const shown = cell(false);

/** Opens by «?» anywhere but in a text. Mount it once on the page. */
export function Shortcuts() {
  const open = useStore(shown);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (
        event.key !== '?' ||
        !singleKeys.get() ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        writes(event.target)
      )
        return;
      event.preventDefault();
      shown.set(true);
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      shown.set(false);
    };
  }, []);
  return (
    <ModalOverlay className="waas" isOpen={open} onOpenChange={(isOpen) => shown.set(isOpen)} isDismissable>
      <Modal className="blad sneltoetsen-blad">
        <Dialog className="blad-inhoud">
          <header className="blad-kop">
            <Heading slot="title">Sneltoetsen</Heading>
            <Button className="icoon-knop" aria-label="Sluiten" onPress={() => shown.set(false)}>
              <CloseIcon />
            </Button>
          </header>
          <div className="sneltoetsen">
            {shortcutGroups().map(({ group, shortcuts }) => (
              <section key={group} aria-label={group}>
                <h3>{group}</h3>
                <dl>
                  {shortcuts.map((shortcut) => (
                    <Row key={shortcut.does} shortcut={shortcut} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <SingleKeys />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Who speaks to the computer, or rests a hand on the keyboard, may set off a single key unasked. */
function SingleKeys() {
  const on = useStore(singleKeys);
  return (
    <label className="vink losse-toetsen">
      <input type="checkbox" checked={on} onChange={(event) => setSingleKeys(event.target.checked)} />
      <span>De losse toetsen ? en / gebruiken. Staan ze uit, dan helpen de knop Sneltoetsen en de opmaakbalk.</span>
    </label>
  );
}

function Row({ shortcut: { keys, does } }: { shortcut: Shortcut }) {
  const mac = isMac();
  return (
    <div>
      <dt>
        {keys.map((key, nth) => (
          <Fragment key={key}>
            {nth > 0 ? ' ' : null}
            <span className="toetsen">
              {capsOf(key, mac).map((cap) => (
                <kbd key={cap}>{cap}</kbd>
              ))}
            </span>
          </Fragment>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

/** A button that opens the list. */
export function ShortcutsButton({ className = 'knop stil' }: { className?: string }) {
  return (
    <button
      type="button"
      className={className}
      aria-haspopup="dialog"
      title="Sneltoetsen (?)"
      onClick={() => shown.set(true)}
    >
      Sneltoetsen
    </button>
  );
}

/** Whether what has the focus takes letters. */
function writes(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}
