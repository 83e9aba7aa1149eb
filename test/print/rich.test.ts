import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { richHtml } from '../../model/print/rich.ts';
import type { Block, Inline, RichText, TableCell } from '../../model/rich-text.ts';

const doc = (...content: Block[]): RichText => ({ type: 'doc', content });
const p = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const t = (text: string, ...marks: NonNullable<Extract<Inline, { type: 'text' }>['marks']>): Inline => ({
  type: 'text',
  text,
  ...(marks.length > 0 ? { marks } : {}),
});
const link = (href: string) => ({ type: 'link' as const, attrs: { href } });
const cell = (text: string, type: TableCell['type'] = 'tableCell', attrs?: TableCell['attrs']): TableCell => ({
  type,
  content: [p(t(text))],
  ...(attrs ? { attrs } : {}),
});
const table = (...rows: TableCell[][]): Block => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});

describe('what runs from right to left', () => {
  it('keeps to itself among other words', () => {
    expect(richHtml(doc(p(t('Met דוד כהן, משה en محمد بن علي.'))))).toBe(
      '<p>Met <bdi>דוד כהן</bdi>, <bdi>משה</bdi> en <bdi>محمد بن علي</bdi>.</p>',
    );
  });

  it('turns the whole where most of it does', () => {
    expect(richHtml(doc(p(t('مرحبا، VDAB'))))).toBe('<p dir="rtl"><bdi>مرحبا،</bdi> VDAB</p>');
  });
});

describe('richHtml escapes', () => {
  it('shows markup as text', () => {
    expect(richHtml(doc(p(t('<script>alert(1)</script> & "x"'))))).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;</p>',
    );
  });

  it('keeps an address inside its attribute', () => {
    const html = richHtml(doc(p(t('x', link('https://voorbeeld.be/"onclick="alert(1)')))));
    expect(html).toContain('href="https://voorbeeld.be/&quot;onclick=&quot;alert(1)"');
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '//voorbeeld.be',
    'https:',
    'https://a b',
  ])('makes no link of %s', (href) => {
    expect(richHtml(doc(p(t('tekst', link(href)))))).toBe('<p>tekst</p>');
  });

  it.each(['http://voorbeeld.be/', 'https://voorbeeld.be/a?b=1&c=2', 'mailto:iemand@voorbeeld.be'])(
    'makes a link of %s',
    (href) => {
      expect(richHtml(doc(p(t('tekst', link(href)))))).toContain('<a href="');
    },
  );

  it('never lets text become markup, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, href) => {
        const html = richHtml(doc(p(t(text || 'x', { type: 'bold' }, link(`https://x/${href}`)))));
        expect(html.replace(/<\/?(?:p|strong|a)(?: href="[^"<>]*" rel="noopener noreferrer")?>/g, '')).not.toMatch(
          /[<>"\u0000]/,
        );
      }),
    );
  });
});

describe('richHtml sets text', () => {
  it('collapses white space, also across runs and at line breaks', () => {
    const html = richHtml(doc(p(t('  a \n'), t(' b  ', { type: 'bold' }), { type: 'hardBreak' }, t(' c '))));
    expect(html).toBe('<p>a <strong>b</strong><br>c</p>');
  });

  it('keeps no-break spaces', () => {
    expect(richHtml(doc(p(t('31\u00A0december'))))).toBe('<p>31\u00A0december</p>');
  });

  it('drops empty paragraphs and headings on paper, keeps empty paragraphs for the editor', () => {
    const content = doc(p(), p(t('  ')), { type: 'heading' }, p(t('x')), p({ type: 'hardBreak' }));
    expect(richHtml(content)).toBe('<p>x</p>');
    expect(richHtml(doc(p()), { keepEmpty: true })).toBe('<p><br></p>');
  });

  it('joins a link that is half in bold', () => {
    const html = richHtml(doc(p(t('a', link('https://x/')), t('b', { type: 'bold' }, link('https://x/')))));
    expect(html.match(/<a /g)).toHaveLength(1);
  });

  it('puts headings and articles at the level of the place', () => {
    const content = doc({ type: 'heading', content: [t('Kop')] }, { type: 'artikel', content: [t('Duur')] });
    let nth = 2;
    expect(richHtml(content, { headingLevel: 4, nextArticle: () => (nth += 1) })).toBe(
      '<h4>Kop</h4><h4 class="artikel"><span class="artikel-nr">Artikel 3.</span> Duur</h4>',
    );
    expect(richHtml(content)).toBe('<h3>Kop</h3><h3 class="artikel">Duur</h3>');
  });

  it('keeps the number of an article without a title, and the number of an empty item', () => {
    expect(richHtml(doc({ type: 'artikel' }), { nextArticle: () => 1 })).toContain('Artikel 1.');
    const items = [
      { type: 'listItem' as const, content: [] },
      { type: 'listItem' as const, content: [p(t('x'))] },
    ];
    expect(richHtml(doc({ type: 'orderedList', content: items }))).toBe('<ol><li></li><li><p>x</p></li></ol>');
    expect(richHtml(doc({ type: 'bulletList', content: items }))).toBe('<ul><li><p>x</p></li></ul>');
  });
});

