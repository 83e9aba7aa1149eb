/** Walking through the matrix by arrow keys. */
import { cellName } from '../../model/agreement.ts';
import { DOMAINS, TARGET_GROUPS } from '../../model/terms.ts';

const STEPS: Readonly<Record<string, readonly [column: number, row: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The cell a key leads to, or null where it leads nowhere. */
export function neighbour(name: string, key: string): string | null {
  const [group, domain] = name.split('/');
  const column = TARGET_GROUPS.findIndex(({ id }) => id === group);
  const row = DOMAINS.findIndex(({ id }) => id === domain);
  if (key === 'Home') return at(0, row);
  if (key === 'End') return at(TARGET_GROUPS.length - 1, row);
  const step = STEPS[key];
  return step ? at(column + step[0], row + step[1]) : null;
}

function at(column: number, row: number): string | null {
  const group = TARGET_GROUPS[column];
  const domain = DOMAINS[row];
  return group && domain ? cellName({ doelgroep: group.id, vlak: domain.id }) : null;
}
