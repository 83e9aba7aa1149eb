/** Where others were a moment ago: a removal arrives after its maker's focus has moved on. */
import type { Person } from './presence.ts';
import type { Store } from './store.ts';

/** How long someone who left a place may still have been the one who acted there, in milliseconds. */
const REMEMBERED_MS = 5_000;

interface Trace {
  readonly pad: string;
  readonly person: Person;
  /** When they left. */
  readonly left: number;
}
export interface Traces {
  /** The name of the one person who is, or just was, exactly there; null where that may be several or nobody. */
  readonly whoWasAt: (pad: string) => string | null;
  readonly destroy: () => void;
}

/** Follows the people; `now` in milliseconds. */
export function createTraces(people: Store<readonly Person[]>, now: () => number): Traces {
  let present = people.get();
  let traces: readonly Trace[] = [];
  const stop = people.subscribe(() => {
    const next = people.get();
    const left = present.flatMap((person): Trace[] => {
      const stays = next.some(({ client, plek }) => client === person.client && plek === person.plek);
      return stays || person.plek === null ? [] : [{ pad: person.plek, person, left: now() }];
    });
    traces = [...traces.filter((trace) => now() - trace.left < REMEMBERED_MS), ...left];
    present = next;
  });
  const whoWasAt = (pad: string): string | null => {
    const were = traces.filter((trace) => trace.pad === pad && now() - trace.left < REMEMBERED_MS);
    const there = [...present.filter(({ plek }) => plek === pad), ...were.map(({ person }) => person)];
    const names = new Map(there.map(({ id, naam }) => [id, naam]));
    const [only] = names.values();
    return names.size === 1 && only !== undefined ? only : null;
  };
  return { whoWasAt, destroy: stop };
}
