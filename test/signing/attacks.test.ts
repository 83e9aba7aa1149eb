/**
 * What may be tried on a file between our laying it down and its coming back, and what it is told. The names of the
 * attacks on signatures (USF, SWA, ISA) and of the shadow attacks are those of pdf-insecurity.org.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { append, fieldNamed, nextNumber, objectWith, signByHand, withMore, withOther, type Objects } from './append.ts';
import { blankExpected, blankPdf } from './blank.ts';
import type { Identity } from './certificates.ts';
import { packed } from './packed.ts';
import { identityOf, judge, reasons, sign } from './signers.ts';

const expected = blankExpected();
const [ONE, TWO, THREE] = ['handtekening-1', 'handtekening-2', 'handtekening-3'] as const;
let original: Uint8Array;
let ann: Identity;
let bart: Identity;
/** Signed by the first. */
let once: Uint8Array;
/** Signed by the first two. */
let twice: Uint8Array;

beforeAll(async () => {
  original = await blankPdf();
  [ann, bart] = [await identityOf(expected[0] ?? never()), await identityOf(expected[1] ?? never(), 'RSA-2048')];
  once = await sign(original, ONE, ann);
  twice = await sign(once, TWO, bart);
});

function never(): never {
  throw new Error('there are four');
}

const verdict = async (bytes: Uint8Array): Promise<string[]> =>
  reasons(await judge({ original, signed: bytes, expected }));
/** Put behind the first signature, and signed over by the second: all signatures are valid. */
const between = async (bytes: Uint8Array): Promise<string[]> => verdict(await sign(bytes, TWO, bart));
const stream = (dict: string, data: string): string =>
  `<< ${dict} /Length ${data.length} >>\nstream\n${data}\nendstream`;
const page = () => objectWith(once, '/Contents [ 6 0 R ]');
const signingPage = () => objectWith(once, '/Contents [ 9 0 R ]');
const catalogue = () => objectWith(once, '/Type /Catalog');
const form = () => objectWith(once, '/SigFlags');
const next = () => nextNumber(once);

