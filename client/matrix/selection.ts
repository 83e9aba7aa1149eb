/** Which cells are chosen: one, a rectangle, or any that were added. */
import { CELL_KEYS, cellName } from '../../model/agreement.ts';
import { nameAt, positionOf } from './walk.ts';

export interface Selection {
  /** The cell that has the focus. */
  readonly active: string;
  /** Where the rectangle being drawn began. */
  readonly anchor: string;
  /** What was chosen before that rectangle and stays chosen. */
  readonly kept: readonly string[];
  /** All that is chosen, in reading order; the active cell alone at least. */
  readonly cells: readonly string[];
}

const ALL: readonly string[] = CELL_KEYS.map(cellName);
const inOrder = (names: ReadonlySet<string>): string[] => ALL.filter((name) => names.has(name));

/** One cell and nothing else. */
export const onlyCell = (name: string): Selection => ({ active: name, anchor: name, kept: [], cells: [name] });

/** The cells of the rectangle between two cells. */
export function rectangle(a: string, b: string): string[] {
  const [ca, ra] = positionOf(a);
  const [cb, rb] = positionOf(b);
  return ALL.filter((name) => {
    const [column, row] = positionOf(name);
    return between(column, ca, cb) && between(row, ra, rb);
  });
}
const between = (n: number, a: number, b: number): boolean => n >= Math.min(a, b) && n <= Math.max(a, b);

/** The rectangle from the anchor to a cell, with what was added before. */
export function extendTo({ anchor, kept }: Selection, name: string): Selection {
  return { active: name, anchor, kept, cells: inOrder(new Set([...kept, ...rectangle(anchor, name)])) };
}

/** Adds a cell or takes it out again; a rectangle may begin there. The last one stays. */
export function toggle({ cells }: Selection, name: string): Selection {
  const kept = cells.includes(name) && cells.length > 1 ? cells.filter((cell) => cell !== name) : [...cells, name];
  const left = inOrder(new Set(kept));
  const active = left.includes(name) ? name : (left[0] ?? name);
  return { active, anchor: active, kept: left, cells: left };
}

/** A whole column (doelgroep) or row (vlak); `active` stays where it is when it lies in it. */
export function line(kind: 'kolom' | 'rij', id: string, active?: string): Selection {
  const cells = ALL.filter((name) => name.split('/')[kind === 'kolom' ? 0 : 1] === id);
  const here = active !== undefined && cells.includes(active) ? active : (cells[0] ?? '');
  return { active: here, anchor: here, kept: cells, cells };
}

/** Everything. */
export const wholeMatrix = (active: string): Selection => ({ active, anchor: active, kept: ALL, cells: ALL });

/** Left and top of what is chosen. */
export function cornerOf(cells: readonly string[]): string {
  const places = cells.map(positionOf);
  const left = Math.min(...places.map(([column]) => column));
  const top = Math.min(...places.map(([, row]) => row));
  return nameAt(left, top) ?? cells[0] ?? '';
}

/** A selection said in words: "6 cellen", "Leefloon, Nazorg". */
export function countWords(count: number): string {
  return count === 1 ? '1 cel' : `${count} cellen`;
}
