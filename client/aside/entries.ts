/** What adding what was set aside would change, place by place, in words. */
import * as Y from 'yjs';
import type { Agreement } from '../../model/agreement.ts';
import { changesSince, type Change } from '../../model/changes.ts';
import { readAgreement } from '../../model/read.ts';
import { wordsAt } from './words-at.ts';

export interface Entry {
  readonly change: Change;
  /** The words of that place as it is, and as it would be; empty where there are none. */
  readonly voor: string;
  readonly na: string;
}

/** The places in which `both` (join.ts) differs from the document, as Yjs has them. */
export function entriesOf(doc: Y.Doc, both: Y.Doc): Entry[] {
  const changes = changesSince(both, { basis: Y.snapshot(doc), delen: new Map() }, new Set());
  if (changes.length === 0) return [];
  const [now, then] = [readOf(doc), readOf(both)];
  return changes.map((change) => ({ change, voor: wordsAt(now, change.pad), na: wordsAt(then, change.pad) }));
}

function readOf(doc: Y.Doc): Agreement | null {
  const read = readAgreement(doc);
  return read.ok ? read.agreement : null;
}
