/** What programs that sign write besides the signature, and may. */
import { beforeAll, describe, expect, it } from 'vitest';
import { append, fieldNamed, nextNumber, objectWith, signByHand, withMore, withOther, type Objects } from './append.ts';
import { packed } from './packed.ts';
import { blankExpected, blankPdf } from './blank.ts';
import type { Identity } from './certificates.ts';
import { identityOf, judge, reasons, sign } from './signers.ts';

const expected = blankExpected(2);
const [ONE, TWO] = ['handtekening-1', 'handtekening-2'] as const;
let original: Uint8Array;
let ann: Identity;
let once: Uint8Array;
beforeAll(async () => {
  original = await blankPdf(2);
  ann = await identityOf(expected[0] ?? never());
  once = await sign(original, ONE, ann);
});

function never(): never {
  throw new Error('there are two');
}

const verdict = async (bytes: Uint8Array): Promise<string[]> =>
  reasons(await judge({ original, signed: bytes, expected }));
const stream = (dict: string, data: string): string =>
  `<< ${dict} /Length ${data.length} >>\nstream\n${data}\nendstream`;
const catalogue = (bytes: Uint8Array) => objectWith(bytes, '/Type /Catalog');

describe('a program that signs may', () => {
  it('add a security store behind the last signature, and replace it', async () => {
    const number = nextNumber(once);
    const { number: root, body } = catalogue(once);
    const store = append(once, {
      [root]: withMore(body, `/DSS ${number} 0 R /Extensions << /ESIC << /BaseVersion /1.7 /ExtensionLevel 5 >> >>`),
      [number]: `<< /Type /DSS /Certs [ ${number + 1} 0 R ] /VRI << /AA << /Cert [ ${number + 1} 0 R ] >> >> >>`,
      [number + 1]: stream('', 'x'),
    });
    expect(await verdict(store)).toEqual([]);
    const more = append(await sign(store, TWO, ann), {
      [number]: `<< /Type /DSS /Certs [ ${number + 1} 0 R ${number + 9} 0 R ] >>`,
      [number + 9]: stream('', 'y'),
    });
    expect(await verdict(more)).toEqual([]);
  });

  it('write when and by which program it was saved, with a signature and not behind the last', async () => {
    const { number, body } = objectWith(original, '/Producer');
    const info: Objects = { [number]: withOther(body, 'ModDate', '(D:20261121000000Z)') };
    expect(await verdict(await signByHand(original, ONE, ann, { more: info }))).toEqual([]);
    expect(await verdict(append(once, info))).toEqual(['na-laatste-handtekening']);
  });

  it('use a field of its own that shows nothing; it counts for nobody', async () => {
    const signed = await sign(original, 'van-het-platform', ann);
    const { aanvaard, velden } = await judge({ original, signed, expected });
    expect(aanvaard).toBe(true);
    expect(
      velden.map(({ veld, verwacht, handtekening }) => [veld, verwacht?.veld ?? null, handtekening?.geldig ?? null]),
    ).toEqual([
      [ONE, ONE, null],
      [TWO, TWO, null],
      ['van-het-platform', null, true],
    ]);
  });

  it('add default resources to the form', async () => {
    const form = objectWith(original, '/SigFlags');
    const number = nextNumber(original) + 1;
    const more = {
      [form.number]: withMore(form.body, `/DA (/Helv 0 Tf 0 g) /DR << /Font << /Helv ${number} 0 R >> >>`),
      [number]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    };
    const bytes = await signByHand(original, ONE, ann, { more });
    expect(await verdict(bytes)).toEqual([]);
    expect(await verdict(append(bytes, { [number]: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' }))).toContain(
      'inhoud-gewijzigd',
    );
  });

  it('use a font of the form in a look', async () => {
    const form = objectWith(original, '/SigFlags');
    const number = nextNumber(original) + 1;
    const font = `<< /Font << /Helv ${number} 0 R >> >>`;
    const more = {
      [form.number]: withMore(form.body, `/DR ${font}`),
      [number]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      [number + 1]: stream(`/Type /XObject /Subtype /Form /BBox [0 0 200 30] /Resources ${font}`, ''),
    };
    const field = (body: string): string => withOther(body, 'N', `${number + 1} 0 R`);
    expect(await verdict(await signByHand(original, ONE, ann, { more, field }))).toEqual([]);
  });

  it('write what stood inside an object as one of its own, as PDFBox does; that never changes again', async () => {
    const page = objectWith(original, '/Contents [ 6 0 R ]');
    const [whole = '', resources = ''] =
      /\/Resources (<<[^]*?>>\s*>>|<<[^]*?>>)(?=\s*\/MediaBox)/.exec(page.body) ?? [];
    const number = nextNumber(original) + 1;
    const moved = page.body.replace(whole, `/Resources ${number} 0 R`);
    const signed = await signByHand(original, ONE, ann, { more: { [page.number]: moved, [number]: resources } });
    expect(await verdict(signed)).toEqual([]);
    expect(await verdict(append(signed, { [number]: '<< >>' }))).toContain('inhoud-gewijzigd');
    const other = await signByHand(original, ONE, ann, { more: { [page.number]: moved, [number]: '<< >>' } });
    expect(await verdict(other)).toEqual(['inhoud-gewijzigd']);
  });

  it('write a note of its own between the objects', async () => {
    const before = (text: string): string =>
      text.replace(/startxref(?=\n\d+\n%%EOF\n$)/, '%iText-Core-9.0.0\nstartxref');
    expect(await verdict(await signByHand(original, ONE, ann, { before }))).toEqual([]);
    for (const note of ['%%EOF', '%PDF-1.7', '% 6 0 obj << >> endobj'])
      expect(
        await verdict(
          await signByHand(original, ONE, ann, {
            before: (text) => text.replace(/startxref(?=\n\d+\n%%EOF\n$)/, `${note}\nstartxref`),
          }),
        ),
      ).toEqual(['onleesbaar']);
  });

  it('list its objects in a stream, and pack them', async () => {
    expect(await verdict(packed(once, {}))).toEqual([]);
    expect(await verdict(packed(once, { [nextNumber(once)]: '<< /Type /Page >>' }))).toEqual(['inhoud-gewijzigd']);
  });

  it('forbid what comes after, which is told', async () => {
    const lock = '/Reference [ << /Type /SigRef /TransformMethod /DocMDP /TransformParams << /P 1 /V /1.2 >> >> ]';
    const { number: root, body } = catalogue(original);
    const number = nextNumber(original) + 3;
    const more = { [root]: withMore(body, `/Perms << /DocMDP ${number} 0 R >>`) };
    const signed = await signByHand(original, ONE, ann, { dict: lock, more, number });
    const { aanvaard, velden } = await judge({ original, signed, expected });
    expect(aanvaard).toBe(true);
    expect(velden[0]?.handtekening?.vermeldingen.join(' ')).toContain('verbiedt');
  });

  it('not fill two fields at once', async () => {
    const field = fieldNamed(original, TWO);
    const number = nextNumber(original) + 3;
    const more = { [field.number]: withMore(field.body, `/V ${number + 1} 0 R`), [number + 1]: '<< /Type /Sig >>' };
    expect(await verdict(await signByHand(original, ONE, ann, { more, number }))).toContain('bereik');
  });
});

describe('a stream that lists or holds objects', () => {
  it.each<[string, (text: string) => string]>([
    ['is one of many kinds', (text) => text.replace('/Filter /FlateDecode', '/Filter /LZWDecode')],
    ['holds more than it lists', (text) => text.replace('/N 1 ', '/N 2 ')],
    ['does not add up', (text) => text.replace('/W [1 4 2]', '/W [1 4 3]')],
    ['builds on another', (text) => text.replace('/N 1 ', '/N 1 /Extends 6 0 R ')],
  ])('and %s is refused', async (_, change) => {
    const bytes = packed(once, { [nextNumber(once)]: '<< /Type /X >>' });
    const added = Buffer.from(bytes).toString('latin1').slice(once.length);
    expect(change(added)).not.toBe(added);
    const text = Buffer.from(once).toString('latin1') + change(added);
    expect(await verdict(Buffer.from(text, 'latin1'))).toEqual(['na-laatste-handtekening']);
  });
});
