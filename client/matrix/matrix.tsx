/** The taakverdeling: ten vlakken by four doelgroepen; choose cells, one or several, and fill them in beside the matrix. */
import { useCallback, useEffect, useReducer, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { flushSync } from 'react-dom';
import { cellName } from '../../model/agreement.ts';
import { useMedia } from '../agreement/media.ts';
import { useMayWrite } from '../sync/context.tsx';
import { WILL_JUMP } from '../sync/jump.ts';
import { CellPanel } from './cell-panel.tsx';
import { Cards } from './cards.tsx';
import { useClipboard } from './clipboard.ts';
import { cellOf, useDrag } from './drag.ts';
import { Grid } from './grid.tsx';
import { extendTo, line, onlyCell, toggle, wholeMatrix, type Selection } from './selection.ts';
import { Summary } from './summary.tsx';
import { neighbour } from './walk.ts';

const FIRST = cellName({ doelgroep: 'wzw-multi', vlak: 'identificeren' });

type Change = (selection: Selection) => Selection;
const apply = (selection: Selection, change: Change): Selection => change(selection);
/** Where the focus arrives by itself, that cell is chosen; what the focus follows stays as it is. */
const focused =
  (name: string): Change =>
  (selection) =>
    selection.active === name ? selection : onlyCell(name);

/** The matrix, as a grid or, on a phone, as cards; with the editor of what is chosen. */
export function Matrix() {
  const [selection, change] = useReducer(apply, onlyCell(FIRST));
  const [open, setOpen] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const phone = useMedia('(max-width: 700px)');
  const { active } = selection;
  const focusCell = useCallback((name: string) => findCell(grid.current, name)?.focus(), []);
  const show = useCallback((to: Change) => {
    flushSync(() => {
      change(to);
      setOpen(true);
    });
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    focusCell(active);
  }, [focusCell, active]);
  const go = useCallback(
    (name: string) => {
      change(() => onlyCell(name));
      const cell = findCell(grid.current, name);
      cell?.scrollIntoView({ block: 'nearest' });
      cell?.focus();
      if (phone) show(() => onlyCell(name));
    },
    [phone, show],
  );
  const on = useGridEvents(grid, selection, change, { open, show, close: () => setOpen(false) });
  useOpenOnJump(show);
  const showLine = (kind: 'kolom' | 'rij', id: string): void => {
    show(() => line(kind, id, active));
    focusCell(line(kind, id, active).active);
  };
  return (
    <div ref={grid} className="matrix" data-pad="/taakverdeling/taken">
      <Summary active={active} go={go} />
      {phone ? (
        <Cards show={(name) => show(() => onlyCell(name))} showColumn={(group) => show(() => line('kolom', group))} />
      ) : (
        <Grid selection={selection} onLine={showLine} on={on} />
      )}
      {open ? <CellPanel names={selection.cells} active={active} close={close} back={() => focusCell(active)} /> : null}
    </div>
  );
}

interface Panel {
  readonly open: boolean;
  readonly show: (to: Change) => void;
  readonly close: () => void;
}

/** Everything the grid reacts to. Keys count only while a cell has the focus, not a button in a header. */
function useGridEvents(
  grid: React.RefObject<HTMLDivElement | null>,
  selection: Selection,
  change: (to: Change) => void,
  panel: Panel,
) {
  const clipboard = useClipboard();
  const mayWrite = useMayWrite();
  const { cells, active } = selection;
  const { show } = panel;
  const begin = useCallback(
    (name: string, { shift, add }: { shift: boolean; add: boolean }) =>
      change((now) => (shift ? extendTo(now, name) : add ? toggle(now, name) : onlyCell(name))),
    [change],
  );
  const extend = useCallback((name: string) => change((now) => extendTo(now, name)), [change]);
  const end = useCallback(() => show((now) => now), [show]);
  const onPointerDown = useDrag(grid, { begin, extend, end });
  const move = (next: string, shift: boolean): void => {
    change((now) => (shift ? extendTo(now, next) : onlyCell(next)));
    const cell = findCell(grid.current, next);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest' });
  };
  const enter = (field?: string): void => {
    show((now) => now);
    focusPanel(field);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-cel]')) return;
    const wanted = actionOf(event, selection, panel.open, mayWrite);
    if (!wanted) return;
    if (wanted.doe !== 'typ') event.preventDefault();
    switch (wanted.doe) {
      case 'ga':
        return move(wanted.naar, event.shiftKey);
      case 'kies':
        return change(() => wanted.wat);
      case 'open':
        return enter();
      case 'typ':
        return enter(wanted.veld);
      case 'wis':
        return clipboard.clear(cells);
      case 'sluit':
        return panel.close();
    }
  };
  const inCell = (event: React.ClipboardEvent): boolean => cellOf(event.target) !== null;
  return {
    onKeyDown,
    onPointerDown,
    onFocus: ({ target }: React.FocusEvent) => {
      const name = target instanceof HTMLElement ? target.dataset['cel'] : undefined;
      if (name !== undefined && name !== active) change(focused(name));
    },
    // A mouse has opened it already when it was let go; a finger and a screen reader only click.
    onClick: (event: MouseEvent) => {
      const name = cellOf(event.target);
      const { pointerType } = event.nativeEvent as unknown as { pointerType?: string };
      if (name !== null && pointerType !== 'mouse') show(() => onlyCell(name));
    },
    onCopy: (event: React.ClipboardEvent) => inCell(event) && clipboard.copy(event, cells),
    onCut: (event: React.ClipboardEvent) => inCell(event) && mayWrite && clipboard.cut(event, cells),
    onPaste: (event: React.ClipboardEvent) => inCell(event) && mayWrite && clipboard.paste(event, cells),
  };
}

