/** The parts that are one text, and the omgevingsanalyse with its figures. */
import type { Figure } from '../agreement.ts';
import { isBlank, type RichText } from '../rich-text.ts';
import type { PrintContext } from './context.ts';
import { line } from './escape.ts';
import { gap, part, table, textOr, valueHtml } from './pieces.ts';
import { dateWords } from './words.ts';

/** A text, or a word about its absence. */
export function textOrGap(context: PrintContext, content: RichText, level: 3 | 4, missing: string): string {
  return isBlank(content) ? `<p>${gap(missing)}</p>` : `<div class="tekst">${context.rich(content, level)}</div>`;
}

export function purposeHtml(context: PrintContext): string {
  return part(
    'algemeneDoelstelling',
    textOrGap(context, context.agreement.algemeneDoelstelling, 3, 'Nog geen algemene doelstelling'),
  );
}

export function principlesHtml(context: PrintContext): string {
  return part('principes', textOrGap(context, context.agreement.principes, 3, 'Nog geen principes'));
}

export function analysisHtml(context: PrintContext): string {
  const { tekst, cijfers } = context.agreement.omgevingsanalyse;
  const text = textOrGap(context, tekst, 3, 'Nog geen omgevingsanalyse');
  return part('omgevingsanalyse', text + figuresHtml(cijfers));
}

function figuresHtml(figures: readonly Figure[]): string {
  if (figures.length === 0) return '';
  const columns = [
    { head: 'Cijfer', kind: 'cijfer' },
    { head: 'Gebied', kind: 'gebied' },
    { head: 'Waarde', kind: 'waarde' },
    { head: 'Op', kind: 'datum' },
    { head: 'Bron', kind: 'bron' },
  ];
  return `<h3 id="cijfers">Cijfers</h3>${table('cijfers', 'Cijfers met gebied, datum en bron', columns, figures.map(figureRow))}`;
}

function figureRow({ omschrijving, gebied, waarde, eenheid, datum, bron }: Figure): string[] {
  return [
    textOr(omschrijving, 'Nog geen omschrijving'),
    textOr(gebied, 'Nog geen gebied'),
    waarde === undefined ? gap('Nog geen waarde') : valueHtml(waarde, eenheid),
    datum ? line(dateWords(datum)) : gap('Nog geen datum'),
    textOr(bron, 'Nog geen bron'),
  ];
}
