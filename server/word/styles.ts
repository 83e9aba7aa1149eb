/** The looks in Word: styles of its own, so that whoever takes the text over can restyle it, and what the outline's classes become. */
import { AlignmentType, type IStylesOptions } from 'docx';
import { COLUMN_CSS } from '../../model/print/styles/tables.ts';
import { LANGUAGE } from '../export/properties.ts';

/** On every machine with Word; LibreOffice has the same widths under other names. */
const SERIF = 'Cambria';
const SANS = 'Calibri';
const INK = '17212B';
const INK_2 = '4A5765';
const INK_3 = '5C6976';
const WARN = '7A4B00';

const heading = (size: number, before: number, after: number, font = SERIF) => ({
  run: { font, size, bold: true, color: INK },
  paragraph: { spacing: { before, after }, keepNext: true, keepLines: true },
});

const paragraph = (id: string, name: string, size: number, color: string, more: object = {}) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { font: SANS, size, color },
  paragraph: { spacing: { after: 60 }, ...more },
});

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: SERIF, size: 21, color: INK, language: { value: LANGUAGE } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: {
      ...heading(54, 480, 400),
      paragraph: { spacing: { before: 480, after: 400, line: 264, lineRule: 'auto' } },
    },
    heading1: heading(38, 720, 240),
    heading2: heading(25, 400, 100),
    heading3: heading(21, 200, 60, SANS),
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    hyperlink: { run: { color: '0B5A54' } },
  },
  paragraphStyles: [
    { ...paragraph('KopRegel', 'Kopregel', 21, INK_2), run: { font: SANS, size: 21, bold: true, color: INK_2 } },
    paragraph('Looptijd', 'Looptijd', 26, INK_2),
    paragraph('Concept', 'Concept', 21, WARN, { shading: { type: 'clear', fill: 'FDF0D5' } }),
    paragraph('Feit', 'Feit', 19, INK, { spacing: { after: 40 } }),
    paragraph('Bijschrift', 'Bijschrift', 18, INK_3, { keepNext: true, spacing: { before: 120, after: 60 } }),
    paragraph('Noot', 'Noot', 19, INK_2, { spacing: { before: 120, after: 60 } }),
    paragraph('Cel', 'Tabelcel', 18, INK, { spacing: { after: 0, line: 252, lineRule: 'auto' } }),
    paragraph('Betrokken', 'Betrokken', 18, INK_2, { spacing: { after: 0, line: 252, lineRule: 'auto' } }),
    paragraph('Tekenaar', 'Ondertekenaar', 21, INK, { keepNext: true, spacing: { before: 240, after: 0 } }),
    paragraph('Kaft', 'Kaft', 21, INK, { spacing: { after: 80 } }),
    paragraph('Inhoud', 'Inhoud', 19, INK, { spacing: { after: 20, line: 240, lineRule: 'auto' } }),
    paragraph('Mandaat', 'Mandaat', 18, INK_2, { keepNext: true, spacing: { after: 0 } }),
    paragraph('Handtekening', 'Handtekening', 18, INK_3, { keepLines: true, spacing: { before: 60, after: 240 } }),
    paragraph('Veld', 'Veld', 18, INK_3, { keepNext: true, spacing: { before: 60, after: 0 } }),
    paragraph('Marge', 'Marge', 17, INK_3, { alignment: AlignmentType.LEFT }),
  ],
  characterStyles: [
    { id: 'Nummer', name: 'Nummer', run: { color: INK_3 } },
    {
      id: 'Gat',
      name: 'Nog in te vullen',
      run: { font: SANS, bold: true, color: WARN, underline: { type: 'dotted' } },
    },
    { id: 'Stil', name: 'Stil', run: { font: SANS, color: INK_3 } },
  ],
};

/** Selectors of the outline, and the style each becomes. */
export const STYLE_MAP: Readonly<Record<string, string>> = {
  h1: 'Title',
  h2: 'Heading1',
  h3: 'Heading2',
  h4: 'Heading3',
  '.kop-regel': 'KopRegel',
  '.looptijd': 'Looptijd',
  '.concept': 'Concept',
  '.tussen': 'Bijschrift',
  '.bijschrift': 'Bijschrift',
  '.buiten': 'Noot',
  '.afspraak': 'Noot',
  '.feiten li': 'Feit',
  '.tekenaar': 'Tekenaar',
  '.mandaat': 'Mandaat',
  '.veld': 'Veld',
  '.veld.hoog': 'Handtekening',
  '.inhoud li': 'Inhoud',
  '.kaft-gebied li, .kaft-partijen li': 'Kaft',
  'th, td': 'Cel',
  'th p, td p': 'Cel',
  'span.nr': 'Nummer',
  'span.artikel-nr': 'Nummer',
  'span.gat': 'Gat',
  'span.nvt': 'Stil',
  'span.uitleg': 'Stil',
  '.met': 'Betrokken',
  'span.zetel': 'Stil',
  'span.label': 'Stil',
};

/** What only CSS can say to the converter: lists without marks, breaks, widths, lines of tables and boxes. */
export const SHEET = `${COLUMN_CSS}
.feiten, .kaft-gebied, .kaft-partijen, .inhoud ol, .vakken { list-style: none; padding-left: 0; }
.inhoud ol ol { padding-left: 8mm; }
.inhoud, .deel.partijen, .rubriek, .ondertekening { break-before: page; }
a { text-decoration: none; }
.tekst a { text-decoration: underline; }
tr { break-inside: avoid; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
th, td { border-bottom: .5pt solid #b9c1bc; padding: 3pt 4pt; vertical-align: top; text-align: left; }
thead th { border-bottom: 1pt solid #17212b; }
.met { display: block; }
.veld { border-bottom: .5pt solid #b9c1bc; padding-bottom: 16pt; }
.veld.hoog { border-bottom: .75pt solid #17212b; padding-bottom: 42pt; }
`;