type Action =
  | { readonly doe: 'ga'; readonly naar: string }
  | { readonly doe: 'kies'; readonly wat: Selection }
  | { readonly doe: 'typ'; readonly veld: string }
  | { readonly doe: 'open' | 'wis' | 'sluit' };

/** What a key asks of the grid; null for a key that is not the grid's. */
function actionOf(event: KeyboardEvent, { active, cells }: Selection, open: boolean, mayWrite: boolean): Action | null {
  const { key, altKey, shiftKey } = event;
  const far = event.ctrlKey || event.metaKey;
  if (altKey || event.nativeEvent.isComposing) return null;
  const naar = neighbour(active, key, far);
  if (naar) return { doe: 'ga', naar };
  const [group = '', domain = ''] = active.split('/');
  if (key === ' ' && far) return { doe: 'kies', wat: line('kolom', group, active) };
  if (key === ' ' && shiftKey) return { doe: 'kies', wat: line('rij', domain, active) };
  if (far) return key.toLowerCase() === 'a' ? { doe: 'kies', wat: wholeMatrix(active) } : null;
  if (key === 'Enter' || key === 'F2' || key === ' ') return { doe: 'open' };
  if (key === 'Escape')
    return cells.length > 1 ? { doe: 'kies', wat: onlyCell(active) } : open ? { doe: 'sluit' } : null;
  if (!mayWrite) return null;
  if (key === 'Delete' || key === 'Backspace') return { doe: 'wis' };
  // What is typed goes where it can be meant: a figure is a number of days, words are an agreement.
  if (key.length === 1) return { doe: 'typ', veld: /\d/.test(key) ? 'antwoordtermijn' : 'afspraak' };
  return null;
}

/** Puts the focus into the editor: on a field of it, else on the first thing to fill in. */
function focusPanel(field?: string): void {
  const panel = document.querySelector<HTMLElement>('.cel-paneel');
  const wanted =
    field === undefined ? null : panel?.querySelector<HTMLElement>(`[data-veld="${field}"] :is(input,textarea)`);
  const first = panel?.querySelector<HTMLElement>('[data-veld] :is(input,textarea,button):not(:disabled)');
  const target = wanted ?? first ?? panel;
  target?.focus();
  if (target instanceof HTMLTextAreaElement) target.setSelectionRange(target.value.length, target.value.length);
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') target.select();
}

const findCell = (grid: HTMLElement | null, name: string): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[data-cel="${CSS.escape(name)}"]`) ?? null;

/** A problem inside a cell opens that cell. */
function useOpenOnJump(show: (to: Change) => void): void {
  useEffect(() => {
    const jump = (event: Event): void => {
      const target = String((event as CustomEvent).detail);
      const name = /^\/taakverdeling\/taken\/([^/]+\/[^/]+)\/./.exec(target)?.[1];
      if (name !== undefined) show(() => onlyCell(name));
    };
    window.addEventListener(WILL_JUMP, jump);
    return () => window.removeEventListener(WILL_JUMP, jump);
  }, [show]);
}
