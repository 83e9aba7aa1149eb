/** What a file says to readers by its machinery: lists and streams of objects, numbers, ends. Two readers must see one file. */
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { append, nextNumber, objectWith, signByHand, withOther } from './append.ts';
import { blankExpected, blankPdf } from './blank.ts';
import type { Identity } from './certificates.ts';
import { identityOf, judge, reasons, sign } from './signers.ts';

const expected = blankExpected();
const [ONE, TWO] = ['handtekening-1', 'handtekening-2'] as const;
let original: Uint8Array;
let ann: Identity;
let bart: Identity;
/** Signed by the first. */
let once: Uint8Array;

beforeAll(async () => {
  original = await blankPdf();
  [ann, bart] = await Promise.all([identityOf(expected[0] ?? never()), identityOf(expected[1] ?? never())]);
  once = await sign(original, ONE, ann);
});

function never(): never {
  throw new Error('there are four');
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const verdict = async (bytes: Uint8Array): Promise<string[]> =>
  reasons(await judge({ original, signed: bytes, expected }));
/** Put behind the first signature, and signed over by the second. */
const between = async (bytes: Uint8Array): Promise<string[]> => verdict(await signByHand(bytes, TWO, bart));
const stream = (dict: string, data: string): string =>
  `<< ${dict} /Length ${data.length} >>\nstream\n${data}\nendstream`;
const FORGED = 'BT /F1 12 Tf 50 700 Td (Het lokaal bestuur betaalt 99.000 euro.) Tj ET';

describe('an object that seems to be machinery', () => {
  it('replaces the content of a page as a stream of no objects', async () => {
    const forged = { 6: stream('/Type /ObjStm /N 0 /First 0', FORGED) };
    expect(await verdict(append(once, forged))).not.toEqual([]);
    expect(await between(append(once, forged))).not.toEqual([]);
    expect(await verdict(await signByHand(original, ONE, ann, { more: forged }))).not.toEqual([]);
  });

  it('is drawn by a look, now or later', async () => {
    const look = nextNumber(original) + 1;
    const form = '/Type /XObject /Subtype /Form /BBox [0 0 200 30]';
    const more = {
      [look]: stream(`${form} /Resources << /XObject << /X ${look + 1} 0 R >> >>`, '/X Do'),
      [look + 1]: stream('/Type /ObjStm /Subtype /Form /BBox [0 0 200 30] /N 0 /First 0', `Q Q ${FORGED}`),
    };
    const field = (body: string): string => withOther(body, 'N', `${look} 0 R`);
    expect(await verdict(await signByHand(original, ONE, ann, { more, field }))).not.toEqual([]);
    const packed = append(original, { [look + 1]: more[look + 1] ?? '' });
    const later = await signByHand(packed, ONE, ann, { more: { [look]: more[look] ?? '' }, field, number: look + 2 });
    expect(await verdict(later)).not.toEqual([]);
  });
});

/** A revision of one list only, which says where objects are. */
function listing(bytes: Uint8Array, lines: string): Uint8Array {
  return Buffer.from(
    latin(append(bytes, {})).replace(/xref\ntrailer(?![^]*xref\ntrailer)/, `xref\n${lines}trailer`),
    'latin1',
  );
}

describe('a list of objects that says of one that was there', () => {
  const line = (at: number, generation = '00000'): string => `1\n${String(at).padStart(10, '0')} ${generation} n \n`;
  const offsetOf = (bytes: Uint8Array, number: number): number => latin(bytes).lastIndexOf(`\n${number} 0 obj`) + 1;

  it('where it stands is let be', async () => {
    expect(await verdict(listing(once, `6 ${line(offsetOf(once, 6))}`))).toEqual([]);
  });

  it('that it is of another generation, so that some readers do not find it', async () => {
    expect(await verdict(listing(once, `6 ${line(offsetOf(once, 6), '00007')}`))).not.toEqual([]);
  });

  it('that it is as it was before it stood in a stream of objects', async () => {
    const { number, body } = objectWith(once, '/Contents [ 6 0 R ]');
    const packed = pack(once, number, body);
    expect(await verdict(packed)).toEqual([]);
    expect(await verdict(listing(packed, `${number} ${line(offsetOf(once, number))}`))).not.toEqual([]);
    // Without the stream it stands in, it is nowhere.
    expect(await verdict(append(packed, {}, { freed: [nextNumber(once)] }))).not.toEqual([]);
  });
});

/** A revision that has one object, in a stream of objects, and its list as a stream. */
function pack(bytes: Uint8Array, number: number, body: string): Uint8Array {
  const own = nextNumber(bytes);
  const head = `${number} 0 `;
  const objects = `${own} 0 obj\n${stream(`/Type /ObjStm /N 1 /First ${head.length}`, head + body)}\nendobj\n`;
  const at = bytes.length + objects.length;
  const rows = [
    [2, own, 0],
    [1, bytes.length, 0],
    [1, at, 0],
  ].map(([kind = 0, one = 0, two = 0]) => Buffer.of(kind, one >> 24, one >> 16, one >> 8, one, two >> 8, two));
  const [, prev] = [...latin(bytes).matchAll(/startxref\s+(\d+)/g)].at(-1) ?? [];
  const id = /\/ID (\[[^\]]*\])/.exec(latin(bytes))?.[1] ?? '';
  const dict = `/Type /XRef /W [1 4 2] /Index [${number} 1 ${own} 2] /Size ${own + 2} /Root 2 0 R /Info 3 0 R /ID ${id} /Prev ${prev}`;
  const list = `${own + 1} 0 obj\n${stream(dict, Buffer.concat(rows).toString('latin1'))}\nendobj\n`;
  return Buffer.from(`${latin(bytes)}${objects}${list}startxref\n${at}\n%%EOF\n`, 'latin1');
}

