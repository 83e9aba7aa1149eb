/** How text breaks over pages. `SEED=<seed> npx vitest run test/export/page-breaks.test.ts` repeats a run. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { paragraphs, type Block, type ListBlock, type ListItem, type RichText } from '../../model/rich-text.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { randomFrom, seeds, type Random } from '../fuzz/random.ts';
import { emptyAgreement, fixture, party, signatory } from '../print/sample.ts';
import { laidOut, type LaidOut } from './laid-out.ts';

const printer = createPrinter();
afterAll(() => printer.close());

const WORDS =
  'samen werken aan de duurzame inschakeling van wie ver van de arbeidsmarkt staat en begeleiding nodig heeft'.split(
    ' ',
  );

function words(random: Random, longest: number): string {
  const length = 8 + random(longest);
  let text = '';
  while (text.length < length) text += `${WORDS[random(WORDS.length)]} `;
  return text.trim();
}

const paragraph = (random: Random, longest = 800): Block => ({
  type: 'paragraph',
  content: [{ type: 'text', text: words(random, longest) }],
});

const item = (random: Random, depth: number): ListItem => ({
  type: 'listItem',
  content: [paragraph(random), ...(depth < 2 && random(4) === 0 ? [list(random, depth + 1)] : [])],
});

const list = (random: Random, depth = 0): ListBlock => ({
  type: random(2) === 0 ? 'bulletList' : 'orderedList',
  content: Array.from({ length: 1 + random(6) }, () => item(random, depth)),
});

const table = (random: Random): Block => {
  const row = (type: 'tableHeader' | 'tableCell') => ({
    type: 'tableRow' as const,
    content: [0, 1].map(() => ({ type, content: [paragraph(random, 160)] })),
  });
  return {
    type: 'table',
    content: [row('tableHeader'), ...Array.from({ length: 1 + random(8) }, () => row('tableCell'))],
  };
};

const title =
  (type: 'heading' | 'artikel') =>
  (random: Random): Block => ({ type, content: [{ type: 'text', text: words(random, 90) }] });
/** A list as in most texts: a few words an item. */
const fewWords = (random: Random): Block => ({
  type: 'bulletList',
  content: Array.from({ length: 2 + random(4) }, () => ({ type: 'listItem', content: [paragraph(random, 50)] })),
});
const KINDS = [paragraph, paragraph, paragraph, fewWords, title('heading'), title('artikel'), list, table];

/** A text that ends as texts do, in a sentence. */
function text(random: Random, blocks: number): RichText {
  const all = Array.from({ length: blocks }, () => (KINDS[random(KINDS.length)] ?? paragraph)(random));
  return { type: 'doc', content: [...all, paragraph(random)] };
}

function randomAgreement(random: Random): Agreement {
  return {
    ...emptyAgreement(),
    titel: 'Proef',
    partijen: [party('p', 'Ergens', [signatory('o', 'Iemand')])],
    algemeneDoelstelling: text(random, 60),
    principes: text(random, 60),
    doelstellingen: Array.from({ length: 12 }, (_, nth) => ({
      id: `d-${nth}`,
      titel: words(random, 90),
      omschrijving: text(random, random(6)),
    })),
  };
}

/** Blocks that leave a single line behind, or take one along. */
const alone = (blocks: readonly LaidOut[]): string[] =>
  blocks.flatMap(({ text: words, lines }) =>
    lines.size > 1
      ? [...lines].filter(([, heights]) => heights.length < 2).map(([page]) => `page ${page}: ${words.slice(0, 60)}`)
      : [],
  );

/** The lowest block of each page. */
function lowest(blocks: readonly LaidOut[]): [page: number, block: LaidOut][] {
  const found = new Map<number, { block: LaidOut; y: number }>();
  for (const block of blocks)
    for (const [page, heights] of block.lines) {
      const y = heights.at(-1) ?? Infinity;
      if (y < (found.get(page)?.y ?? Infinity)) found.set(page, { block, y });
    }
  return [...found].map(([page, { block }]) => [page, block]);
}

/** What announces something stands at the foot of a page, without it. */
const announcing = (blocks: readonly LaidOut[]): string[] =>
  lowest(blocks)
    .filter(
      ([, { type, isColumnHead, text: words }]) => /^H\d$/.test(type) || isColumnHead || words.trim().endsWith(':'),
    )
    .map(([page, { type, text: words }]) => `page ${page}: ${type} ${words.slice(0, 60)}`);

describe('text over pages', () => {
  it.each(seeds(1, 2, 3).map((seed) => [seed]))('leaves no line and no heading alone (seed %i)', async (seed) => {
    const blocks = await laidOut(await exportPdf(printer, randomAgreement(randomFrom(seed)), []));
    // Where nothing breaks over a page, nothing is tried.
    expect(blocks.filter(({ lines }) => lines.size > 1).length).toBeGreaterThan(10);
    expect(alone(blocks)).toEqual([]);
    expect(announcing(blocks)).toEqual([]);
  });

  it('leaves none alone in the fixture', async () => {
    const blocks = await laidOut(await exportPdf(printer, fixture(), []));
    expect(blocks.length).toBeGreaterThan(500);
    expect([...alone(blocks), ...announcing(blocks)]).toEqual([]);
  });

  it('keeps what announces a list with it', async () => {
    const random = randomFrom(11);
    const announced = (): Block[] => [
      paragraph(random),
      { type: 'paragraph', content: [{ type: 'text', text: `${words(random, 150)} en wel zo:` }] },
      list(random, 2),
    ];
    const principes: RichText = { type: 'doc', content: Array.from({ length: 80 }, announced).flat() };
    const blocks = await laidOut(await exportPdf(printer, { ...emptyAgreement(), principes }, []));
    expect([...alone(blocks), ...announcing(blocks)]).toEqual([]);
  });

  it('keeps three lines together wherever they come on the page', async () => {
    const three = words(randomFrom(7), 240).padEnd(240, ' samen');
    for (let above = 0; above < 3; above += 1) {
      const texts = paragraphs(
        ...Array.from({ length: above }, () => 'een regel'),
        ...Array.from({ length: 60 }, () => three),
      );
      const blocks = await laidOut(await exportPdf(printer, { ...emptyAgreement(), principes: texts }, []));
      expect(alone(blocks)).toEqual([]);
    }
  });
});
