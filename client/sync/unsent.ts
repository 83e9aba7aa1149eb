/** What a document brings along that the server lacks: made on this device, by this page or an earlier one. */
import * as Y from 'yjs';
import { uncovered } from '../../model/changes.ts';

export interface Unsent {
  /** Who wrote it, as Yjs numbers pages. */
  readonly clients: ReadonlySet<number>;
  readonly deleted: Y.Snapshot['ds'];
}

export const NOTHING_UNSENT: Unsent = { clients: new Set(), deleted: Y.mergeDeleteSets([]) };

/** Compares a document with what the server has: `known`, clock by client, and the update it answered with. */
export function unsentIn(doc: Y.Doc, known: ReadonlyMap<number, number>, update: Uint8Array): Unsent {
  const clients = [...doc.store.clients.keys()].filter(
    (client) => Y.getState(doc.store, client) > (known.get(client) ?? 0),
  );
  const theirs = Y.decodeUpdate(update).ds.clients;
  const { ds } = Y.snapshot(doc);
  for (const [client, ranges] of ds.clients) {
    const gaps = ranges.flatMap(({ clock, len }) => uncovered(theirs.get(client) ?? [], clock, clock + len));
    // Yjs knows no client without a range.
    if (gaps.length > 0) ds.clients.set(client, gaps);
    else ds.clients.delete(client);
  }
  return { clients: new Set(clients), deleted: ds };
}

/** Whether there is any. */
export const isUnsent = ({ clients, deleted }: Unsent): boolean => clients.size > 0 || deleted.clients.size > 0;

/** Both together. */
export function joinUnsent(one: Unsent, other: Unsent): Unsent {
  return {
    clients: new Set([...one.clients, ...other.clients]),
    deleted: Y.mergeDeleteSets([one.deleted, other.deleted]),
  };
}
