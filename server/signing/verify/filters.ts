/** Undoes the one filter that structure of a PDF is packed with; what it unpacks to is bounded. */
import { inflateSync } from 'node:zlib';
import { Refused } from './refusal.ts';
import { Dict, isName, type Stream } from './values.ts';

/** Lists of objects are kilobytes; a few bytes can unpack to as much as the memory holds. */
const LARGEST = 16 * 1024 * 1024;

const refuse = (what: string): never => {
  throw new Refused('onleesbaar', `Het bestand is niet te lezen: ${what}.`);
};

/** What a stream of objects or of their places holds. */
export function unpack({ dict, raw }: Stream): Uint8Array {
  const filter = dict.get('Filter');
  const parameters = dict.get('DecodeParms');
  if (filter === undefined && parameters === undefined) return raw;
  if (!isName(filter, 'FlateDecode'))
    return refuse('een reeks objecten is verpakt op een manier die we niet aanvaarden');
  const bytes = inflate(raw);
  if (parameters === undefined) return bytes;
  if (!(parameters instanceof Dict))
    return refuse('een reeks objecten is verpakt op een manier die we niet aanvaarden');
  const predictor = parameters.get('Predictor') ?? 1;
  if (predictor === 1) return bytes;
  const columns = parameters.get('Columns') ?? 1;
  const isPlain = (parameters.get('Colors') ?? 1) === 1 && (parameters.get('BitsPerComponent') ?? 8) === 8;
  if (typeof predictor !== 'number' || predictor < 10 || predictor > 15 || !isPlain)
    return refuse('een reeks objecten is verpakt op een manier die we niet aanvaarden');
  if (typeof columns !== 'number' || !Number.isInteger(columns) || columns < 1 || columns > 64)
    return refuse('een reeks objecten is verpakt op een manier die we niet aanvaarden');
  return unpredict(bytes, columns);
}

function inflate(raw: Uint8Array): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: LARGEST });
  } catch {
    return refuse('een reeks objecten kan niet uitgepakt worden of is te groot');
  }
}

/** PNG's filters (RFC 2083, chapter 6), for pixels of one byte. */
function unpredict(bytes: Uint8Array, columns: number): Uint8Array {
  const rows = bytes.length / (columns + 1);
  if (!Number.isInteger(rows)) return refuse('een reeks objecten heeft een halve rij');
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (columns + 1)] ?? 0;
    if (kind > 4) return refuse('een reeks objecten heeft een rij die niet klopt');
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const above = row > 0 ? (out[at - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      out[at] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + guess(kind, left, above, corner);
    }
  }
  return out;
}

function guess(kind: number, left: number, above: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return above;
  if (kind === 3) return (left + above) >> 1;
  return kind === 4 ? paeth(left, above, corner) : 0;
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const toLeft = Math.abs(estimate - left);
  const toAbove = Math.abs(estimate - above);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
