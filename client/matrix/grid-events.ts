/** Everything the grid reacts to: keys, mouse, focus and clipboard. */
import {
  useCallback,
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import { useMayWrite } from '../sync/context.tsx';
import { useClipboard } from './clipboard.ts';
import { cellOf, useDrag } from './drag.ts';
import { extendTo, line, onlyCell, toggle, wholeMatrix, type Selection } from './selection.ts';
import { neighbour } from './walk.ts';

/** A change of what is chosen, told apart from what is chosen now: events come faster than renders. */
export type Change = (selection: Selection) => Selection;
export const applyChange = (selection: Selection, change: Change): Selection => change(selection);

/** Where the focus arrives by itself, that cell is chosen; what the focus follows stays as it is. */
const focused =
  (name: string): Change =>
  (selection) =>
    selection.active === name ? selection : onlyCell(name);

/** The editor beside the grid. */
interface Panel {
  readonly open: boolean;
  readonly show: (to: Change) => void;
  readonly close: () => void;
}

/** Everything the grid reacts to. Keys count only while a cell has the focus, not a button in a header. */
export function useGridEvents(
  grid: RefObject<HTMLDivElement | null>,
  selection: Selection,
  change: (to: Change) => void,
  panel: Panel,
) {
  const clipboard = useClipboard();
  const mayWrite = useMayWrite();
  const { cells, active } = selection;
  const { show } = panel;
  const onPointerDown = useDrawing(grid, change, show);
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
  const inCell = (event: ClipboardEvent): boolean => cellOf(event.target) !== null;
  return {
    onKeyDown,
    onPointerDown,
    onFocus: ({ target }: FocusEvent) => {
      const name = target instanceof HTMLElement ? target.dataset['cel'] : undefined;
      if (name !== undefined && name !== active) change(focused(name));
    },
    // A mouse has opened it already when it was let go; a finger and a screen reader only click.
    onClick: (event: MouseEvent) => {
      const name = cellOf(event.target);
      const { pointerType } = event.nativeEvent as unknown as { pointerType?: string };
      if (name !== null && pointerType !== 'mouse') show(() => onlyCell(name));
    },
    onCopy: (event: ClipboardEvent) => inCell(event) && clipboard.copy(event, cells),
    onCut: (event: ClipboardEvent) => inCell(event) && mayWrite && clipboard.cut(event, cells),
    onPaste: (event: ClipboardEvent) => inCell(event) && mayWrite && clipboard.paste(event, cells),
  };
}

type Action =
  | { readonly doe: 'ga'; readonly naar: string }
  | { readonly doe: 'kies'; readonly wat: Selection }
  | { readonly doe: 'typ'; readonly veld: string }
  | { readonly doe: 'open' | 'wis' | 'sluit' };

/** Choosing with the mouse: a cell, a rectangle with Shift or by drawing it, one more with Ctrl. */
function useDrawing(grid: RefObject<HTMLDivElement | null>, change: (to: Change) => void, show: (to: Change) => void) {
  const begin = useCallback(
    (name: string, { shift, add }: { shift: boolean; add: boolean }) =>
      change((now) => (shift ? extendTo(now, name) : add ? toggle(now, name) : onlyCell(name))),
    [change],
  );
  const extend = useCallback((name: string) => change((now) => extendTo(now, name)), [change]);
  const end = useCallback(() => show((now) => now), [show]);
  return useDrag(grid, { begin, extend, end });
}

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

/** A cell on the page. */
export const findCell = (grid: HTMLElement | null, name: string): HTMLElement | null =>
  grid?.querySelector<HTMLElement>(`[data-cel="${CSS.escape(name)}"]`) ?? null;
