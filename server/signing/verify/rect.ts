/** Places on a page, as left, bottom, right, top. */
import { isArray, type Value } from './values.ts';

export type Rect = readonly [number, number, number, number];

export const isNumber = (value: Value | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/** Null for what is none. */
export function rectOf(value: Value | undefined): Rect | null {
  if (!isArray(value) || value.length !== 4 || !value.every(isNumber)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = value;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

export const hasArea = ([left, bottom, right, top]: Rect): boolean => right > left && top > bottom;

/** Programs round a place to a few digits. */
const ROUNDING = 0.01;

export const isWithin = (one: Rect, other: Rect): boolean =>
  one[0] >= other[0] - ROUNDING &&
  one[1] >= other[1] - ROUNDING &&
  one[2] <= other[2] + ROUNDING &&
  one[3] <= other[3] + ROUNDING;
