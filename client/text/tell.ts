/** Telling someone what did not come along with what they typed or pasted. */
import { useCallback } from 'react';
import { lostInWords } from '../../model/characters.ts';
import { useSession } from '../sync/context.tsx';
import type { Cell } from '../sync/store.ts';
import type { Notice } from '../sync/types.ts';

const waiting = new WeakMap<Cell<Notice | null>, string[]>();

/** Shows a sentence; what is told in the same moment (a paste with a picture and an emoji) becomes one message. */
export function tell(notice: Cell<Notice | null>, sentence: string): void {
  if (sentence === '') return;
  const others = waiting.get(notice);
  if (others) {
    if (!others.includes(sentence)) others.push(sentence);
    return;
  }
  const sentences = [sentence];
  waiting.set(notice, sentences);
  queueMicrotask(() => {
    waiting.delete(notice);
    notice.set({ text: sentences.join(' '), undoable: false });
  });
}

/** For a plain field: tells which signs were left out. */
export function useTellLost(): (lost: readonly string[]) => void {
  const { notice } = useSession();
  return useCallback((lost) => tell(notice, lostInWords(lost)), [notice]);
}
