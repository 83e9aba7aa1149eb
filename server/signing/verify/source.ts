/** What a file says of itself, for who has nothing else to lay beside it. */
import { unpack } from './filters.ts';
import { readRevisions, rootOf } from './revisions.ts';
import { State } from './state.ts';
import { Ref, Stream, isName } from './values.ts';

/** The bytes up to where something was added. Throws Refused when it cannot be read. */
export function beginningOf(bytes: Uint8Array): Uint8Array {
  const [first] = readRevisions(bytes).all;
  return bytes.subarray(0, first?.to);
}

/** The JSON that a file was made from, which is inside it; null where there is none. Throws Refused. */
export function sourceIn(bytes: Uint8Array): Uint8Array | null {
  const [first] = readRevisions(bytes).all;
  if (!first) return null;
  const state = State.of(first);
  const catalogue = state.dict(new Ref(rootOf(first)));
  for (const value of state.array(catalogue?.get('AF'))) {
    const file = state.dict(value);
    const stream = state.follow(state.dict(file?.get('EF'))?.get('F'));
    if (isName(file?.get('AFRelationship'), 'Source') && stream instanceof Stream) return unpack(stream);
  }
  return null;
}
