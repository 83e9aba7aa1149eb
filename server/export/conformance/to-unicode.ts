/** Which letters the codes of a font stand for: its ToUnicode map (ISO 32000-1, 9.10.3). */
import type { PDFDict } from '@cantoo/pdf-lib';
import { contentsOf, streamAt } from '../pdf-objects.ts';

const ALL_CODES = 0x10000;
const BLOCKS = /begin(bfchar|bfrange)([^]*?)end\1/g;
const CHARACTER = /<([0-9a-f]+)>\s*<([0-9a-f\s]*)>/gi;
const RANGE = /<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*(?:<([0-9a-f\s]*)>|\[([^\]]*)\])/gi;

/** 1 at each code that stands for letters; null where the font has no such map. Throws when it cannot be unpacked. */
export function spelledCodes(font: PDFDict): Uint8Array | null {
  const stream = streamAt(font, 'ToUnicode');
  if (!stream) return null;
  const codes = new Uint8Array(ALL_CODES);
  const map = Buffer.from(contentsOf(stream)).toString('latin1');
  for (const [, kind, body = ''] of map.matchAll(BLOCKS))
    if (kind === 'bfchar')
      for (const [, code = '', letters = ''] of body.matchAll(CHARACTER)) mark(codes, code, code, letters);
    else
      for (const [, from = '', to = '', letters, each] of body.matchAll(RANGE))
        if (letters !== undefined) mark(codes, from, to, letters);
        else
          [...(each ?? '').matchAll(/<([0-9a-f\s]*)>/gi)].forEach(([, one = ''], nth) => {
            const code = (Number.parseInt(from, 16) + nth).toString(16);
            mark(codes, code, code, one);
          });
  return codes;
}

/** Not a letter: nothing at all, and what no text holds. */
const NO_LETTER = /^(?:0000|fffe|feff)*$/i;

function mark(codes: Uint8Array, from: string, to: string, letters: string): void {
  if (NO_LETTER.test(letters.replace(/\s/g, ''))) return;
  codes.fill(1, Number.parseInt(from, 16), Number.parseInt(to, 16) + 1);
}
