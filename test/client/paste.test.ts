import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { clean, type Cleaned } from '../../client/text/paste/clean.ts';
import { plainContent } from '../../client/text/paste/plain.ts';
import { leftInWords } from '../../client/text/paste/inline.ts';
import { onlyAddress } from '../../client/text/paste/address.ts';
import { readTree } from '../../client/text/paste/tree.ts';
import { plainText } from '../../model/rich-text.ts';
import { launchBrowser } from '../e2e/product.ts';

const FOLDER = new URL('../fixtures/plakken/', import.meta.url);
const files = readdirSync(FOLDER);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  await page.setContent(
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'self\'">',
  );
});
afterAll(() => browser.close());

async function cleaned(html: string, articles = true): Promise<Cleaned> {
  const tree = await page.evaluate(readTree, html);
  return clean(tree, articles);
}

/** The expected result of a fixture; written when RECORD is set, to be read with care before it is kept. */
function expected(name: string, found: unknown): unknown {
  const file = new URL(name.replace(/\.\w+$/, '.json'), FOLDER);
  if (process.env['RECORD']) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

describe('what other programs put on the clipboard', () => {
  for (const name of files.filter((file) => file.endsWith('.html')))
    it(`${name} comes out clean`, async () => {
      const { content } = await cleaned(read(name));
      expect(content).toEqual(expected(name, content));
    });
  for (const name of files.filter((file) => file.endsWith('.txt')))
    it(`${name} comes out as paragraphs`, () => {
      const content = plainContent(read(name), true);
      expect(content).toEqual(expected(name, content));
    });
});

describe('a paste', () => {
  it('is always a text of the public format', async () => {
    const ajv = new Ajv2020({ discriminator: true, allErrors: true });
    const schema = JSON.parse(
      readFileSync(new URL('../../schemas/tekst.schema.json', import.meta.url), 'utf8'),
    ) as object;
    const valid = ajv.compile(schema);
    for (const name of files.filter((file) => file.endsWith('.html'))) {
      expect(valid((await cleaned(read(name))).content), name).toBe(true);
      expect(valid((await cleaned(read(name), false)).content), name).toBe(true);
    }
  });

  it('never lets the browser see a style that the security policy would refuse', () => {
    expect(complaints).toEqual([]);
  });

  it('says what it left out, and only that', async () => {
    const { left } = await cleaned(read('word-365.html'));
    expect(left).toEqual({ struck: 2, images: 1, comments: 1 });
    expect(leftInWords(left)).toBe(
      'Doorgehaalde tekst, 1 afbeelding en de opmerkingen in de marge zijn niet mee geplakt.',
    );
    expect(leftInWords((await cleaned(read('outlook.html'))).left)).toBe('1 afbeelding is niet mee geplakt.');
    expect(leftInWords((await cleaned('<p>gewone tekst</p>')).left)).toBe('');
  });

  it.each([
    ['<p>a<br><br>b</p>', [p('a'), p('b')]],
    [
      'los <b>vet</b><p>alinea</p>slot',
      [{ type: 'paragraph', content: [t('los '), t('vet', 'bold')] }, p('alinea'), p('slot')],
    ],
    ['<p>&nbsp;</p><p> </p><div><br></div><p>x</p>', [p('x')]],
    ['<a href="file:///c:/x.doc">bestand</a>', [p('bestand')]],
    ['<ul><li></li><li><ul><li>diep</li></ul></li></ul>', [list(li(list(li(p('diep')))))]],
    ['<table><tr><td>een</td></tr></table>', [p('een')]],
    [
      '<pre>regel 1\nregel 2</pre>',
      [{ type: 'paragraph', content: [t('regel 1'), { type: 'hardBreak' }, t('regel 2')] }],
    ],
    ['<span style="mso-list:Ignore">1.</span><p style="display:none">weg</p>', []],
    ['<h1></h1><p>na een lege kop</p>', [p('na een lege kop')]],
    [
      '<p class=MsoNormal>een " los aanhalingsteken <b>vet</b></p>',
      [{ type: 'paragraph', content: [t('een " los aanhalingsteken '), t('vet', 'bold')] }],
    ],
    ['<p>De regel style="x" blijft tekst</p>', [p('De regel style="x" blijft tekst')]],
  ])('%s', async (html, content) => {
    expect((await cleaned(html)).content.content).toEqual(content);
  });

  it('numbers an article by itself only where articles are offered', async () => {
    const html = '<h2>Artikel 12 – Geschillen</h2><p><b>Art. 13. Slot</b></p><p>Artikel 14 van het decreet geldt.</p>';
    expect((await cleaned(html, true)).content.content.map(({ type }) => type)).toEqual([
      'artikel',
      'artikel',
      'paragraph',
    ]);
    expect((await cleaned(html, false)).content.content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
    ]);
  });

  it('survives whatever tags there are, without losing a word', async () => {
    const tags = ['p', 'div', 'b', 'ul', 'li', 'ol', 'table', 'tr', 'td', 'h2', 'span', 'blockquote', 'a', 'center'];
    const seed = 20261121;
    let state = seed;
    const next = (most: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % most;
    for (let round = 0; round < 60; round++) {
      let words = 0;
      const make = (depth: number): string =>
        Array.from({ length: 1 + next(3) }, () => {
          if (depth > 5 || next(3) === 0) return ` woord${words++} `;
          const tag = tags[next(tags.length)] ?? 'p';
          return `<${tag}>${make(depth + 1)}</${tag}>`;
        }).join('');
      const html = make(0);
      const found = plainText((await cleaned(html)).content);
      for (let word = 0; word < words; word++) expect(found, `${seed}/${round}: ${html}`).toContain(`woord${word}`);
    }
  });
});

describe('plain text', () => {
  it('keeps short lines apart and joins the lines of a page', () => {
    expect(plainContent('Els Janssens\nKerkstraat 1\n2920 Kalmthout', false).content).toHaveLength(3);
    expect(plainContent('een zin', false).content).toEqual([p('een zin')]);
  });

  it('mends words only where a line broke them', () => {
    const broken = (end: string, start: string): string =>
      plainText(
        plainContent(`Dit is een regel die lang genoeg is voor een bladzijde ${end}\n${start} en verder gaat.`, false),
      );
    expect(broken('samen-', 'werking')).toContain('samenwerking');
    expect(broken('samen\u00AD', 'werking')).toContain('samenwerking');
    expect(broken('niet-', 'beroepsactieven')).toContain('niet-beroepsactieven');
    expect(broken('VDAB-', 'kantoor')).toContain('VDAB-kantoor');
    expect(broken('in-', 'en uitstroom')).toContain('in- en uitstroom');
  });

  it('links addresses, not the full stop behind them', () => {
    expect(plainContent('Zie www.vdab.be/x. Of (https://a.be/b).', false).content).toEqual([
      {
        type: 'paragraph',
        content: [
          t('Zie '),
          link('www.vdab.be/x', 'https://www.vdab.be/x'),
          t('. Of ('),
          link('https://a.be/b'),
          t(').'),
        ],
      },
    ]);
    expect(onlyAddress(' https://a.be/b ')).toBe('https://a.be/b');
    expect(onlyAddress('javascript:alert(1)')).toBeNull();
    expect(onlyAddress('zie https://a.be')).toBeNull();
  });
});

function t(text: string, mark?: 'bold' | 'italic'): object {
  return { type: 'text', text, ...(mark ? { marks: [{ type: mark }] } : {}) };
}
function link(text: string, href = text): object {
  return { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] };
}
function p(text: string): object {
  return { type: 'paragraph', content: [t(text)] };
}
function li(...content: object[]): object {
  return { type: 'listItem', content };
}
function list(...content: object[]): object {
  return { type: 'bulletList', content };
}
