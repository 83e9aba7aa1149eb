/** Whether an update fits in a document that is nearly as large as it may be. */
import * as Y from 'yjs';
import type { Decoded } from '../agreements/update.ts';

/** True when an update only takes away: what it brings of its own was deleted before it was sent. */
export const onlyDeletes = ({ structs }: Decoded): boolean =>
  structs.every((struct) => !(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted);

/** How large a document would be with these updates, encoded: about a quarter of a second for the largest. */
export function sizeWith(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  const copy = new Y.Doc();
  try {
    copy.transact(() => {
      for (const update of [Y.encodeStateAsUpdate(doc), ...updates]) Y.applyUpdate(copy, update);
    });
    return Y.encodeStateAsUpdate(copy).length;
  } catch {
    // No document can take them (gate.ts says so too, of what fits).
    return Infinity;
  } finally {
    copy.destroy();
  }
}