describe('replacing what is read', () => {
  const WHITE = stream('/Type /XObject /Subtype /Form /BBox [0 0 500 100]', '1 1 1 rg 0 0 500 100 re f');
  const attacks: Readonly<Record<string, () => Objects>> = {
    'a page': () => ({ [page().number]: withOther(page().body, 'MediaBox', '[0 0 595 100]') }),
    'the content of a page': () => ({ 6: stream('', 'BT ET') }),
    'a font': () => ({ 5: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' }),
    'a page by another in the tree of pages': () => ({
      [objectWith(once, '/Type /Pages').number]: `<< /Type /Pages /Kids [ ${next()} 0 R 7 0 R ] /Count 2 >>`,
      [next()]: page().body,
    }),
    'the title': () => ({ 3: '<< /Title (Iets anders) >>' }),
    'a clause, by a white square over it': () => ({
      [page().number]: withOther(page().body, 'Annots', `[ ${next()} 0 R ]`),
      [next()]: `<< /Type /Annot /Subtype /Stamp /Rect [40 680 540 720] /F 4 /AP << /N ${next() + 1} 0 R >> >>`,
      [next() + 1]: WHITE,
    }),
    'a clause, by a layer that is off': () => ({
      [catalogue().number]: withMore(
        catalogue().body,
        `/OCProperties << /OCGs [ ${next()} 0 R ] /D << /OFF [ ${next()} 0 R ] >> >>`,
      ),
      [next()]: '<< /Type /OCG /Name (clausule) >>',
      6: stream('', '/OC /laag BDC BT ET EMC'),
    }),
    'layers alone': () => ({
      [catalogue().number]: withMore(catalogue().body, '/OCProperties << /OCGs [] /D << >> >>'),
    }),
    'a script at opening': () => ({
      [catalogue().number]: withMore(catalogue().body, '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>'),
    }),
    attachments: () => ({
      [catalogue().number]: withMore(catalogue().body, '/Names << /EmbeddedFiles << /Names [] >> >>'),
    }),
    'nothing yet, but an object that waits for later': () => ({ [next()]: page().body }),
    'the list of fields': () => ({ [form().number]: withOther(form().body, 'Fields', '[ 11 0 R 13 0 R 15 0 R ]') }),
    'what lies on a page': () => ({ [signingPage().number]: withOther(signingPage().body, 'Annots', '[ 11 0 R ]') }),
  };
  for (const [name, objects] of Object.entries(attacks)) {
    it(`${name}, between two signatures`, async () => {
      expect(await between(append(once, objects()))).toContain('inhoud-gewijzigd');
    });
    it(`${name}, behind the last`, async () => {
      expect(await verdict(append(once, objects()))).toContain('inhoud-gewijzigd');
    });
    it(`${name}, in the revision of a signature`, async () => {
      const bytes = await signByHand(once, TWO, bart, { more: objects(), number: next() + 5 });
      expect(await verdict(bytes)).toContain('inhoud-gewijzigd');
    });
  }

  it('by taking a page away', async () => {
    expect(await between(append(once, {}, { freed: [page().number] }))).toContain('inhoud-gewijzigd');
  });

  it('by the same object, which some readers then say is gone', async () => {
    const text = Buffer.from(append(once, { [page().number]: page().body })).toString('latin1');
    expect(await verdict(Buffer.from(text, 'latin1'))).toEqual([]);
    const at = text.lastIndexOf(`\n${page().number} 0 obj`);
    const tail = text
      .slice(at)
      .replace(' 0 obj', ' 1 obj')
      .replace(/ 00000 n/, ' 00001 n');
    expect(await verdict(Buffer.from(text.slice(0, at) + tail, 'latin1'))).toEqual(['inhoud-gewijzigd']);
  });

  it('by the list of objects itself, or a stream of objects, under the number of the text', async () => {
    expect(await verdict(packed(once, {}))).toEqual([]);
    expect(await verdict(packed(once, {}, { list: 6 }))).toContain('inhoud-gewijzigd');
    const info = { 3: objectWith(once, '/Producer').body };
    expect(await verdict(packed(once, info))).toEqual([]);
    expect(await verdict(packed(once, info, { pack: 6 }))).toContain('inhoud-gewijzigd');
  });

  it('by bringing back what an object was', async () => {
    const { number, body } = catalogue();
    const changed = packed(once, { [number]: withMore(body, '/DSS << >>') });
    expect(await verdict(changed)).toEqual([]);
    const at = Buffer.from(original).toString('latin1').indexOf(`\n${number} 0 obj`) + 1;
    const lines = `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
    expect(await verdict(append(once, {}, { lines }))).toEqual([]);
    expect(await verdict(append(changed, {}, { lines }))).toEqual(['na-laatste-handtekening']);
  });

  it('by saying that the file holds fewer objects', async () => {
    const text = Buffer.from(append(once, {})).toString('latin1');
    const at = text.lastIndexOf('/Size ');
    const smaller = text.slice(0, at) + text.slice(at).replace(/\/Size \d+/, '/Size 5');
    expect(await verdict(Buffer.from(smaller, 'latin1'))).toContain('inhoud-gewijzigd');
  });

  it('by saying that someone certifies it who does not sign', async () => {
    const lock = `<< /Type /Sig /Reference [ << /TransformMethod /DocMDP >> ] >>`;
    const more = (dict: string): Objects => ({
      [catalogue().number]: withMore(catalogue().body, `/Perms << /DocMDP ${dict} >>`),
      [next() + 2]: lock,
    });
    for (const dict of [`${next() + 2} 0 R`, '<< >>'])
      expect(await verdict(await signByHand(once, TWO, bart, { more: more(dict), number: next() + 5 }))).toContain(
        'inhoud-gewijzigd',
      );
  });

  it('in two steps: a place that may change is made to stand for the text, and then changes', async () => {
    for (const [key, body] of [
      ['Metadata', stream('/Type /Metadata /Subtype /XML', '<x/>')],
      ['DSS', '<< /Certs [] >>'],
    ] as const) {
      const pointed = append(once, { [catalogue().number]: withMore(catalogue().body, `/${key} 6 0 R`) });
      expect(await between(append(pointed, { 6: body }))).toContain('inhoud-gewijzigd');
    }
  });

  it('by giving a body to what was pointed to and was not there', async () => {
    const missing = next() + 5;
    const look = stream(
      `/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources << /XObject << /X ${missing} 0 R >> >>`,
      '/X Do',
    );
    const bytes = await signByHand(once, TWO, bart, {
      more: { [next() + 1]: look },
      field: (body) => withOther(body, 'N', `${next() + 1} 0 R`),
    });
    expect(await verdict(bytes)).toEqual([]);
    const filled = append(bytes, {
      [missing]: stream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', '0 0 9 9 re f'),
    });
    expect(await verdict(filled)).toContain('inhoud-gewijzigd');
  });
});

describe('moving what is signed', () => {
  it.each([
    ['elsewhere on the page', (body: string) => withOther(body, 'Rect', '[50 100 250 130]')],
    ['over the text', (body: string) => withOther(body, 'Rect', '[0 0 595 842]')],
    ['to another page', (body: string) => withOther(body, 'P', '4 0 R')],
    ['out of sight when printed', (body: string) => withOther(body, 'F', '2')],
  ])('a field %s', async (_, field) => {
    expect(await verdict(await signByHand(original, ONE, ann, { field }))).toEqual(['veld-verplaatst']);
  });

  it('a look that has no box, or is shown in layers', async () => {
    for (const dict of ['', '/BBox [0 0 200]', '/BBox [0 0 200 30] /OC << >>']) {
      const number = nextNumber(original) + 1;
      const more = { [number]: stream(`/Type /XObject /Subtype /Form ${dict}`, '') };
      const field = (body: string): string => withOther(body, 'N', `${number} 0 R`);
      expect(await verdict(await signByHand(original, ONE, ann, { more, field }))).toContain('veld-verplaatst');
    }
  });

  it('a look that takes back one state too many, by itself or in a part of it, and is out of its box', async () => {
    const number = nextNumber(original) + 1;
    const box = '/Type /XObject /Subtype /Form /BBox [0 0 200 30]';
    const field = (body: string): string => withOther(body, 'N', `${number} 0 R`);
    const out = 'q Q Q 1 1 1 rg 0 0 595 842 re f';
    const parts = `${box} /Resources << /XObject << /X ${number + 1} 0 R >> >>`;
    for (const more of [
      { [number]: stream(box, out) },
      { [number]: stream(parts, '/X Do'), [number + 1]: stream(box, out) },
      { [number]: stream(`${box} /Filter /ASCIIHexDecode`, Buffer.from(out).toString('hex')) },
    ])
      expect(await verdict(await signByHand(original, ONE, ann, { more, field }))).toContain('veld-verplaatst');
  });

  it('a look, once it is signed', async () => {
    const field = fieldNamed(twice, ONE);
    const number = nextNumber(twice);
    const look = stream('/Type /XObject /Subtype /Form /BBox [0 0 200 30]', '');
    const bytes = append(twice, { [field.number]: withOther(field.body, 'N', `${number} 0 R`), [number]: look });
    expect(await verdict(bytes)).toContain('inhoud-gewijzigd');
  });

  it('to a field of their own, over the text', async () => {
    const number = next();
    const field = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (eigen) /Rect [40 680 540 720] /F 132 /P 4 0 R >>`;
    const bytes = append(once, {
      [number]: field,
      [form().number]: withOther(form().body, 'Fields', `[ 11 0 R 13 0 R 15 0 R 17 0 R ${number} 0 R ]`),
      [page().number]: withOther(page().body, 'Annots', `[ ${number} 0 R ]`),
    });
    expect(await between(bytes)).toContain('veld-verplaatst');
  });
});

describe('bytes that no reader looks at, or another reads otherwise', () => {
  it('a flipped byte: in what was laid down, in what was added, in the signature', async () => {
    const flipped = (at: number): Uint8Array => {
      const bytes = Uint8Array.from(twice);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      return bytes;
    };
    const text = Buffer.from(twice).toString('latin1');
    expect(await verdict(flipped(1000))).toEqual(['ander-bestand']);
    expect(await verdict(flipped(text.lastIndexOf('(D:2') + 5))).toEqual(['handtekening-ongeldig']);
    // A digit that stays one.
    const digit = text.lastIndexOf('/Contents <') + 600;
    expect(await verdict(flipped(digit + text.slice(digit).search(/[0-9]/)))).toEqual(['handtekening-ongeldig']);
  });

  it('a rewrite by another program', async () => {
    const document = await PDFDocument.load(twice, { updateMetadata: false });
    expect(await verdict(await document.save())).toEqual(['ander-bestand']);
  });

  it('an object that no list names', async () => {
    expect(await between(append(once, {}, { hidden: `${page().number} 0 obj\n<< >>\nendobj\n` }))).not.toEqual([]);
    expect(await verdict(append(once, {}, { hidden: `6 0 obj\n<< >>\nendobj\n` }))).toEqual([
      'na-laatste-handtekening',
    ]);
  });

  it('two objects of one number in one revision', async () => {
    const hidden = '11 0 obj\n<< /Type /Annot >>\nendobj\n';
    const bytes = await signByHand(original, ONE, ann, { hidden });
    expect(await verdict(bytes)).toEqual(['onleesbaar']);
  });

  it('a list that finds an object inside another (hide and replace)', async () => {
    const number = nextNumber(original) + 1;
    const inner = '6 0 obj\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj\n';
    const box = '/Type /XObject /Subtype /Form /BBox [0 0 200 30]';
    const look = stream(`${box} /Resources << /XObject << /I ${number + 1} 0 R >> >>`, '/I Do');
    const image = stream('/Type /XObject /Subtype /Image /Width 9 /Height 9', inner);
    const signed = await signByHand(original, ONE, ann, {
      more: { [number]: look, [number + 1]: image },
      field: (body) => withOther(body, 'N', `${number} 0 R`),
    });
    expect(await verdict(signed)).toEqual([]);
    const at = Buffer.from(signed).toString('latin1').indexOf(inner);
    const tail = Buffer.from(append(signed, { 6: 'null' }))
      .toString('latin1')
      .slice(signed.length);
    const moved = tail
      .replace(/6 0 obj[^]*?endobj\n/, '')
      .replace(/\d{10} 00000 n/, `${String(at).padStart(10, '0')} 00000 n`);
    const start = signed.length + moved.indexOf('xref');
    const bytes = Buffer.concat([
      signed,
      Buffer.from(moved.replace(/startxref\n\d+/, `startxref\n${start}`), 'latin1'),
    ]);
    expect(await verdict(bytes)).toEqual(['na-laatste-handtekening']);
  });

  it('a revision that does not follow on the last one (ISA)', async () => {
    const usual = `/Size ${next()} /Root 2 0 R /Info 3 0 R`;
    const first = /startxref\s+(\d+)/.exec(Buffer.from(original).toString('latin1'))?.[1] ?? '';
    for (const trailer of [usual, `${usual} /Prev ${first}`, `${usual} /Prev 0`])
      expect(await verdict(append(once, {}, { trailer }))).toEqual(['na-laatste-handtekening']);
    for (const tail of [
      'xref\n',
      'trailer\n<< >>\n',
      '%%EOF\n',
      '7 0 obj\n<< >>\nendobj\n%%EOF\n',
      'startxref\n9\n%%EOF\n',
    ])
      expect(await verdict(Buffer.concat([once, Buffer.from(tail)]))).toEqual(['na-laatste-handtekening']);
  });

  it('another beginning, another identity, encryption', async () => {
    const usual = (root: string): string =>
      `/Size ${next() + 1} /Root ${root} /Info 3 0 R /Prev ${/startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(once).toString('latin1'))?.[1]}`;
    const other = { [next()]: catalogue().body };
    expect(await verdict(append(once, other, { trailer: usual(`${next()} 0 R`) }))).toContain('inhoud-gewijzigd');
    expect(await verdict(append(once, {}, { trailer: `${usual('2 0 R')} /ID [ <AA> <AA> ]` }))).toContain(
      'inhoud-gewijzigd',
    );
    expect(await verdict(append(once, {}, { trailer: `${usual('2 0 R')} /Encrypt << >>` }))).toEqual([
      'na-laatste-handtekening',
    ]);
  });
});

describe('signatures that cover something else', () => {
  it.each<[string, Parameters<typeof signByHand>[3]]>([
    ['leaves out more than itself (SWA)', { range: ([a, b, c, d]) => [a, b - 20, c, d] }],
    ['leaves out more behind itself (SWA)', { range: ([a, b, c, d]) => [a, b, c + 20, d - 20] }],
    ['does not begin at the beginning', { range: ([, b, c, d]) => [10, b - 10, c, d] }],
    ['does not go on to the end', { range: ([a, b, c, d]) => [a, b, c, d - 30] }],
    ['covers nothing', { range: () => [0, 0, 0, 0] }],
    ['says not what it covers (USF)', { before: (text) => text.replace('/ByteRange', '/BiteRange') }],
    ['has three numbers', { range: ([a, b, c]) => [a, b, c] }],
  ])('one that %s', async (_, options) => {
    expect(await verdict(await signByHand(original, ONE, ann, options))).toEqual(['bereik']);
  });

  it.each<[string, Parameters<typeof signByHand>[3]]>([
    ['with something behind it in its room', { contents: (hex) => `${hex.slice(0, -8)}deadbeef` }],
    ['that is all zeros (USF)', { contents: (hex) => '0'.repeat(hex.length) }],
    ['of another format', { subFilter: 'adbe.pkcs7.sha1' }],
    ['that does not name its certificate, as PAdES wants', { subFilter: 'ETSI.CAdES.detached' }],
  ])('one %s', async (_, options) => {
    expect(await verdict(await signByHand(original, ONE, ann, options))).toEqual(['handtekening-ongeldig']);
  });

  it.each(['  ', ' ', '\n', '\0'])('one with %j among its digits, that readers skip or not', async (space) => {
    const contents = (hex: string): string => `${hex.slice(0, -space.length)}${space}`;
    expect(await verdict(await signByHand(original, ONE, ann, { contents }))).toEqual(['bereik']);
  });

  it('one that was copied from another file or field', async () => {
    const contents = /\/Contents <([0-9A-Fa-f]+)>/.exec(Buffer.from(once).toString('latin1'))?.[1] ?? '';
    const der = contents.replace(/(00)+$/, '');
    const copied = await signByHand(once, TWO, ann, { contents: (hex) => der.padEnd(hex.length, '0') });
    expect(await verdict(copied)).toEqual(['handtekening-ongeldig']);
    const field = fieldNamed(once, TWO);
    const value = /\/V (\d+ 0 R)/.exec(fieldNamed(once, ONE).body)?.[1] ?? '';
    expect(await verdict(append(once, { [field.number]: withMore(field.body, `/V ${value}`) }))).toContain(
      'handtekening-ongeldig',
    );
  });

  it.each(['null', '<< >>', '()', '999 0 R'])('a field with %s for a signature', async (value) => {
    const field = fieldNamed(once, TWO);
    const bytes = append(once, { [field.number]: withMore(field.body, `/V ${value}`) });
    expect(await verdict(bytes)).toContain('handtekening-ongeldig');
  });

  it('one whose envelope was made by someone else for other bytes', async () => {
    const other = await signByHand(await blankPdf(3), ONE, ann);
    const hex = /\/Contents <([0-9A-Fa-f]+)>/.exec(Buffer.from(other).toString('latin1'))?.[1] ?? '';
    expect(await verdict(await signByHand(original, ONE, ann, { contents: () => hex }))).toEqual([
      'handtekening-ongeldig',
    ]);
  });

  it('one that is taken back', async () => {
    const field = fieldNamed(twice, ONE);
    expect(await verdict(append(twice, { [field.number]: fieldNamed(original, ONE).body }))).toContain(
      'inhoud-gewijzigd',
    );
    expect(await verdict(once.slice(0, original.length + 40))).toEqual(['onleesbaar']);
  });
});

it('the third still signs what the first two made of it', async () => {
  expect(await verdict(await sign(twice, THREE, ann))).toEqual([]);
});
