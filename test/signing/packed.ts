/** Adds a revision whose list is a stream, and whose objects are packed into another. */
import { deflateSync } from 'node:zlib';
import { nextNumber, type Objects } from './append.ts';

/** Under which the stream of objects and the list are written. */
export interface Numbers {
  readonly pack?: number;
  readonly list?: number;
}

/** A revision with a packed object for each of `objects`, and a stream for a list. */
export function packed(bytes: Uint8Array, objects: Objects, numbers: Numbers = {}): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  const [, before = ''] = [...text.matchAll(/startxref\s+(\d+)/g)].at(-1) ?? [];
  const { pack = nextNumber(bytes) + 1, list = nextNumber(bytes) + 2 } = numbers;
  const bodies = Object.values(objects);
  const offsets = bodies.map((_, nth) => bodies.slice(0, nth).join('').length);
  const heads = `${Object.keys(objects)
    .map((number, nth) => `${number} ${offsets[nth]}`)
    .join(' ')} `;
  const rows: number[][] = Object.keys(objects).map((number, index) => [Number(number), 2, pack, index]);
  const flate = (data: Buffer): string => {
    const deflated = deflateSync(data).toString('latin1');
    return `/Filter /FlateDecode /Length ${deflated.length} >>\nstream\n${deflated}\nendstream\nendobj\n`;
  };
  let out = text.endsWith('\n') ? text : `${text}\n`;
  if (bodies.length > 0) {
    rows.push([pack, 1, out.length, 0]);
    out += `${pack} 0 obj\n<< /Type /ObjStm /N ${bodies.length} /First ${heads.length} ${flate(Buffer.from(heads + bodies.join('')))}`;
  }
  const listAt = out.length;
  rows.push([list, 1, listAt, 0]);
  const data = Buffer.concat(
    rows.map(([, kind = 0, one = 0, two = 0]) => {
      const row = Buffer.alloc(7);
      row.writeUInt8(kind, 0);
      row.writeUInt32BE(one, 1);
      row.writeUInt16BE(two, 5);
      return row;
    }),
  );
  const index = rows.map(([number]) => `${number} 1`).join(' ');
  const [, id = ''] = /\/ID (\[[^\]]*\])/.exec(text) ?? [];
  const head = `/Type /XRef /W [1 4 2] /Index [${index}] /Size ${nextNumber(bytes) + 3} /Root 2 0 R /Info 3 0 R /ID ${id} /Prev ${before}`;
  out += `${list} 0 obj\n<< ${head} ${flate(data)}startxref\n${listAt}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
