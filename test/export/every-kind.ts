/** A small agreement with every kind of text that the editor knows, ready to print. */
import type { Agreement } from '../../model/agreement.ts';
import { paragraphs, type Block, type Inline, type RichText } from '../../model/rich-text.ts';
import { emptyAgreement, party, signatory } from '../print/sample.ts';

const text = (words: string, ...marks: NonNullable<Extract<Inline, { type: 'text' }>['marks']>): Inline => ({
  type: 'text',
  text: words,
  marks,
});
const item = (words: string, ...more: Block[]) => ({
  type: 'listItem' as const,
  content: [...paragraphs(words).content, ...more],
});
const cell = (type: 'tableHeader' | 'tableCell', words: string, attrs = {}) => ({
  type,
  attrs,
  content: paragraphs(words).content,
});
const row = (...content: ReturnType<typeof cell>[]) => ({ type: 'tableRow' as const, content });

/** A table of so many rows under a header that is repeated on each page. */
export const longTable = (rows: number): Block => ({
  type: 'table',
  content: [
    row(cell('tableHeader', 'Wie'), cell('tableHeader', 'Wat')),
    ...Array.from({ length: rows }, (_, nth) =>
      row(cell('tableHeader', `Rij ${nth + 1}`), cell('tableCell', 'begeleiding en opvolging')),
    ),
  ],
});

export function everyKind(): Agreement {
  const blocks: Block[] = [
    { type: 'heading', content: [text('Tussenkop')] },
    {
      type: 'paragraph',
      content: [
        text('vet', { type: 'bold' }),
        text(' en schuin', { type: 'italic' }),
        text(' en beide', { type: 'bold' }, { type: 'italic' }),
        { type: 'hardBreak' },
        text('een adres', { type: 'link', attrs: { href: 'https://voorbeeld.example/a' } }),
        text(' en '),
        text('een brief', { type: 'link', attrs: { href: 'mailto:iemand@voorbeeld.example' } }),
      ],
    },
    { type: 'artikel', content: [text('Een artikel')] },
    {
      type: 'orderedList',
      content: [item('eerst', { type: 'bulletList', content: [item('daarin')] }), item('daarna')],
    },
    {
      type: 'table',
      content: [
        row(cell('tableHeader', 'Breed', { colspan: 2 }), cell('tableHeader', 'Smal')),
        row(cell('tableCell', 'Hoog', { rowspan: 2 }), cell('tableCell', 'b'), cell('tableCell', 'c')),
        row(cell('tableCell', 'd'), cell('tableCell', 'e')),
      ],
    },
    longTable(60),
  ];
  const rich: RichText = { type: 'doc', content: blocks };
  return {
    ...emptyAgreement(),
    titel: 'Overeenkomst van «Dvořák» & Şahin <Łukasz>',
    partijen: [party('p-0', 'Lokaal bestuur Ergens', [signatory('o-0', 'Zoë Çelik'), signatory('o-1', 'Jan Peeters')])],
    algemeneDoelstelling: rich,
  };
}
