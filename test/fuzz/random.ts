/** Chance that can be had again: a test prints its seed, `SEED=<seed>` repeats it. */

/** A whole number from 0 up to, and without, `below`. */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
}

/** The seeds of a run: the one asked for, or these. */
export function seeds(...usual: number[]): readonly number[] {
  const asked = process.env['SEED'];
  return asked ? [Number(asked)] : usual;
}

/** Some bytes changed, most often to small numbers, which mean more. */
export function mutated(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = bytes.slice();
  for (let left = 1 + random(4); left > 0; left--) copy[random(copy.length)] = random(3) ? random(256) : random(12);
  return copy;
}

/** Bytes written in hexadecimal; blanks are for the reader. */
export const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