describe('numbers and ends that readers take differently', () => {
  it('a list before it at a broken number', async () => {
    const text = latin(append(once, {}));
    const at = text.lastIndexOf('/Prev ');
    const broken = text.slice(0, at) + text.slice(at).replace(/\/Prev (\d+)/, '/Prev $1.0');
    expect(await verdict(Buffer.from(broken, 'latin1'))).not.toEqual([]);
  });

  it('fewer objects than there are', async () => {
    const text = latin(append(once, {}));
    const at = text.lastIndexOf('/Size ');
    for (const size of ['6', '6.0', '(6)', '-1'])
      expect(
        await verdict(Buffer.from(text.slice(0, at) + text.slice(at).replace(/\/Size \d+/, `/Size ${size}`), 'latin1')),
      ).not.toEqual([]);
  });

  it('an end that is further from the last line than readers look', async () => {
    const text = latin(once);
    const at = text.lastIndexOf('%%EOF');
    const far = await signByHand(original, ONE, ann, {
      before: (one) => one.replace(/%%EOF\n$/, `${' '.repeat(2000)}\n%%EOF\n`),
    });
    expect(at).toBeGreaterThan(0);
    expect(await verdict(far)).not.toEqual([]);
  });

  it('a stream that some readers unpack by another key', async () => {
    const look = nextNumber(original) + 1;
    const data = deflateSync(Buffer.from('q 0 0 10 10 re f Q')).toString('latin1');
    const dict = '/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Filter /FlateDecode';
    const field = (body: string): string => withOther(body, 'N', `${look} 0 R`);
    const by = async (more: string) =>
      verdict(await signByHand(original, ONE, ann, { more: { [look]: stream(`${dict} ${more}`, data) }, field }));
    expect(await by('')).toEqual([]);
    expect(await by('/DP << /Predictor 12 /Columns 3 >>')).not.toEqual([]);
  });
});

describe('a field of their own that shows nothing', () => {
  it('has a look that takes back one state too many, and is then out of its box', async () => {
    const number = nextNumber(once);
    const { number: form, body } = objectWith(once, '/SigFlags');
    const fields = /\/Fields \[([^\]]*)\]/.exec(body)?.[1] ?? '';
    const out = stream('/Type /XObject /Subtype /Form /BBox [0 0 0 0]', 'q Q Q 1 1 1 rg 0 0 595 842 re f');
    const cms = await signByHand(once, TWO, bart, {
      number: number + 5,
      more: {
        [form]: withOther(body, 'Fields', `[ ${fields} ${number} 0 R ]`),
        [number]: `<< /Type /Annot /Subtype /Widget /FT /Sig /T (eigen) /Rect [0 0 0 0] /F 4 /P 4 0 R /V ${number + 2} 0 R /AP << /N ${number + 1} 0 R >> >>`,
        [number + 1]: out,
        [number + 2]: '<< /Type /Sig >>',
      },
    });
    expect(await verdict(cms)).toContain('veld-verplaatst');
  });
});

describe('a look that readers take apart in two ways', () => {
  const box = '/Type /XObject /Subtype /Form /BBox [0 0 200 30]';
  const shown = async (data: string): Promise<string[]> => {
    const look = nextNumber(original) + 1;
    const field = (body: string): string => withOther(body, 'N', `${look} 0 R`);
    return verdict(await signByHand(original, ONE, ann, { more: { [look]: stream(box, data) }, field }));
  };

  it.each([
    'q QQQ 0 0 595 842 re f',
    'q 0Q 0Q 0Q 0 0 595 842 re f',
    'q ID Q Q Q EI Q',
    'BI ID Q EI Q',
    'q (Q',
    'q } Q',
  ])('is refused: %s', async (data) => expect(await shown(data)).toContain('veld-verplaatst'));

  it.each([
    '% DSBlank\n',
    'q 1 0 0 1 0 0 cm /F0 Do Q',
    "BT /F1 -.5 Tf (\\(Q) ' [(a) -20. <51>] TJ ET",
    '/OC << /A true >> BDC EMC',
  ])('is not refused where they agree: %s', async (data) => expect(await shown(data)).toEqual([]));

  it('draws what was put there earlier, as part of something else', async () => {
    const piece = nextNumber(original) + 1;
    const out = stream(box, 'q Q Q 0 0 595 842 re f');
    const first = await signByHand(original, ONE, ann, { more: { [piece]: out }, dict: `/Iets ${piece} 0 R` });
    const look = nextNumber(first) + 1;
    const more = { [look]: stream(`${box} /Resources << /XObject << /X ${piece} 0 R >> >>`, '/X Do') };
    const field = (body: string): string => withOther(body, 'N', `${look} 0 R`);
    expect(await verdict(await signByHand(first, TWO, bart, { more, field }))).toEqual(['veld-verplaatst']);
  });
});

describe('a look with letters that are drawn', () => {
  it('by programs of their own, which can leave their box', async () => {
    const look = nextNumber(original) + 1;
    const font = `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 /Widths [9] /Encoding << /Differences [65 /A] >> /CharProcs << /A ${look + 1} 0 R >> >>`;
    const more = {
      [look]: stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /Font << /F ${font} >> >>`,
        'BT /F 9 Tf (A) Tj ET',
      ),
      [look + 1]: stream('', '9 0 d0 Q Q Q 0 0 595 842 re f'),
    };
    const field = (body: string): string => withOther(body, 'N', `${look} 0 R`);
    expect(await verdict(await signByHand(original, ONE, ann, { more, field }))).toContain('veld-verplaatst');
  });
});
