/** Makes a screenshot small: at most 256 colours, which is all a page of text and lines needs. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel in turn, 0xrrggbb. */
  readonly colours: Uint32Array;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The same picture as a PNG with a palette. `png`: 8 bits a channel, not interlaced, as Chromium makes them. */
export function small(png: Buffer): Buffer {
  const { width, height, colours } = decode(png);
  const { palette, index } = reduce(colours);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = index[y * width + x] ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

function decode(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const lines = unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  for (let nth = 0; nth < colours.length; nth++) {
    const from = nth * channels;
    colours[nth] = ((lines[from] ?? 0) << 16) | ((lines[from + 1] ?? 0) << 8) | (lines[from + 2] ?? 0);
  }
  return { width, height, colours };
}

/** Undoes the five filters of PNG (W3C PNG, 9.2). `step`: bytes a pixel. */
function unfilter(raw: Buffer, length: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (length + 1)] ?? 0;
    for (let x = 0; x < length; x++) {
      const at = y * length + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - length] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - length - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = (raw[y * (length + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

/** The most used colours, near ones joined until there are few enough; every colour then takes the nearest. */
function reduce(colours: Uint32Array): { palette: readonly number[]; index: Uint8Array } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const common = [...counts].sort(([a, many], [b, more]) => more - many || a - b).map(([colour]) => colour);
  // What covers much is kept as it is: shadows would show steps.
  let palette: readonly number[] = common;
  for (let near = 0; palette.length > 256; near++) palette = apart(common, near);
  const places = new Map(common.map((colour) => [colour, nearest(palette, colour)]));
  return { palette, index: Uint8Array.from(colours, (colour) => places.get(colour) ?? 0) };
}

/** So many of the most used colours stay what they are. */
const EXACT = 160;

/** Those of the colours that are further than `near` from every earlier one, and the most used; stops when there are too many. */
function apart(colours: readonly number[], near: number): readonly number[] {
  const kept: number[] = [];
  for (const colour of colours) {
    if (kept.length < EXACT || kept.every((other) => distance(other, colour) > near)) kept.push(colour);
    if (kept.length > 256) break;
  }
  return kept;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (let nth = 1; nth < palette.length; nth++)
    if (distance(palette[nth] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = nth;
  return best;
}

/** The largest difference in red, green or blue. */
function distance(a: number, b: number): number {
  const part = (by: number): number => Math.abs(((a >> by) & 255) - ((b >> by) & 255));
  return Math.max(part(0), part(8), part(16));
}
