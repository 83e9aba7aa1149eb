import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createVerifier } from '../../server/signing/verify/verifier.ts';
import { append, nextNumber, signByHand, withOther } from './append.ts';
import { blankExpected, blankPdf } from './blank.ts';
import { makeIdentity } from './certificates.ts';
import { identityOf, judge, reasons, sign, signAll } from './signers.ts';

const expected = blankExpected();
const [first, second] = expected as [(typeof expected)[0], (typeof expected)[0]];
let original: Uint8Array;
let signed: Uint8Array;
beforeAll(async () => {
  original = await blankPdf();
  signed = await signAll(original, expected);
});

describe('a file that came back', () => {
  it('is accepted when all have signed, by RSA and ECDSA, in both formats', async () => {
    const report = await judge({ original, signed, expected });
    expect(report).toMatchObject({ aanvaard: true, weigeringen: [] });
    expect(report.velden.map(({ veld }) => veld)).toEqual(expected.map(({ veld }) => veld));
    for (const [nth, { handtekening, verwacht }] of report.velden.entries()) {
      expect(verwacht).toEqual(expected[nth]);
      expect(handtekening).toMatchObject({
        wie: expected[nth]?.naam,
        geldig: true,
        zelfde: 'zelfde',
        keten: 'niet-gecontroleerd',
      });
    }
    expect(report.nietGecontroleerd.join(' ')).toMatch(/ingetrokken.*Tijdstempels/);
  });

  it('is accepted when one has signed; the other fields are empty', async () => {
    const one = await sign(original, second.veld, await identityOf(second));
    const report = await judge({ original, signed: one, expected });
    expect(report.aanvaard).toBe(true);
    expect(report.velden.map(({ handtekening }) => handtekening !== null)).toEqual([false, true, false, false]);
  });

  it('may show a signature in its box, with a look and a font of its own', async () => {
    const font = nextNumber(original) + 1;
    const look = font + 1;
    const text = 'BT /F1 10 Tf 4 10 Td (Ondertekend) Tj ET';
    const box = '/Type /XObject /Subtype /Form /BBox [0 0 200 30]';
    const more = {
      [font]: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      [look]: `<< ${box} /Resources << /Font << /F1 ${font} 0 R >> >> /Length ${text.length} >>\nstream\n${text}\nendstream`,
    };
    const field = (body: string): string => withOther(withOther(body, 'N', `${look} 0 R`), 'F', '132');
    const bytes = await signByHand(original, first.veld, await identityOf(first), { more, field });
    const report = await judge({ original, signed: bytes, expected });
    expect(report).toMatchObject({
      aanvaard: true,
      velden: [{ handtekening: { geldig: true, vermeldingen: [] } }, {}, {}, {}],
    });
  });

  it('tells who signed instead of whom was expected', async () => {
    const other = await makeIdentity({ given: 'Eva', family: 'Willems', organisation: 'Gemeente Essen' });
    const report = await judge({ original, signed: await sign(original, first.veld, other), expected });
    expect(report.aanvaard).toBe(true);
    expect(report.velden[0]?.handtekening).toMatchObject({
      wie: 'Eva Willems',
      organisatie: 'Gemeente Essen',
      zelfde: 'anders',
      geldig: true,
    });
  });

  it('is judged in a thread as it is here', async () => {
    const verifier = createVerifier();
    onTestFinished(() => verifier.close());
    const question = { original, signed, expected, roots: [], now: new Date('2026-11-21T20:00:00Z') };
    expect(await verifier.verify(question)).toEqual(await judge(question));
  });
});

describe('a file is refused, and told why,', () => {
  it('when nothing was added', async () => {
    expect(reasons(await judge({ original, signed: original, expected }))).toEqual(['niet-ondertekend']);
  });

  it('when it is another, or not a PDF', async () => {
    const other = await blankPdf(3);
    expect(reasons(await judge({ original, signed: await signAll(other, blankExpected(3)), expected }))).toEqual([
      'ander-bestand',
    ]);
    expect(reasons(await judge({ original, signed: Buffer.from('geen pdf'), expected }))).toEqual(['ander-bestand']);
  });

  it('when the text was opened again since', async () => {
    const report = await judge({ original, signed, expected, isVoid: true });
    expect(reasons(report)).toEqual(['vervallen']);
    expect(report.velden.every(({ handtekening }) => handtekening?.geldig)).toBe(true);
  });

  it('when bytes follow on the last signature', async () => {
    for (const tail of ['x', '\0'.repeat(10), '%%EOF\n', '9 0 obj null endobj'])
      expect(reasons(await judge({ original, signed: Buffer.concat([signed, Buffer.from(tail)]), expected }))).toEqual([
        'na-laatste-handtekening',
      ]);
  });

  it('when a page was replaced between two signatures, though all of them are valid', async () => {
    const half = await signAll(original, expected.slice(0, 3));
    const replaced = append(half, {
      4: '<< /Type /Page /Parent 1 0 R /MediaBox [0 0 595 842] /Resources << >> >>',
    });
    const last = expected[3] ?? first;
    const report = await judge({ original, signed: await sign(replaced, last.veld, await identityOf(last)), expected });
    expect(reasons(report)).toEqual(['inhoud-gewijzigd']);
    expect(report.velden.every(({ handtekening }) => handtekening?.geldig)).toBe(true);
  });
});
