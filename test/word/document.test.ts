import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { agreementBody } from '../../model/print/agreement.ts';
import { numberOf } from '../../model/numbering.ts';
import { PARTS } from '../../model/parts.ts';
import type { Block, Inline, RichText } from '../../model/rich-text.ts';
import { DOMAINS } from '../../model/terms.ts';
import { bodyOptions } from '../../server/export/page.ts';
import { agreementInput } from '../../server/word/agreement.ts';
import { wordDocument } from '../../server/word/document.ts';
import { awkwardAgreement, emptyAgreement, fixture, openPoints, party, signatory } from '../print/sample.ts';
import { inside, partOf, readDocx, valueOf, type ReadDocx } from './read-docx.ts';

const READY = fixture();
const make = async (agreement: Agreement, open = 0): Promise<ReadDocx> =>
  readDocx(await wordDocument(agreementInput(agreement, openPoints(open))));
const withText = (...content: Block[]): Agreement => ({
  ...emptyAgreement(),
  algemeneDoelstelling: { type: 'doc', content },
});
const text = (words: string, ...marks: ('bold' | 'italic')[]): Inline => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
});
const link = (words: string, href: string): Inline => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const item = (...content: Block[]) => ({ type: 'listItem' as const, content });
const headings = ({ paragraphs }: ReadDocx, style: string): string[] =>
  paragraphs.filter((one) => one.style === style).map((one) => one.text);

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** The words of the outline, in order. */
function wordsOf(html: string): string[] {
  return html
    .replace(/<wbr>|<\/?(?:a|b|strong|em|span)\b[^>]*>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

describe('a Word document', () => {
  it('says what the page says: every word of every agreement, in the same order', async () => {
    const kinds = withText(...everyKind().content);
    for (const agreement of [READY, fixture('onvolledig'), awkwardAgreement(), emptyAgreement(), kinds]) {
      const { paragraphs } = await make(agreement, 3);
      const said = paragraphs.flatMap((one) => one.text.split(/\s+/)).filter((word) => word !== '');
      const html = agreementBody(agreement, bodyOptions(agreement, openPoints(3)));
      expect(said.join('')).toBe(wordsOf(html).join(''));
    }
  });

  it('has the headings that Word navigates by, with their numbers', async () => {
    const read = await make(READY);
    expect(headings(read, 'Title')).toEqual([READY.titel]);
    expect(headings(read, 'Heading1')).toEqual([
      'Inhoud',
      ...PARTS.map(({ naam, rubriek }) => (rubriek === undefined ? naam : `${rubriek} ${naam}`)),
    ]);
    const records = headings(read, 'Heading2');
    for (const list of ['doelstellingen', 'acties'] as const)
      expect(records).toEqual(
        expect.arrayContaining(READY[list].map(({ titel }, nth) => `${numberOf(list, nth)} ${titel.trim()}`)),
      );
    const levels = inside(partOf(read.parts, 'word/styles.xml'), 'style').map((style) =>
      valueOf(inside(style, 'name')[0]),
    );
    expect(levels).toEqual(expect.arrayContaining(['Heading 1', 'Heading 2', 'Heading 3']));
  });

  it('has every cell of the matrix', async () => {
    const { tables } = await make(READY);
    const matrix = tables.find(([head]) => head?.[0] === 'Vlak' && head[1] !== 'Wie');
    expect(matrix?.slice(1).map(([domain]) => domain)).toEqual(DOMAINS.map(({ naam }) => naam));
    expect(matrix?.every((row) => row.length === 4 && row.every((cell) => cell !== ''))).toBe(true);
    expect(matrix?.[1]).toEqual([
      'Identificeren',
      'VDAB\nmet alle lokale besturen',
      'Alle lokale besturen\nmet VDAB',
      'Alle partijen',
    ]);
    expect(tables.filter(([head]) => head?.[1] === 'Wie').map((rows) => rows.length)).toEqual([11, 11, 11]);
  });

  it('has a place to sign for everyone, with their mandate', async () => {
    const { paragraphs } = await make(READY);
    const from = paragraphs.findIndex((one) => one.style === 'Heading1' && one.text === 'Ondertekening');
    const signing = paragraphs.slice(from).map(({ style, text: words }) => [style, words]);
    const people = READY.partijen.flatMap(({ ondertekenaars }) => ondertekenaars);
    expect(people.length).toBe(15);
    expect(signing.filter(([style]) => style === 'Tekenaar').map(([, words]) => words)).toEqual(
      people.map(({ naam, functie }) => `${naam}\n${functie}`),
    );
    for (const [style, words] of [
      ['Veld', 'Plaats en datum'],
      ['Handtekening', 'Handtekening'],
    ])
      expect(signing.filter((one) => one[0] === style && one[1] === words)).toHaveLength(15);
    expect(signing.filter(([style, words]) => style === 'Mandaat' && words?.startsWith('Mandaat: '))).toHaveLength(15);
  });

  it('names no style that is not there, nor one of another kind', async () => {
    const { parts } = await make(withEverything(), 2);
    const styles = inside(partOf(parts, 'word/styles.xml'), 'style');
    const ofKind = (kind: string) =>
      styles.filter((style) => valueOf(style, 'type') === kind).map((style) => valueOf(style, 'styleId'));
    for (const [name, kind] of [
      ['pStyle', 'paragraph'],
      ['rStyle', 'character'],
      ['tblStyle', 'table'],
    ] as const)
      for (const path of ['word/document.xml', 'word/header1.xml', 'word/footer1.xml'])
        for (const used of inside(partOf(parts, path), name))
          expect([path, name, ofKind(kind)]).toEqual([path, name, expect.arrayContaining([valueOf(used)])]);
  });

  it('is in Dutch, with title, author and page numbers', async () => {
    const { parts } = await make(READY);
    const languages = [...parts].flatMap(([path, part]) =>
      path.startsWith('word/') ? inside(part, 'lang').map((language) => valueOf(language)) : [],
    );
    expect(new Set(languages)).toEqual(new Set(['nl-BE']));
    const core = partOf(parts, 'docProps/core.xml').documentElement?.textContent ?? '';
    expect(core).toContain(READY.titel);
    expect(core).toContain(READY.partijen.map(({ naam }) => naam).join('; '));
    expect(core).not.toContain('(concept)');
    const fields = inside(partOf(parts, 'word/footer1.xml'), 'instrText').map((field) => field.textContent);
    expect(fields).toEqual(['PAGE', 'NUMPAGES']);
  });

  it('says on every sheet that it is a concept, as long as it is', async () => {
    const concept = await make(READY, 3);
    expect(partOf(concept.parts, 'word/header1.xml').documentElement?.textContent).toBe('Concept: nog 3 punten open');
    expect(concept.paragraphs.find(({ style }) => style === 'Concept')?.text).toBe('Concept nog 3 punten open');
    const ready = await make(READY);
    expect(ready.parts.has('word/header1.xml')).toBe(false);
    expect(ready.paragraphs.some(({ text: words }) => /concept/i.test(words))).toBe(false);
  });

  it('is the same, byte for byte, for the same agreement', async () => {
    const input = agreementInput(withEverything(), openPoints(2));
    const hashes = new Set<string>();
    for (let nth = 0; nth < 3; nth++) {
      await wordDocument(agreementInput(awkwardAgreement(), []));
      hashes.add(
        createHash('sha256')
          .update(await wordDocument(input))
          .digest('hex'),
      );
    }
    expect(hashes.size).toBe(1);
    const other = await wordDocument(agreementInput(withEverything(), openPoints(3)));
    expect(hashes).not.toContain(createHash('sha256').update(other).digest('hex'));
  });
});

describe('rich text in Word', () => {
  it('keeps marks, line breaks, lists in lists and numbers', async () => {
    const { paragraphs, parts } = await make(withText(...everyKind().content));
    const runs = inside(partOf(parts, 'word/document.xml'), 'r');
    const run = (words: string) => runs.find((one) => one.textContent === words);
    expect(inside(run('vet') ?? fail(), 'b')).toHaveLength(1);
    expect(inside(run('schuin') ?? fail(), 'i')).toHaveLength(1);
    expect(
      [inside(run('beide') ?? fail(), 'b'), inside(run('beide') ?? fail(), 'i')].map(({ length }) => length),
    ).toEqual([1, 1]);
    const find = (words: string) => paragraphs.find((one) => one.text === words);
    expect(find('boven\nonder')).toBeDefined();
    expect(find('een tussenkop')?.style).toBe('Heading2');
    expect(find('Artikel 1. Over iets')?.style).toBe('Heading2');
    for (const words of ['een punt', 'daaronder', 'eerste', 'tweede']) expect(find(words)?.isNumbered).toBe(true);
    expect(find('en verder')?.isNumbered).toBe(false);
    const level = (words: string) =>
      inside(partOf(parts, 'word/document.xml'), 'p')
        .filter((one) => one.textContent === words)
        .map((one) => valueOf(inside(one, 'ilvl')[0]));
    expect([level('een punt'), level('daaronder')]).toEqual([['0'], ['1']]);
  });

  it('begins every numbered list at one', async () => {
    const list = (): Block => ({ type: 'orderedList', content: [item(paragraph(text('eerste')))] });
    const { parts } = await make(withText(list(), paragraph(text('daartussen')), list()));
    const ids = inside(partOf(parts, 'word/document.xml'), 'p')
      .filter((one) => one.textContent === 'eerste')
      .map((one) => valueOf(inside(one, 'numId')[0]));
    expect(new Set(ids).size).toBe(2);
  });

  it('keeps tables with cells that span, and what heads them', async () => {
    const { tables, parts } = await make(withText(...everyKind().content));
    expect(tables.at(0)).toEqual([
      ['over twee', 'rechts'],
      ['hoog', 'b', 'c'],
      ['', 'd', 'e'],
    ]);
    const document = partOf(parts, 'word/document.xml');
    expect(inside(document, 'gridSpan').map((span) => valueOf(span))).toEqual(['2']);
    expect(inside(document, 'vMerge').map((merge) => valueOf(merge))).toEqual(['restart', 'continue']);
    expect(inside(document, 'tblHeader')).toHaveLength(1);
  });

  it('keeps two tables apart that follow each other: Word would make them one', async () => {
    const table = (words: string): Block => ({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text(words))] }] }],
    });
    const { parts, tables } = await make(withText(table('boven'), table('onder')));
    const document = partOf(parts, 'word/document.xml');
    expect(tables.slice(0, 2)).toEqual([[['boven']], [['onder']]]);
    expect(inside(document, 'tbl').map((one) => one.nextSibling?.nodeName)).toEqual(['w:p', 'w:p']);
  });

  it('is text wherever someone tries more', async () => {
    const tries = [
      '</w:t><w:p>',
      '<script>alert(1)</script>',
      ']]>',
      '&amp;lt;',
      '{{naam}}',
      'Id="rIdabcdefghijklmnopqrstu" w:id="7"',
      '\u0000\u000b\uffff\ud800x',
      '<!--',
      '<?php',
    ];
    const agreement: Agreement = {
      ...withText(...tries.map((words) => paragraph(text(words)))),
      titel: tries.join(' '),
      partijen: [party('p-1', tries.join(' '), [signatory('o-1', tries.join(' '), '"><img src=x>')])],
    };
    const { paragraphs, outside, parts } = await make(agreement, 1);
    expect(paragraphs.map((one) => one.text)).toEqual(
      expect.arrayContaining(tries.filter((words) => !/[\u0000]/.test(words))),
    );
    expect(outside).toEqual([]);
    expect([...parts.keys()].filter((path) => /media|embed|vba|customXml/i.test(path))).toEqual([]);
  });

  it('leads nowhere but to pages and mail', async () => {
    const hrefs = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      '\\\\server\\share',
      'vbscript:x',
      'ms-word:x',
      'ftp://x.example',
    ];
    const good = [
      'https://voorbeeld.example/pad?a=1&b=2#c',
      'mailto:iemand@voorbeeld.example',
      'http://voorbeeld.example/é',
    ];
    const odd = ['https://[half', 'http://a b', 'https://x.example/"<>{}', 'mailto:%zz'];
    const { outside, paragraphs, parts } = await make(
      withText(...[...hrefs, ...good, ...odd].map((href) => paragraph(link(`naar ${href}`, href)))),
    );
    for (const address of outside) expect(address).toMatch(/^(?:https?:\/\/|mailto:)[\x21-\x7e]+$/);
    for (const address of outside) expect(URL.canParse(address)).toBe(true);
    // The place on a page stands beside its address.
    expect(outside).toEqual(expect.arrayContaining(['https://voorbeeld.example/pad?a=1&b=2', good[1]]));
    const places = inside(partOf(parts, 'word/document.xml'), 'hyperlink').map((one) => valueOf(one, 'anchor'));
    expect(places).toContain('c');
    expect(outside.some((address) => hrefs.includes(address))).toBe(false);
    for (const href of hrefs) expect(paragraphs.some((one) => one.text === `naar ${href}`)).toBe(true);
  });

  it('follows lists as deep as people make them', async () => {
    const deep = (levels: number): Block => ({
      type: 'bulletList',
      content: [item(paragraph(text(`laag ${levels}`)), ...(levels > 1 ? [deep(levels - 1)] : []))],
    });
    const { paragraphs } = await make(withText(deep(20)));
    expect(paragraphs.filter((one) => /^laag \d+$/.test(one.text))).toHaveLength(20);
  });
});

