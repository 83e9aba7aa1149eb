/** Reads and checks the agreement while people type, at most every 400 ms. */
import { validators } from 'virtual:validators';
import type * as Y from 'yjs';
import { readAgreement } from '../../model/read.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import { cell, type Store } from './store.ts';
import type { Judged } from './types.ts';

const PAUSE_MS = 400;

/** Starts judging; `ready` says whether the text has arrived, before which there is nothing to judge. */
export function judge(
  doc: Y.Doc,
  ready: Store<boolean>,
): { readonly state: Store<Judged>; readonly destroy: () => void } {
  const state = cell<Judged>({ kind: 'laden' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    timer = undefined;
    if (ready.get()) state.set(judgeDoc(doc));
  };
  const soon = (): void => {
    timer ??= setTimeout(look, PAUSE_MS);
  };
  doc.on('update', soon);
  const stopWaiting = ready.subscribe(look);
  return {
    state,
    destroy: () => {
      doc.off('update', soon);
      stopWaiting();
      clearTimeout(timer);
    },
  };
}

/** The agreement and its open points, or what this version cannot read. */
export function judgeDoc(doc: Y.Doc): Judged {
  const read = readAgreement(doc);
  if (!read.ok) return { kind: 'onbekend', unknown: read.unknown };
  return {
    kind: 'gelezen',
    agreement: read.agreement,
    problems: validateAgreement(validators as never, read.agreement, 'ondertekenklaar'),
  };
}
