/** Where on the page things stand: content read with the coordinates that hold at each operator. */
import { scan } from './scan.ts';

/** In points, from the page's own origin. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** `[a b c d e f]` of ISO 32000-1, 8.3.3: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];
export const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** First `one`, then `other`. */
export function both([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

export function spotAt([a, b, c, d, e, f]: Matrix, x = 0, y = 0): Spot {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** An operator with its operands as written and as numbers, and what makes its coordinates those of the page. */
export interface Placed {
  readonly operator: string;
  readonly written: () => string;
  readonly numbers: () => readonly number[];
  readonly matrix: Matrix;
}

export function scanPlaced(bytes: Uint8Array, visit: (placed: Placed) => void): void {
  const kept: Matrix[] = [];
  let matrix = SAME;
  scan(bytes, (operator, from, at) => {
    const written = (): string => Buffer.from(bytes.subarray(from, at)).toString('latin1').trim();
    const numbers = (): number[] => written().split(/\s+/).map(Number);
    if (operator === 'q') kept.push(matrix);
    else if (operator === 'Q') matrix = kept.pop() ?? SAME;
    else if (operator === 'cm') matrix = both(asMatrix(numbers()), matrix);
    else visit({ operator, written, numbers, matrix });
  });
}

export function asMatrix([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}