describe('richHtml makes tables regular', () => {
  it('heads columns and rows', () => {
    const html = richHtml(
      doc(table([cell('A', 'tableHeader'), cell('B', 'tableHeader')], [cell('r', 'tableHeader'), cell('1')])),
    );
    expect(html).toBe(
      '<table><thead><tr><th scope="col"><p>A</p></th><th scope="col"><p>B</p></th></tr></thead><tbody><tr><th scope="row"><p>r</p></th><td><p>1</p></td></tr></tbody></table>',
    );
  });

  it('fills short rows and cuts spans that reach outside', () => {
    const html = richHtml(doc(table([cell('a', 'tableCell', { rowspan: 9 }), cell('b'), cell('c')], [cell('d')])));
    expect(html).toContain('<td rowspan="2"><p>a</p></td>');
    expect(html).toMatch(/<tr><td><p>d<\/p><\/td><td><p>\u00A0<\/p><\/td><\/tr>/);
    expect(richHtml(doc(table([cell('a', 'tableCell', { colspan: 1e9 })])))).toContain('colspan="40"');
  });

  it('makes no header of rows that reach into the body', () => {
    const html = richHtml(
      doc(table([cell('a', 'tableHeader', { rowspan: 2 }), cell('b', 'tableHeader')], [cell('c')])),
    );
    expect(html).not.toContain('<thead>');
  });

  it('drops a table without cells', () => {
    expect(richHtml(doc({ type: 'table', content: [] }, { type: 'table', content: [{ type: 'tableRow' }] }))).toBe('');
  });

  it('gives every row the same width, whatever the spans', () => {
    const span = fc.integer({ min: 1, max: 4 });
    const cells = fc.array(fc.tuple(span, span), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 6 }), (rows) => {
        const content = table(
          ...rows.map((row) => row.map(([colspan, rowspan]) => cell('x', 'tableCell', { colspan, rowspan }))),
        );
        const widths = rowWidths(richHtml(doc(content)));
        expect(new Set(widths).size).toBeLessThanOrEqual(1);
      }),
    );
  });
});

/** The width of every row as a browser lays it out. */
function rowWidths(html: string): number[] {
  const open: number[] = [];
  return [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) => {
    const next = open.map((rows) => Math.max(0, rows - 1));
    let column = 0;
    for (const [, attributes = ''] of row.matchAll(/<t[dh]([^>]*)>/g)) {
      while ((open[column] ?? 0) > 0) column += 1;
      const colspan = Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1);
      const rowspan = Number(/rowspan="(\d+)"/.exec(attributes)?.[1] ?? 1);
      for (let at = column; at < column + colspan; at += 1) next[at] = rowspan - 1;
      column += colspan;
    }
    const width = Math.max(column, open.findLastIndex((rows) => rows > 0) + 1);
    open.splice(0, open.length, ...Array.from(next, (rows) => rows ?? 0));
    return width;
  });
}
