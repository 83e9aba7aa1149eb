/** Judges beside the page, so that no key waits for it: a large agreement takes tens of milliseconds. */
import * as Y from 'yjs';
import { createJudge, type Told } from './verdict.ts';

/** From the first change on; those that follow are judged along. */
const PAUSE_MS = 400;

const doc = new Y.Doc();
const judge = createJudge(doc);
let timer: ReturnType<typeof setTimeout> | undefined;
let first = true;

addEventListener('message', ({ data }: MessageEvent<Told>) => {
  Y.applyUpdate(doc, data.update);
  timer ??= setTimeout(look, first ? 0 : PAUSE_MS);
  first = false;
});

function look(): void {
  timer = undefined;
  const verdict = judge();
  if (verdict) postMessage(verdict);
}
