/**
 * The editor of the chosen cells, beside the matrix so that it stays in sight; on a phone a sheet from the
 * bottom. It follows the selection while it is open.
 */
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { DOMAINS, nameOf, TARGET_GROUPS } from '../../model/terms.ts';
import { useMedia } from '../agreement/media.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { useOthersIn, useSession } from '../sync/context.tsx';
import { distinctPeople } from '../sync/presence.ts';
import { cellAt } from '../sync/spot.ts';
import { namesInWords } from '../together/arrivals.ts';
import { CellFields } from './cell-fields.tsx';
import { countWords } from './selection.ts';

interface PanelProps {
  readonly names: readonly string[];
  readonly active: string;
  /** Closes, and brings the focus back to the cell. */
  readonly close: () => void;
  /** Back to the cell with the panel open: behind its last and before its first field. */
  readonly back: () => void;
}

/** The panel or sheet, open. */
export function CellPanel({ names, active, close, back }: PanelProps) {
  const phone = useMedia('(max-width: 700px)');
  const title = useId();
  const content = (
    <>
      <Head names={names} active={active} close={close} title={title} />
      <CellFields names={names} active={active} />
    </>
  );
  if (!phone)
    return createPortal(
      <Aside title={title} close={close} back={back}>
        {content}
      </Aside>,
      document.body,
    );
  return (
    <ModalOverlay className="waas" isOpen onOpenChange={(open) => !open && close()} isDismissable>
      <Modal className="blad">
        <Dialog className="blad-inhoud cel-paneel" aria-labelledby={title}>
          {content}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Aside({
  title,
  close,
  back,
  children,
}: Pick<PanelProps, 'close' | 'back'> & { title: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useKeepCellInSight();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || !box.current?.contains(event.target as Node)) return;
    // The field that is left takes back its draft first.
    if (event.key === 'Escape') requestAnimationFrame(close);
    if (event.key !== 'Tab') return;
    const stops = [...box.current.querySelectorAll<HTMLElement>('input,textarea,button,select')].filter(
      (stop) => stop.tabIndex >= 0 && !stop.matches(':disabled') && stop.offsetParent !== null,
    );
    if (document.activeElement !== (event.shiftKey ? stops[0] : stops.at(-1))) return;
    event.preventDefault();
    back();
  };
  return (
    // Esc and Tab leave the panel from any of its fields; nothing here is pressed by itself.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div ref={box} className="cel-paneel zij" role="dialog" aria-labelledby={title} tabIndex={-1} onKeyDown={onKeyDown}>
      {children}
    </div>
  );
}

/** Where the panel lies under the matrix, the cell it is about must not end up behind it. */
function useKeepCellInSight(): void {
  useEffect(() => {
    document.querySelector('.matrix [data-cel][tabindex="0"]')?.scrollIntoView({ block: 'nearest' });
  }, []);
}

function Head({ names, active, close, title }: Pick<PanelProps, 'names' | 'active' | 'close'> & { title: string }) {
  const { doc } = useSession();
  const [group = '', domain = ''] = active.split('/');
  const others = distinctPeople(useOthersIn(cellAt(doc, active).pad)).map(({ naam }) => naam);
  const many = names.length > 1;
  return (
    <header className="cel-kop">
      <h2 id={title}>{many ? countWords(names.length) : nameOf(DOMAINS, domain)}</h2>
      <p>{many ? spanOf(names) : nameOf(TARGET_GROUPS, group)}</p>
      {!many && others.length > 0 ? (
        <p className="cel-samen">
          {namesInWords(others)} {others.length === 1 ? 'werkt' : 'werken'} ook in deze cel.
        </p>
      ) : null}
      <button type="button" className="icoon-knop sluit" aria-label="Sluiten" onClick={close}>
        <CloseIcon />
      </button>
    </header>
  );
}

/** Which doelgroepen and vlakken, in words. */
function spanOf(names: readonly string[]): string {
  const groups = TARGET_GROUPS.filter(({ id }) => names.some((name) => name.startsWith(`${id}/`)));
  const domains = DOMAINS.filter(({ id }) => names.some((name) => name.endsWith(`/${id}`)));
  const columns =
    groups.length === TARGET_GROUPS.length ? 'alle doelgroepen' : groups.map(({ kort }) => kort).join(', ');
  const rows = domains.length === DOMAINS.length ? 'alle vlakken' : domains.map(({ kort }) => kort).join(', ');
  return `${columns}: ${rows}`;
}
