/** What is still to be filled in, counted once for the whole matrix: it changes only when a count does. */
import type * as Y from 'yjs';
import { CELL_KEYS, cellName } from '../../model/agreement.ts';
import { cellPlace, ROOT_VALUES } from '../../model/place.ts';
import type { TargetGroup } from '../../model/terms.ts';
import type { Options } from '../sync/options.ts';
import { derived, type Store } from '../sync/store.ts';

/** Out of scope; nobody at turn; no contact person; complete. */
export type CellState = 'buiten' | 'leeg' | 'zonder-contact' | 'gevuld';

export interface Count {
  readonly inScope: number;
  readonly leeg: number;
  readonly zonderContact: number;
}
/** The state of every cell, in the order of CELL_KEYS, as one text: cheap to compare. */
export type States = string;

const PREFIX = 'taakverdeling.taken.';
const stores = new WeakMap<Y.Doc, Store<States>>();

/** The states of one document. */
export function statesOf(doc: Y.Doc, options: Options): Store<States> {
  const known = stores.get(doc);
  if (known) return known;
  const made = derived<States>(
    (changed) => watch(doc, options, changed),
    () => {
      const parties = new Set(options.partijen.get().map(({ id }) => id));
      const contacts = new Set(options.contactpersonen.get().map(({ id }) => id));
      return CELL_KEYS.map((key) => stateOf(doc, cellName(key), parties, contacts)).join(' ');
    },
  );
  stores.set(doc, made);
  return made;
}

function watch(doc: Y.Doc, { partijen, contactpersonen }: Options, changed: () => void): () => void {
  const values = doc.getMap<unknown>(ROOT_VALUES);
  const inCells = ({ keysChanged }: Y.YMapEvent<unknown>): void => {
    for (const key of keysChanged) if (key.startsWith(PREFIX)) return changed();
  };
  const sets = CELL_KEYS.flatMap((key) => {
    const place = cellPlace(doc, cellName(key));
    return [place.members('aanZet'), place.members('contactpersonen')];
  });
  values.observe(inCells);
  for (const members of sets) members?.observe(changed);
  const stops = [partijen.subscribe(changed), contactpersonen.subscribe(changed)];
  return () => {
    values.unobserve(inCells);
    for (const members of sets) members?.unobserve(changed);
    for (const stop of stops) stop();
  };
}

function stateOf(doc: Y.Doc, name: string, parties: ReadonlySet<string>, contacts: ReadonlySet<string>): CellState {
  const place = cellPlace(doc, name);
  const has = (path: string, known: ReadonlySet<string>): boolean =>
    [...(place.members(path)?.keys() ?? [])].some((id) => known.has(id));
  if (place.value('vanToepassing') !== true) return 'buiten';
  if (!has('aanZet', parties)) return 'leeg';
  return has('contactpersonen', contacts) ? 'gevuld' : 'zonder-contact';
}

const each = (states: States): { doelgroep: TargetGroup; name: string; state: CellState }[] => {
  const list = states.split(' ') as CellState[];
  return CELL_KEYS.map((key, nth) => ({ doelgroep: key.doelgroep, name: cellName(key), state: list[nth] ?? 'buiten' }));
};

/** Counted for one doelgroep, or for all. */
export function countOf(states: States, group?: TargetGroup): Count {
  const cells = each(states).filter(({ doelgroep }) => group === undefined || doelgroep === group);
  const of = (state: CellState): number => cells.filter((cell) => cell.state === state).length;
  return { inScope: cells.length - of('buiten'), leeg: of('leeg'), zonderContact: of('zonder-contact') };
}

/** The next cell where nobody is at turn, else where nobody can be reached, behind `from`; around again at the end. */
export function nextGap(states: States, from: string): string | null {
  const cells = each(states);
  const start = cells.findIndex(({ name }) => name === from) + 1;
  const behind = [...cells.slice(start), ...cells.slice(0, start)];
  const find = (wanted: CellState): string | undefined => behind.find(({ state }) => state === wanted)?.name;
  return find('leeg') ?? find('zonder-contact') ?? null;
}
