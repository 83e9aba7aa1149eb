/** HTML of our own as a Word document: one description of an agreement for paper and for Word. */
import { Document, Footer, Header, NumberFormat, Packer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import { htmlToContent } from 'docx/html';
import { collapse, printable } from '../../model/print/escape.ts';
import type { Properties } from '../export/properties.ts';
import { SHEET, STYLE_MAP, STYLES } from './styles.ts';
import { steady } from './steady.ts';

/** What a document is made of; all of it can be sent to a worker. */
export interface WordInput extends Properties {
  /** The outline, as model/print writes it. */
  readonly html: string;
  /** On every sheet, at the foot. */
  readonly foot: string;
  /** On every sheet, on top; empty where there is nothing to say. */
  readonly head: string;
}

/** Twentieths of a point. */
const MM = 56.7;
const MARGIN = { top: 22 * MM, bottom: 24 * MM, left: 24 * MM, right: 22 * MM };
const PAPER = { width: 210 * MM, height: 297 * MM };
const whole = <T extends Record<string, number>>(sizes: T): T =>
  Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, Math.round(size)])) as T;

/**
 * The document's bytes, the same for the same input. Throws when the outline holds something that Word cannot:
 * leaving it out would change what is agreed.
 */
export async function wordDocument(input: WordInput): Promise<Uint8Array> {
  const content = htmlToContent(input.html, {
    stylesheet: SHEET,
    styleMap: STYLE_MAP,
    onWarning: ({ code, message }) => {
      throw new Error(`Word cannot hold the outline: ${code}: ${message}`);
    },
  });
  const document = new Document({
    title: tidy(input.title),
    creator: tidy(input.author),
    lastModifiedBy: 'Samenschrift',
    subject: tidy(input.subject),
    styles: STYLES,
    sections: [
      {
        properties: {
          page: { size: whole(PAPER), margin: whole(MARGIN), pageNumbers: { formatType: NumberFormat.DECIMAL } },
        },
        headers: input.head === '' ? {} : { default: new Header({ children: [headOf(tidy(input.head))] }) },
        footers: { default: new Footer({ children: [footOf(tidy(input.foot))] }) },
        children: [...content],
      },
    ],
  });
  return steady(await Packer.toBuffer(document));
}

/** Plain text on one line, for what is not part of the outline. */
const tidy = (text: string): string => collapse(printable(text)).trim();

function headOf(words: string): Paragraph {
  return new Paragraph({
    style: 'Marge',
    alignment: 'right',
    children: [new TextRun({ text: words, bold: true, color: '7A4B00' })],
  });
}

function footOf(words: string): Paragraph {
  const right = Math.round(PAPER.width - MARGIN.left - MARGIN.right);
  return new Paragraph({
    style: 'Marge',
    tabStops: [{ type: TabStopType.RIGHT, position: right }],
    children: [
      new TextRun(words),
      new TextRun({ children: ['\tPagina ', PageNumber.CURRENT, ' van ', PageNumber.TOTAL_PAGES] }),
    ],
  });
}
