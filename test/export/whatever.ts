/** Random agreements that lack nothing: every text of one that is complete replaced by whatever the editor can hold. */
import fc from 'fast-check';
import type { Agreement } from '../../model/agreement.ts';
import { sift } from '../../model/characters.ts';
import { fitsOnPaper } from '../../model/print/fits.ts';
import type { Block, Inline, ListBlock, Mark, RichText, Table, TableCell } from '../../model/rich-text.ts';
import { richText } from '../model/arbitrary.ts';
import { complete } from '../model/complete.ts';

/** Signs that are hard on paper: of other scripts, joining, invisible, and what looks like markup. */
const HARD = [
  ...['\u00A0', '\u00AD', '\u200B', '\u200D', '\u202E', '\u2011', '\u2028', '\t', '\n', '\uFEFF', '\u0000', '\u0085'],
  ...[
    'e\u0301',
    'x\u0303',
    'ж\u0301',
    'שׁ',
    'محمد',
    'דוד',
    'Ễ',
    '№',
    'ﬁ',
    '👩‍💻',
    '四',
    '<b>',
    '&amp;',
    '"',
    "'",
    '\\',
    '%',
  ],
];
const signs = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(...HARD) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }) },
  { weight: 1, arbitrary: fc.constant('Onvoorstelbaar'.repeat(7)) },
);
const words = fc.array(signs, { maxLength: 5 }).map((parts) => parts.join(' '));

/** Those that the format allows; not all of them lead somewhere. */
const ADDRESSES = [
  ...['https://www.vdab.be/a?b=c&d="e"', 'mailto:iemand@voorbeeld.example', 'https://É.BE/%zz', 'http://[::1]/'],
  ...['https://[half', 'https://a b', 'mailto:?subject=x', 'https://voorbeeld.example/#' + 'lang'.repeat(40)],
];
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'hardBreak' }) },
  {
    weight: 5,
    arbitrary: fc
      .record({ text: words, bold: fc.boolean(), italic: fc.boolean(), href: fc.option(fc.constantFrom(...ADDRESSES)) })
      .map(({ text, bold, italic, href }): Inline => ({
        type: 'text',
        text: text || 'x',
        ...withMarks([
          ...(bold ? [{ type: 'bold' } as const] : []),
          ...(italic ? [{ type: 'italic' } as const] : []),
          ...(href === null ? [] : [{ type: 'link', attrs: { href } } as const]),
        ]),
      })),
  },
);

const withMarks = (marks: Mark[]): { marks?: Mark[] } => (marks.length === 0 ? {} : { marks });

const { block } = fc.letrec<{ block: Block; list: ListBlock; table: Table; cell: TableCell }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    fc.record({
      type: fc.constantFrom('paragraph', 'heading', 'artikel' as const),
      content: fc.array(inline, { maxLength: 4 }),
    }),
    tie('list'),
    tie('table'),
  ),
  list: fc.record({
    type: fc.constantFrom('bulletList' as const, 'orderedList' as const),
    content: fc.array(
      fc.record({ type: fc.constant('listItem' as const), content: fc.array(tie('block'), { maxLength: 3 }) }),
      { maxLength: 4 },
    ),
  }),
  table: fc.record({
    type: fc.constant('table' as const),
    content: fc.array(
      fc.record({ type: fc.constant('tableRow' as const), content: fc.array(tie('cell'), { maxLength: 4 }) }),
      { maxLength: 5 },
    ),
  }),
  cell: fc.record({
    type: fc.constantFrom('tableCell', 'tableHeader' as const),
    attrs: fc.record({ colspan: fc.integer({ min: 1, max: 3 }), rowspan: fc.integer({ min: 1, max: 4 }) }),
    content: fc.array(tie('block'), { maxLength: 2 }),
  }),
}));
const anyText: fc.Arbitrary<RichText> = fc.oneof(
  richText,
  fc.array(block, { minLength: 1, maxLength: 3 }).map((content): RichText => ({ type: 'doc', content })),
);

/** Values that are not free text, by the name of their field. */
const FIXED = new Set(
  'formaat versie id uitgave soort legislatuur start einde datum deadline kbo kboOcmw nis doelgroep vlak frequentie trekker koppeling email'.split(
    ' ',
  ),
);

/** Draws another text for each of a complete agreement; most of them as the editor lets them through when typed. */
export const whatever: fc.Arbitrary<Agreement> = fc
  .tuple(
    fc.infiniteStream(words),
    fc.infiniteStream(anyText),
    fc.integer({ min: 0, max: 4 }).map((draw) => draw > 0),
  )
  .map(([plain, rich, isTyped]) => {
    const tidy = (text: string): string => (isTyped ? sift(text).text : text);
    const next = (): string => tidy(plain.next().value ?? '');
    const nextText = (): RichText => {
      const found = withText(typed(rich.next().value, tidy));
      return isTyped && !fitsOnPaper(found) ? nextText() : found;
    };
    const another = (value: unknown, name: string): unknown => {
      if (FIXED.has(name) || typeof value === 'number' || typeof value === 'boolean') return value;
      if (typeof value === 'string') return `${value} ${next()}`;
      if (Array.isArray(value))
        return value.map((item: unknown) => (typeof item === 'string' ? item : another(item, '')));
      if (typeof value !== 'object' || value === null) return value;
      if ('type' in value && value.type === 'doc') return nextText();
      return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, another(child, key)]));
    };
    return another(complete(), '') as Agreement;
  });

/** The same text, each of its strings tidied. */
function typed(value: unknown, tidy: (text: string) => string): RichText {
  return JSON.parse(JSON.stringify(value), (key, child: unknown) =>
    key === 'text' && typeof child === 'string' ? tidy(child) || 'x' : child,
  ) as RichText;
}

/** A text that is there: where one has to be, an empty one would be a point of its own. */
const withText = ({ content }: RichText): RichText => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Tekst.' }] }, ...content],
});
