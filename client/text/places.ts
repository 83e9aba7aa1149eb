/**
 * Positions in ProseMirror as positions in the shared text and back, along the path of blocks. The binding's own
 * conversion counts sizes it remembers; where those lag behind it is off by a few letters, or makes a position
 * that throws in every other editor (tiptap #7556).
 */
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** The spot behind the letter before `at`; null for a position that is not in the text of a block. */
export function toRelative(fragment: Y.XmlFragment, doc: Node, at: number): Y.RelativePosition | null {
  const $at = doc.resolve(at);
  if (!$at.parent.isTextblock) return null;
  let parent: Y.XmlFragment = fragment;
  for (let depth = 0; depth < $at.depth; depth++) {
    const child: unknown = parent.get($at.index(depth));
    if (!(child instanceof Y.XmlElement) || child.nodeName !== $at.node(depth + 1).type.name) return null;
    parent = child;
  }
  let rest = $at.parentOffset;
  for (const child of parent.toArray()) {
    const size = child instanceof Y.XmlText ? child.length : 1;
    if (child instanceof Y.XmlText && rest <= size) return Y.createRelativePositionFromTypeIndex(child, rest, -1);
    rest -= size;
    if (rest < 0) return null;
  }
  return null;
}

/** Where a spot is now; null when its block is gone or is not in this text. */
export function toAbsolute(fragment: Y.XmlFragment, doc: Node, spot: Y.RelativePosition): number | null {
  if (!fragment.doc || !isSound(spot)) return null;
  const found = Y.createAbsolutePositionFromRelativePosition(spot, fragment.doc);
  if (!found || !(found.type instanceof Y.XmlText)) return null;
  const block: unknown = found.type.parent;
  if (found.type._item?.deleted || !(block instanceof Y.XmlElement)) return null;
  let offset = found.index;
  for (const child of block.toArray()) {
    if (child === found.type) break;
    offset += child instanceof Y.XmlText ? child.length : 1;
  }
  const start = startOf(fragment, doc, block);
  return start === null ? null : start + offset;
}

/** Where the content of a block begins. */
function startOf(fragment: Y.XmlFragment, doc: Node, block: Y.XmlElement): number | null {
  const path: number[] = [];
  for (let child: Y.XmlElement | Y.XmlFragment = block; child !== fragment;) {
    const parent: unknown = child.parent;
    if (child._item?.deleted || !(parent instanceof Y.XmlFragment)) return null;
    path.unshift(parent.toArray().indexOf(child as Y.XmlElement));
    child = parent;
  }
  let node = doc;
  let at = 0;
  for (const nth of path) {
    if (nth < 0 || nth >= node.childCount) return null;
    for (let before = 0; before < nth; before++) at += node.child(before).nodeSize;
    node = node.child(nth);
    at += 1;
  }
  return node.isTextblock ? at : null;
}

/** Whether a spot can be looked up at all: someone's faulty caret must not stop our editor. */
export function isSound({ item, type, tname }: Pick<Y.RelativePosition, 'item' | 'type' | 'tname'>): boolean {
  const pointsSomewhere = Boolean(item ?? type) || typeof tname === 'string';
  return pointsSomewhere && [item, type].every((id) => !id || (Number.isInteger(id.clock) && id.clock >= 0));
}
