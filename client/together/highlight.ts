/** New words of others in a rich text, coloured until they were seen. */
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { newRanges, type Range } from '../../model/new-ranges.ts';
import { padOfType } from '../../model/pads.ts';
import { padAndParents } from '../sync/spot.ts';
import type { Session } from '../sync/types.ts';
import { togetherOf } from './state.ts';

const KEY = new PluginKey<DecorationSet>('nieuws');

/** The plugin for one fragment's editor. */
export function newsPlugin(fragment: Y.XmlFragment, session: Session): Plugin<DecorationSet> {
  const { news } = togetherOf(session);
  const read = (): Range[] => {
    const pad = padOfType(session.doc, fragment as Y.AbstractType<unknown>) ?? '';
    const changed = new Map(news.state.get().map((change) => [change.pad, change.soort]));
    const from =
      changed.has(pad) && !padAndParents(pad).some((path) => changed.get(path) === 'nieuw') && news.from(pad);
    return from ? newRanges(fragment, from) : [];
  };
  return new Plugin<DecorationSet>({
    key: KEY,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, set) => {
        const ranges = transaction.getMeta(KEY) as readonly Range[] | undefined;
        return ranges ? decorate(transaction.doc, ranges) : set.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state: EditorState) => KEY.getState(state) },
    view: (view) => watch(view, read, news.state.subscribe),
  });
}

function decorate(doc: EditorState['doc'], ranges: readonly Range[]): DecorationSet {
  const fitting = ranges.filter(({ to }) => to <= doc.content.size);
  return DecorationSet.create(
    doc,
    fitting.map(({ from, to }) => Decoration.inline(from, to, { class: 'nieuw-van-anderen' })),
  );
}

function watch(view: EditorView, read: () => Range[], subscribe: (listener: () => void) => () => void) {
  let shown = 0;
  let waiting = 0;
  let early = false;
  const show = (): void => {
    if (view.isDestroyed) return;
    const ranges = read();
    if (ranges.length === 0 && shown === 0) return;
    // A new editor gets its text one moment later than its first frame.
    early = ranges.some(({ to }) => to > view.state.doc.content.size);
    shown = ranges.length;
    view.dispatch(view.state.tr.setMeta(KEY, ranges).setMeta('addToHistory', false));
  };
  const soon = (): void => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(show);
  };
  soon();
  const stop = subscribe(soon);
  return {
    update: (_view: EditorView, before: EditorState) => {
      if (early && !before.doc.eq(view.state.doc)) soon();
    },
    destroy: () => {
      cancelAnimationFrame(waiting);
      stop();
    },
  };
}
