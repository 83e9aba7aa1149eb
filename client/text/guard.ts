/**
 * Signs the paper cannot show are taken out where someone types or pastes them, before others see them.
 * Signs that were there already, or that others brought, stay: they are a point among the problems.
 */
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { BEYOND, isPrintable, lostInWords, sift } from '../../model/characters.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}
const NONE: readonly Span[] = [];
const guardKey = new PluginKey<readonly Span[]>('tekens');

const isOwn = (transaction: Transaction): boolean =>
  transaction.docChanged && transaction.getMeta(ySyncPluginKey) === undefined;

/** The plugin; `onLost` gets a sentence to show. */
export function characterGuard(onLost: (sentence: string) => void): Plugin {
  let view: EditorView | null = null;
  return new Plugin<readonly Span[]>({
    key: guardKey,
    state: { init: () => NONE, apply: (transaction, spans) => follow(transaction, view?.composing ? spans : NONE) },
    view: (mounted) => {
      view = mounted;
      // What an input method composed is looked at when it is done, never during.
      const done = (): void => void setTimeout(() => !mounted.isDestroyed && clean(mounted, onLost));
      mounted.dom.addEventListener('compositionend', done);
      return { destroy: () => mounted.dom.removeEventListener('compositionend', done) };
    },
    appendTransaction: (_transactions, _before, state) => {
      if (view?.composing) return null;
      return siftSpans(state, onLost);
    },
  });
}

/** Where text was put by the person here since we last looked. */
function follow(transaction: Transaction, spans: readonly Span[]): readonly Span[] {
  if (transaction.getMeta(guardKey)) return NONE;
  const moved = spans
    .map(({ from, to }) => ({ from: transaction.mapping.map(from, 1), to: transaction.mapping.map(to, -1) }))
    .filter(({ from, to }) => from < to);
  if (!isOwn(transaction)) return moved.length === 0 ? NONE : moved;
  const added: Span[] = [];
  transaction.mapping.maps.forEach((map, nth) =>
    map.forEach((_from, _to, from, to) => {
      const rest = transaction.mapping.slice(nth + 1);
      if (to > from) added.push({ from: rest.map(from, -1), to: rest.map(to, 1) });
    }),
  );
  return added.length === 0 && moved.length === 0 ? NONE : [...moved, ...added];
}

function clean(view: EditorView, onLost: (sentence: string) => void): void {
  const mended = siftSpans(view.state, onLost);
  if (mended) view.dispatch(mended);
}

/** The transaction that takes the signs out; null when there are none. */
function siftSpans(state: EditorState, onLost: (sentence: string) => void): Transaction | null {
  const spans = guardKey.getState(state) ?? [];
  if (spans.length === 0) return null;
  const lost = new Set<string>();
  const { tr } = state;
  for (const found of textsIn(state.doc, spans).reverse()) {
    const sifted = sift(found.text);
    for (const sign of sifted.lost) lost.add(sign);
    if (sifted.text === found.text) continue;
    if (sifted.text === '') tr.delete(found.from, found.from + found.text.length);
    else tr.insertText(sifted.text, found.from, found.from + found.text.length);
  }
  if (!tr.docChanged) return null;
  onLost(lostInWords([...lost]));
  return tr.setMeta(guardKey, true);
}

/** The shortest unprintable pieces within the spans, in reading order. */
function textsIn(doc: Node, spans: readonly Span[]): { from: number; text: string }[] {
  const found = new Map<number, string>();
  for (const { from, to } of spans)
    doc.nodesBetween(from, Math.min(to, doc.content.size), (node, at) => {
      if (!node.isText || !node.text || isPrintable(node.text)) return true;
      const start = Math.max(0, from - at);
      const text = node.text.slice(start, to - at);
      for (const piece of text.matchAll(BEYOND)) found.set(at + start + piece.index, piece[0]);
      return false;
    });
  return [...found].map(([from, text]) => ({ from, text })).sort((a, b) => a.from - b.from);
}
