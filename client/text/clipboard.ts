/** What comes in by pasting and dropping: cleaned before ProseMirror sees it. */
import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node, type Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { richHtml } from '../../model/print/rich.ts';
import type { RichText } from '../../model/rich-text.ts';
import { onlyAddress } from './paste/address.ts';
import { clean } from './paste/clean.ts';
import { leftInWords } from './paste/inline.ts';
import { plainContent } from './paste/plain.ts';
import { readTree } from './paste/tree.ts';

/** Marks what we cleaned, for as long as one paste takes. */
const EMPTY = '<p></p>';

/** The extension of one editor; `onLeftOut` gets a sentence to show. */
export function cleanClipboard(articles: boolean, onLeftOut: (sentence: string) => void): Extension {
  return Extension.create({
    name: 'klembord',
    addProseMirrorPlugins: () => [
      new Plugin({
        key: new PluginKey('klembord'),
        props: {
          transformPastedHTML: (html) => {
            if (isOurs(html)) return html;
            const { content, left } = clean(readTree(html), articles);
            onLeftOut(leftInWords(left));
            return richHtml(content, { headingLevel: 3, keepEmpty: true }) || EMPTY;
          },
          clipboardTextParser: (text, _context, _plain, view) =>
            sliceOf(plainContent(text, articles), view.state.schema),
          transformPasted: (slice, view) => fitted(slice, view),
          handlePaste: (view, event) => linkSelection(view, event.clipboardData?.getData('text/plain') ?? ''),
        },
      }),
    ],
  });
}

/** Copied from one of our own texts: nothing in it is foreign, and it knows where it was cut. */
const isOurs = (html: string): boolean =>
  html.includes('data-pm-slice') && !/<(?:img|style|font|o:p|del|s|strike)\b|\sstyle\s*=/i.test(html);

function sliceOf({ content }: RichText, schema: Schema): Slice {
  return new Slice(Fragment.fromJSON(schema, content), 0, 0);
}

/**
 * How a paste joins the text around it. One paragraph flows into the line; of several blocks the first and last
 * do so only where they are paragraphs, so that a heading or list at the end does not swallow the words
 * behind the caret. Inside a list, items join it.
 */
function fitted(slice: Slice, view: EditorView): Slice {
  const { content } = slice;
  const [first, last] = [content.firstChild, content.lastChild];
  if (!first || !last || !first.isBlock) return slice;
  const { $from } = view.state.selection;
  const inList = $from.depth > 1 && $from.node(-1).type.name === 'listItem';
  if (isList(first) && inList) return new Slice(content, 3, last === first ? 3 : endOf(last));
  if (content.childCount === 1 && first.isTextblock && slice.openStart > 0) return new Slice(content, 1, 1);
  if (content.childCount === 1 && first.type.name === 'paragraph') return new Slice(content, 1, 1);
  if (slice.openStart > 1) return slice;
  return new Slice(content, first.type.name === 'paragraph' ? 1 : 0, endOf(last));
}

const isList = ({ type }: Node): boolean => type.name === 'bulletList' || type.name === 'orderedList';
const endOf = ({ type }: Node): number => (type.name === 'paragraph' ? 1 : 0);

/** An address pasted over a selection links it. */
function linkSelection(view: EditorView, text: string): boolean {
  const { selection, schema, tr } = view.state;
  const href = selection.empty ? null : onlyAddress(text);
  const link = schema.marks['link'];
  if (!href || !link || !selection.$from.sameParent(selection.$to)) return false;
  view.dispatch(tr.addMark(selection.from, selection.to, link.create({ href })));
  return true;
}
