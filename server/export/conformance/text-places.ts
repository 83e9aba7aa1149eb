/** Where on a page text begins: the first point of every string that its content shows. */
import { scan } from '../scan.ts';

/** In points, from the page's own origin. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** `[a b c d e f]` of ISO 32000-1, 8.3.3: x' = ax + cy + e, y' = bx + dy + f. */
type Matrix = readonly [number, number, number, number, number, number];
const SAME: Matrix = [1, 0, 0, 1, 0, 0];

/** First `one`, then `other`. */
function both([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix {
  return [a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u];
}

/** Strings that follow another without being placed again count from where that one begins. */
export function textPlaces(bytes: Uint8Array): Spot[] {
  const spots: Spot[] = [];
  const kept: Matrix[] = [];
  let page = SAME;
  let line = SAME;
  let leading = 0;
  const move = (x: number, y: number): void => void (line = both([1, 0, 0, 1, x, y], line));
  const show = (): void => {
    const [, , , , x, y] = both(line, page);
    spots.push({ x, y });
  };
  scan(bytes, (operator, from, at) => {
    if (!PLACING.has(operator)) return;
    const numbers = operator.length === 1 || operator === 'Tj' || operator === 'TJ' ? [] : numbersOf(bytes, from, at);
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
    switch (operator) {
      case 'q':
        kept.push(page);
        break;
      case 'Q':
        page = kept.pop() ?? SAME;
        break;
      case 'cm':
        page = both([a, b, c, d, e, f], page);
        break;
      case 'BT':
        line = SAME;
        break;
      case 'Tm':
        line = [a, b, c, d, e, f];
        break;
      case 'TL':
        leading = a;
        break;
      case 'TD':
        leading = -b;
        move(a, b);
        break;
      case 'Td':
        move(a, b);
        break;
      case 'T*':
        move(0, -leading);
        break;
      case "'":
      case '"':
        move(0, -leading);
        show();
        break;
      default:
        show();
    }
  });
  return spots;
}

const PLACING = new Set(['q', 'Q', 'cm', 'BT', 'Tm', 'TL', 'TD', 'Td', 'T*', 'Tj', 'TJ', "'", '"']);

function numbersOf(bytes: Uint8Array, from: number, at: number): number[] {
  return Buffer.from(bytes.subarray(from, at)).toString('latin1').trim().split(/\s+/).map(Number);
}
