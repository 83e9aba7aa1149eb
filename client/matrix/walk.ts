/** Walking through the matrix by keys. */
import { cellName } from '../../model/agreement.ts';
import { DOMAINS, TARGET_GROUPS } from '../../model/terms.ts';

/** Column (doelgroep) and row (vlak), from 0. */
export type Position = readonly [column: number, row: number];

const STEPS: Readonly<Record<string, Position>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const LAST: Position = [TARGET_GROUPS.length - 1, DOMAINS.length - 1];

/** The cell a key leads to, or null where it leads nowhere. With `far` (Ctrl) it goes to the edge of the matrix. */
export function neighbour(name: string, key: string, far = false): string | null {
  const [column, row] = positionOf(name);
  if (key === 'Home') return nameAt(0, far ? 0 : row);
  if (key === 'End') return nameAt(LAST[0], far ? LAST[1] : row);
  const step = STEPS[key];
  if (!step) return null;
  if (far) return nameAt(edge(column, step[0], LAST[0]), edge(row, step[1], LAST[1]));
  return nameAt(column + step[0], row + step[1]);
}

const edge = (now: number, step: number, last: number): number => (step === 0 ? now : step < 0 ? 0 : last);

/** Where a cell stands. */
export function positionOf(name: string): Position {
  const [group, domain] = name.split('/');
  return [TARGET_GROUPS.findIndex(({ id }) => id === group), DOMAINS.findIndex(({ id }) => id === domain)];
}

/** The cell that stands there; null outside the matrix. */
export function nameAt(column: number, row: number): string | null {
  const group = TARGET_GROUPS[column];
  const domain = DOMAINS[row];
  return group && domain ? cellName({ doelgroep: group.id, vlak: domain.id }) : null;
}
