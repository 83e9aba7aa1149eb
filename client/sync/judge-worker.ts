/** Judges beside the page, so that no key waits for it: a large agreement takes tens of milliseconds. */
import * as Y from 'yjs';
import { createJudge, type Told } from './verdict.ts';

/** From the first change on; those that follow are judged along. */
const PAUSE_MS = 200;
/** Of the time goes to judging at most one part in this many: a large agreement is judged less often. */
const SHARE = 6;

const doc = new Y.Doc();
const judge = createJudge(doc);
let timer: ReturnType<typeof setTimeout> | undefined;
let first = true;
let took = 0;

addEventListener('message', ({ data }: MessageEvent<Told>) => {
  doc.transact(() => {
    for (const update of data.updates) Y.applyUpdate(doc, update);
  });
  timer ??= setTimeout(look, first ? 0 : Math.max(PAUSE_MS, took * SHARE));
  first = false;
});

function look(): void {
  timer = undefined;
  const start = performance.now();
  const verdict = judge();
  took = performance.now() - start;
  if (verdict) postMessage(verdict);
}
