/** Turns the updates of one commit into as few frames per reader as possible. */
import * as Y from 'yjs';
import { updateFrame } from './frames.ts';

export interface Written {
  /** Whoever wrote it hears nothing of it. */
  readonly by: object;
  readonly update: Uint8Array;
}

/** Most updates merged into one frame: the cost of Y.mergeUpdates grows faster than their number. */
const MOST_MERGED = 64;

/** For each reader the frames with everything that others wrote; made once for all who wrote nothing. */
export function framesFor(written: readonly Written[]): (reader: object) => readonly Uint8Array[] {
  const writers = new Set(written.map(({ by }) => by));
  let shared: readonly Uint8Array[] | undefined;
  let perWriter: readonly Written[] | undefined;
  return (reader) => {
    if (!writers.has(reader)) return (shared ??= frames(written));
    if (writers.size === 1) return [];
    // Keys someone typed after one another become one: merged once, not again for every other writer.
    perWriter ??= [...writers].flatMap((by) => joined(by, written));
    return frames(perWriter.filter(({ by }) => by !== reader));
  };
}

function joined(by: object, written: readonly Written[]): Written[] {
  return merge(written.filter((one) => one.by === by)).map((update) => ({ by, update }));
}

const frames = (written: readonly Written[]): Uint8Array[] => merge(written).map(updateFrame);

function merge(written: readonly Written[]): Uint8Array[] {
  const merged: Uint8Array[] = [];
  for (let at = 0; at < written.length; at += MOST_MERGED) {
    const updates = written.slice(at, at + MOST_MERGED).map(({ update }) => update);
    const [only] = updates;
    merged.push(updates.length === 1 && only ? only : Y.mergeUpdates(updates));
  }
  return merged;
}
