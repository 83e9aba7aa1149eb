/**
 * What is on disk of one agreement, in memory: its document, and how far that holds the log.
 *
 * To rebuild a large document takes Yjs several times as long as to read it through (65,000 changes: 50 ms and 15).
 * Where its whole state is one snapshot, those who open it therefore get that as it is stored, once it has been read
 * through, and the document is rebuilt when something else is asked of it: at the first key, as a rule.
 */
import * as Y from 'yjs';
import { rebuild, type Rebuilt } from '../agreements/stored.ts';
import { readUpdate } from '../agreements/update.ts';
import type { Later, Stored } from '../store/store.ts';
import { RoomSize } from './room-size.ts';

/** Smaller ones are rebuilt at once, in a few milliseconds. In bytes. */
const LARGE = 200_000;

/** A whole state that is not a document yet. */
interface Unbuilt {
  readonly stored: Stored;
  readonly vector: Uint8Array;
}

export class Contents {
  readonly size: RoomSize;
  /** Number of the last row of the log up to which `doc` holds every row; it may hold later ones too. */
  sequence: number;
  #built: Rebuilt | null = null;
  #unbuilt: Unbuilt | null;
  /** All of it as the store gave it, until someone has it, something else is asked or it changes. */
  #whole: Uint8Array | null;
  readonly #partiesChanged: () => void;

  /** Throws a StoreError (`corrupt`) where the bytes are not what was written. `partiesChanged`: one came or went. */
  constructor(stored: Stored, partiesChanged: () => void = () => {}) {
    this.#partiesChanged = partiesChanged;
    this.size = new RoomSize(stored);
    this.sequence = stored.meta.sequence;
    this.#whole = stored.updates.length === 0 ? stored.snapshot : null;
    this.#unbuilt = this.#whole && this.#whole.length >= LARGE ? readThrough(stored) : null;
    if (!this.#unbuilt) this.#build(stored);
  }

  get isBuilt(): boolean {
    return this.#built !== null;
  }
  /** The document. Throws a StoreError (`corrupt`) where it cannot be rebuilt. */
  get doc(): Y.Doc {
    return this.#rebuilt.doc;
  }
  /** Places in the log of rows that no document can take: they are kept, so the log is not folded. */
  get rejected(): readonly number[] {
    return this.#built?.rejected ?? [];
  }
  /** The records of the parties in it; null where it is not rebuilt, and so as the store has it. */
  get parties(): { has(id: string): boolean } | null {
    return this.#built && partiesOf(this.#built.doc);
  }
  /** What is here, as a state vector. */
  get vector(): Uint8Array {
    return this.#unbuilt?.vector ?? Y.encodeStateVector(this.doc);
  }

  /** All of it as it is stored, for a reader who has what `vector` says; null where that is not what they lack. */
  wholeFor(vector: Uint8Array): Uint8Array | null {
    if (!isNothing(vector)) return null;
    if (this.#unbuilt) return this.#unbuilt.stored.snapshot;
    // Most who come first come alone: it is not worth its memory twice.
    const whole = this.#whole;
    this.#whole = null;
    return whole;
  }

  /** What a reader lacks who has what `vector` says, as an update. Throws as `doc` does. */
  lacking(vector: Uint8Array): Uint8Array {
    this.#whole = null;
    return Y.encodeStateAsUpdate(this.doc, vector);
  }

  /** Takes in updates that are on disk. Throws where the document cannot take one. */
  add(updates: readonly Uint8Array[]): void {
    const { doc } = this;
    this.#whole = null;
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
  }

  /** Rows of ours are on disk, the last of them as row `sequence`. False when rows of others, which are not here, lie before them. */
  wrote(updates: readonly Uint8Array[], sequence: number): boolean {
    this.size.grow(updates);
    const hasAll = this.sequence >= sequence - updates.length;
    if (hasAll) this.sequence = Math.max(this.sequence, sequence);
    return hasAll;
  }

  /** Takes in what others wrote. Returns what was new of it. Throws where the document cannot take it. */
  follow({ meta, snapshot, updates }: Later): Uint8Array[] {
    const { doc } = this;
    const news: Uint8Array[] = [];
    const note = (update: Uint8Array): void => void news.push(update);
    doc.on('update', note);
    try {
      this.add(snapshot ? [snapshot, ...updates] : updates);
    } finally {
      doc.off('update', note);
    }
    this.sequence = meta.sequence;
    this.size.follow({ snapshot, updates });
    return news;
  }

  destroy(): void {
    this.#built?.doc.destroy();
  }

  get #rebuilt(): Rebuilt {
    if (this.#built) return this.#built;
    if (!this.#unbuilt) throw new Error('neither built nor to be built');
    return this.#build(this.#unbuilt.stored);
  }

  #build(stored: Stored): Rebuilt {
    const built = rebuild(stored);
    partiesOf(built.doc).observe(() => this.#partiesChanged());
    this.#built = built;
    this.#unbuilt = null;
    return built;
  }
}

/** Reads every change of a snapshot; null where that cannot be done or some are missing: then rebuilding it tells. */
function readThrough(stored: Stored): Unbuilt | null {
  const decoded = readUpdate(stored.snapshot);
  if (!decoded) return null;
  const clocks = new Map<number, number>();
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || clock !== (clocks.get(client) ?? 0)) return null;
    clocks.set(client, clock + struct.length);
  }
  return { stored, vector: Y.encodeStateVector(clocks) };
}

const partiesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('partijen');

/** The state vector of a document without anything in it. */
const isNothing = (vector: Uint8Array): boolean => vector.length === 1 && vector[0] === 0;