const fail = (): never => {
  throw new Error('not found');
};

/** One of each kind of block and mark. */
function everyKind(): RichText {
  const cell = (words: string, attrs?: { colspan?: number; rowspan?: number }) => ({
    type: 'tableCell' as const,
    ...(attrs ? { attrs } : {}),
    content: [paragraph(text(words))],
  });
  const head = (words: string, attrs?: { colspan?: number }) => ({
    ...cell(words, attrs),
    type: 'tableHeader' as const,
  });
  return {
    type: 'doc',
    content: [
      { type: 'heading', content: [text('een tussenkop')] },
      { type: 'artikel', content: [text('Over iets')] },
      paragraph(
        text('gewoon '),
        text('vet', 'bold'),
        text(' en '),
        text('schuin', 'italic'),
        text(' en '),
        text('beide', 'bold', 'italic'),
      ),
      paragraph(text('boven'), { type: 'hardBreak' }, text('onder')),
      paragraph(link('een verwijzing', 'https://voorbeeld.example/')),
      {
        type: 'bulletList',
        content: [
          item(paragraph(text('een punt')), paragraph(text('en verder')), {
            type: 'bulletList',
            content: [item(paragraph(text('daaronder')))],
          }),
        ],
      },
      { type: 'orderedList', content: [item(paragraph(text('eerste'))), item(paragraph(text('tweede')))] },
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [head('over twee', { colspan: 2 }), head('rechts')] },
          { type: 'tableRow', content: [cell('hoog', { rowspan: 2 }), cell('b'), cell('c')] },
          { type: 'tableRow', content: [cell('d'), cell('e')] },
        ],
      },
      paragraph(text('José Ñandú, Łódź, العربية, עברית')),
    ],
  };
}

/** The fixture with all kinds of rich text in it. */
const withEverything = (): Agreement => ({ ...READY, principes: everyKind() });
