import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { termWords } from '../../model/print/words.ts';
import { publicJson } from '../../model/public-json.ts';
import { createWordMaker } from '../../server/word/maker.ts';
import { councilPack, packInputs } from '../../server/word/pack.ts';
import { emptyAgreement, fixture, openPoints, party, signatory } from '../print/sample.ts';
import { partOf, readDocx } from './read-docx.ts';

const word = createWordMaker();
afterAll(() => word.close());

const READY = fixture();
const PDF = new TextEncoder().encode('%PDF-1.7 as it was printed');

const packed = async (agreement: Agreement, open = 0): Promise<Uint8Array> =>
  councilPack(agreement, PDF, await word.make(packInputs(agreement, openPoints(open))));
let ready: Uint8Array;
beforeAll(async () => {
  ready = await packed(READY);
});
const wordsIn = (file: Uint8Array | undefined): string =>
  readDocx(file ?? new Uint8Array())
    .paragraphs.map(({ text }) => text)
    .join('\n');

describe('the council pack', () => {
  it('holds the agreement in three forms, and a draft for each council', () => {
    const files = unzipSync(ready);
    const drafts = Object.keys(files).filter((name) => name.startsWith('ontwerpen-van-besluit/'));
    expect(
      Object.keys(files)
        .filter((name) => !drafts.includes(name))
        .toSorted(),
    ).toEqual(['samenwerkingsovereenkomst.docx', 'samenwerkingsovereenkomst.json', 'samenwerkingsovereenkomst.pdf']);
    expect(files['samenwerkingsovereenkomst.pdf']).toEqual(PDF);
    expect(strFromU8(files['samenwerkingsovereenkomst.json'] ?? PDF)).toBe(publicJson(READY));
    expect(wordsIn(files['samenwerkingsovereenkomst.docx'])).toContain(READY.acties.at(-1)?.titel);
    // Seven lokale besturen, each with a gemeenteraad and a raad voor maatschappelijk welzijn.
    expect(drafts).toHaveLength(14);
    expect(drafts).toContain('ontwerpen-van-besluit/02-kalmthout-gemeenteraad.docx');
  });

  it('fills in who, with whom, how long and who signs', () => {
    const files = unzipSync(ready);
    const draft = wordsIn(files['ontwerpen-van-besluit/02-kalmthout-raad-voor-maatschappelijk-welzijn.docx']);
    expect(draft).toContain('Ontwerp van besluit: raad voor maatschappelijk welzijn van Kalmthout');
    expect(draft).toContain(termWords({ start: '2025-01-01', einde: '2030-12-31' }));
    for (const { naam } of READY.partijen) expect(draft).toContain(naam);
    for (const { naam, functie } of READY.partijen[1]?.ondertekenaars ?? [])
      expect(draft).toContain(`${naam}, ${functie}`);
    const led = READY.acties.filter(({ trekker }) => trekker === READY.partijen[1]?.id);
    expect(led.length).toBeGreaterThan(0);
    for (const { titel } of led) expect(draft).toContain(titel);
  });

  it('has a draft for whoever has a council, and for each of them, whatever they are called', async () => {
    const agreement: Agreement = {
      ...emptyAgreement(),
      partijen: [
        party('p-1', '../../etc/passwd', [signatory('o-1', '<b>x</b>')], 'gemeente'),
        party('p-2', 'Gemeente Één', [], 'gemeente'),
        party('p-3', 'Gemeente Een', [], 'gemeente'),
        party('p-4', '', [], 'ocmw'),
        party('p-5', 'Samen', [], 'intergemeentelijk'),
        party('p-6', 'VDAB', [], 'vdab'),
      ],
    };
    const files = unzipSync(await packed(agreement, 4));
    expect(Object.keys(files).filter((name) => name.includes('/'))).toEqual([
      'ontwerpen-van-besluit/01-etc-passwd-gemeenteraad.docx',
      'ontwerpen-van-besluit/02-een-gemeenteraad.docx',
      'ontwerpen-van-besluit/03-een-gemeenteraad.docx',
      'ontwerpen-van-besluit/04-partij-raad-voor-maatschappelijk-welzijn.docx',
      'ontwerpen-van-besluit/05-samen-raad-van-bestuur.docx',
    ]);
    expect(wordsIn(files['ontwerpen-van-besluit/01-etc-passwd-gemeenteraad.docx'])).toContain('<b>x</b>, Burgemeester');
    const { parts } = readDocx(files['ontwerpen-van-besluit/02-een-gemeenteraad.docx'] ?? PDF);
    expect(partOf(parts, 'word/header1.xml').documentElement?.textContent).toBe(
      'Ontwerp, bij een concept van de overeenkomst',
    );
  });

  it('is the same, byte for byte, for the same content', async () => {
    expect(Buffer.compare(await packed(READY), ready)).toBe(0);
  });
});
