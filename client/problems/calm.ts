/**
 * The open points as they are shown: never nagging. A new point about the field someone is in waits until
 * they leave it, or until nothing was written for a while. What was shown already stays until it is solved.
 */
import type { Agreement } from '../../model/agreement.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { padOfPointer } from '../sync/spot.ts';
import { derived, useStore, type Store } from '../sync/store.ts';
import type { Judged, Session } from '../sync/types.ts';

/** Someone who writes nothing for so long has paused, ms. */
export const PAUSE_MS = 6_000;

/**
 * What makes a point the same point although its sentence quotes a title that is being typed: the rule,
 * the field by ids, and the sentence without what it quotes.
 */
export function pointKey({ regel, pad, boodschap }: Problem, agreement: Agreement): string {
  const sentence = boodschap.replace(/«[^»]*»/g, '').replace(/\b[DAIO]\d+\b/g, '');
  return `${regel} ${padOfPointer(pad, agreement)} ${sentence.replace(/\s+/g, ' ')}`;
}

export interface Seen {
  readonly keys: ReadonlySet<string>;
  readonly problems: readonly Problem[];
  /** Some wait: look again after the pause. */
  readonly waiting: boolean;
}

/** The points to show now. `before` is null the first time: then all are. `paused`: nothing was written for long. */
export function calmly(
  agreement: Agreement,
  problems: readonly Problem[],
  before: ReadonlySet<string> | null,
  focus: string | null,
  paused: boolean,
): Seen {
  const keyed = problems.map((problem) => ({ problem, key: pointKey(problem, agreement) }));
  const waits = ({ problem, key }: (typeof keyed)[number]): boolean => {
    if (before === null || before.has(key) || focus === null || paused) return false;
    const pad = padOfPointer(problem.pad, agreement);
    return pad === focus || pad.startsWith(`${focus}/`);
  };
  const shown = keyed.filter((point) => !waits(point));
  return {
    keys: new Set(shown.map(({ key }) => key)),
    problems: shown.map(({ problem }) => problem),
    waiting: shown.length < keyed.length,
  };
}

const stores = new WeakMap<Session, Store<Judged>>();

/** The points of this agreement, calm. */
export function usePoints(): Judged {
  return useStore(pointsOf(useSession()));
}

/** The one store of a session. */
export function pointsOf(session: Session): Store<Judged> {
  const known = stores.get(session);
  if (known) return known;
  const made = createPoints(session);
  stores.set(session, made);
  return made;
}

function createPoints({ judged, awareness }: Session): Store<Judged> {
  let keys: ReadonlySet<string> | null = null;
  let last: Judged | null = null;
  let changedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wake: () => void = () => undefined;
  const focusNow = (): string | null => (awareness.getLocalState()?.['plek'] as string | null | undefined) ?? null;
  let focus = focusNow();
  const compute = (): Judged => {
    const now = judged.get();
    if (now !== last) changedAt = performance.now();
    last = now;
    if (now.kind !== 'gelezen') return now;
    const paused = performance.now() - changedAt >= PAUSE_MS;
    focus = focusNow();
    const seen = calmly(now.agreement, now.problems, keys, focus, paused);
    ({ keys } = seen);
    clearTimeout(timer);
    if (seen.waiting) timer = setTimeout(() => wake(), PAUSE_MS + 20);
    return seen.waiting ? { ...now, problems: seen.problems } : now;
  };
  return derived<Judged>((changed) => {
    wake = changed;
    const focusMoved = ({ updated }: { updated: readonly number[] }): void => {
      // The caret moves at every key, the field does not.
      if (updated.includes(awareness.clientID) && focusNow() !== focus) changed();
    };
    const stop = judged.subscribe(changed);
    awareness.on('change', focusMoved);
    return () => {
      stop();
      clearTimeout(timer);
      awareness.off('change', focusMoved);
    };
  }, compute);
}
