/** The agreement as it reads and what is missing, kept up to date by a worker while people type. */
import * as Y from 'yjs';
import { applyDifference } from './difference.ts';
import { cell, type Store } from './store.ts';
import type { Judged } from './types.ts';
import type { Told, Verdict } from './verdict.ts';

/** What changes within this time goes to the worker at once, ms: handing over costs more than the change itself. */
const GATHER_MS = 250;

/**
 * Starts judging once `ready` says that the text has arrived: before there is nothing to judge. `onFailure`
 * is told when judging stopped; what was found until then stays.
 */
export function judge(
  doc: Y.Doc,
  ready: Store<boolean>,
  onFailure: () => void,
): { readonly state: Store<Judged>; readonly destroy: () => void } {
  const state = cell<Judged>({ kind: 'laden' });
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<Verdict>) => state.set(judgedAfter(state.get(), data)));
  worker.addEventListener('error', onFailure);
  const tell = (updates: readonly Uint8Array[]): void => worker.postMessage({ updates } satisfies Told, []);
  let gathered: Uint8Array[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hand = (): void => {
    timer = undefined;
    tell(gathered);
    gathered = [];
  };
  const gather = (update: Uint8Array): void => {
    gathered.push(update);
    timer ??= setTimeout(hand, GATHER_MS);
  };
  const begin = (): void => {
    if (!ready.get()) return;
    stopWaiting();
    tell([Y.encodeStateAsUpdate(doc)]);
    doc.on('update', gather);
  };
  const stopWaiting = ready.subscribe(begin);
  begin();
  return {
    state,
    destroy: () => {
      stopWaiting();
      doc.off('update', gather);
      clearTimeout(timer);
      worker.terminate();
    },
  };
}

/** What is known after a verdict. Parts that did not change stay the same objects. */
export function judgedAfter(before: Judged, verdict: Verdict): Judged {
  if (verdict.kind === 'onbekend') return verdict;
  const known = before.kind === 'gelezen' ? before : null;
  return {
    kind: 'gelezen',
    agreement: applyDifference(known?.agreement ?? null, verdict.difference),
    problems: verdict.problems ?? known?.problems ?? [],
  };
}
