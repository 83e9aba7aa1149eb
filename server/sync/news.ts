/** Whether an update would change a document: a client answers sync step 1 even when it has nothing new. */
import * as Y from 'yjs';
import type { Decoded } from '../agreements/update.ts';

/** False for the update that holds no change and no deletion: two zeros. */
export const holdsSomething = ({ length }: Uint8Array): boolean => length > 2;

/** True when the update holds anything, deletions included, that `doc` does not. */
export function hasNews(doc: Y.Doc, { structs, ds }: Decoded): boolean {
  const known = (client: number): number => Y.getState(doc.store, client);
  if (
    structs.some((struct) => !(struct instanceof Y.Skip) && struct.id.clock + struct.length > known(struct.id.client))
  )
    return true;
  if (ds.clients.size === 0) return false;
  const deleted = Y.createDeleteSetFromStructStore(doc.store);
  return [...ds.clients].some(([client, ranges]) =>
    ranges.some(({ clock, len }) => !covers(deleted.clients.get(client) ?? [], clock, len)),
  );
}

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** True when one of the sorted, merged ranges holds all of `clock` … `clock + len`. */
function covers(ranges: readonly Range[], clock: number, len: number): boolean {
  return ranges.some((range) => range.clock <= clock && clock + len <= range.clock + range.len);
}
