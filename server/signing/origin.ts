/** Which file that was laid down another one begins with. */
import { createHash } from 'node:crypto';
import type { StoredFrozen } from '../store/frozen.ts';
import type { Store } from '../store/store.ts';
import { turn } from '../turn.ts';

/** Bytes that are hashed without a pause: 10 ms. */
const PIECE = 4 * 1024 * 1024;

/** Laid down files that some bytes begin with, or that hold exactly these as their JSON. */
export interface Origin {
  /** SHA-256 of all of the bytes, hex. */
  readonly hash: string;
  /** The oldest first; the same text may have been laid down again. */
  readonly pdf: readonly StoredFrozen[];
  readonly content: readonly StoredFrozen[];
}

/** Rejects with a StoreError. */
export async function originOf(store: Pick<Store, 'frozenSizes' | 'frozenWith'>, bytes: Uint8Array): Promise<Origin> {
  const sizes = (await store.frozenSizes()).filter((size) => size < bytes.length);
  const hashes = await hashesOf(bytes, sizes);
  const hash = hashes.at(-1) ?? '';
  const whole = await store.frozenWith(hash);
  const begun = await Promise.all(
    hashes.slice(0, -1).map((one) => store.frozenWith(one).then((all) => all.filter(({ pdf }) => pdf === one))),
  );
  return {
    hash,
    pdf: [...whole.filter(({ pdf }) => pdf === hash), ...begun.reverse().flat()],
    content: whole.filter(({ content }) => content === hash),
  };
}

/** Of the first so many bytes each, in one go, the last that of all of them. Others get their turn in between. */
async function hashesOf(bytes: Uint8Array, sizes: readonly number[]): Promise<string[]> {
  const hash = createHash('sha256');
  const hashes: string[] = [];
  let at = 0;
  for (const size of [...sizes.toSorted((a, b) => a - b), bytes.length]) {
    for (; at < size; at = Math.min(size, at + PIECE)) {
      hash.update(bytes.subarray(at, Math.min(size, at + PIECE)));
      await turn();
    }
    hashes.push(hash.copy().digest('hex'));
  }
  return hashes;
}
