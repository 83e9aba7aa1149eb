/** PDF/UA-1, the tree: known types, lists, tables, headings, figures and fields as a reader expects them. */
import { PDFArray, PDFName, PDFNumber } from '@cantoo/pdf-lib';
import { textAt } from '../pdf-objects.ts';
import type { Fault } from './finding.ts';
import { unless, type Rule } from './rule.ts';
import { attribute, STANDARD_TYPES, type Element } from './structure.ts';

/** A rule about each element by itself. */
const perElement = (id: string, judge: (element: Element) => readonly Fault[]): Rule => ({
  id,
  judge: ({ structure }) =>
    structure.elements.flatMap((element) => judge(element).map((fault) => ({ object: element.object, ...fault }))),
});

const roles = perElement('rol', ({ type, written }) =>
  unless(STANDARD_TYPES.has(type), `Het label ${written} is geen standaardlabel en heeft geen rol (RoleMap).`),
);

interface Nesting {
  readonly within?: readonly string[];
  readonly holds?: readonly string[];
  /** Content of its own, without a label around it. */
  readonly isBare?: boolean;
}

const GROUPS = ['THead', 'TBody', 'TFoot'];

/** Where each type may stand and what it may hold (ISO 32000-1, 14.8.4.3; ISO 14289-1, 7.2). */
const LISTS: Readonly<Record<string, Nesting>> = {
  L: { holds: ['L', 'LI', 'Caption'] },
  LI: { within: ['L'], holds: ['Lbl', 'LBody'] },
  LBody: { within: ['LI'], isBare: true },
};
const TABLES: Readonly<Record<string, Nesting>> = {
  Table: { holds: ['TR', 'Caption', ...GROUPS] },
  THead: { within: ['Table'], holds: ['TR'] },
  TBody: { within: ['Table'], holds: ['TR'] },
  TFoot: { within: ['Table'], holds: ['TR'] },
  TR: { within: ['Table', ...GROUPS], holds: ['TH', 'TD'] },
  TH: { within: ['TR'], isBare: true },
  TD: { within: ['TR'], isBare: true },
};

const nesting = (id: string, table: Readonly<Record<string, Nesting>>): Rule =>
  perElement(id, ({ type, parent, children, marked }) => {
    const rule = table[type];
    if (!rule) return [];
    const strange = children.find((child) => rule.holds && !rule.holds.includes(child.type));
    const above = parent?.type ?? 'niets';
    return [
      ...unless(!rule.within || rule.within.includes(above), `${type} staat in ${above}; dat hoort niet.`),
      ...unless(strange === undefined, `${type} bevat ${strange?.type ?? ''}; dat hoort niet.`),
      ...unless(rule.isBare === true || marked.length === 0, `${type} bevat tekst zonder label eromheen.`),
    ];
  });

const columns = perElement('kolommen', (table) => {
  if (table.type !== 'Table') return [];
  const widths = new Set(widthsOf(rowsOf(table)));
  return unless(widths.size <= 1, `De rijen van een tabel zijn niet even breed (${[...widths].join(', ')} kolommen).`);
});

function rowsOf({ children }: Element): Element[] {
  return children.flatMap((child) =>
    GROUPS.includes(child.type) ? rowsOf(child) : child.type === 'TR' ? [child] : [],
  );
}

const span = (cell: Element, key: string): number => {
  const found = attribute(cell, 'Table', key);
  return found instanceof PDFNumber ? Math.max(1, found.asNumber()) : 1;
};

/** How many columns each row takes, with what reaches into it from above. */
function widthsOf(rows: readonly Element[]): number[] {
  let reaching: { rows: number; columns: number }[] = [];
  return rows.map(({ children }) => {
    const cells = children.map((cell) => ({ rows: span(cell, 'RowSpan'), columns: span(cell, 'ColSpan') }));
    const all = [...reaching, ...cells];
    reaching = all.filter(({ rows }) => rows > 1).map((cell) => ({ ...cell, rows: cell.rows - 1 }));
    return all.reduce((sum, cell) => sum + cell.columns, 0);
  });
}

const SCOPES = ['Row', 'Column', 'Both'].map((name) => PDFName.of(name));

const scope = perElement('bereik', (element) => {
  const found = attribute(element, 'Table', 'Scope');
  const isSaid = SCOPES.some((name) => name === found);
  return unless(element.type !== 'TH' || isSaid, 'Een kopcel zegt niet of ze een rij of een kolom benoemt (Scope).');
});

const figures = perElement('figuur', (element) => {
  const { type, dict } = element;
  if (type !== 'Figure' && type !== 'Formula') return [];
  const hasText = (textAt(dict, 'Alt') ?? textAt(dict, 'ActualText') ?? '').trim() !== '';
  const box = attribute(element, 'Layout', 'BBox');
  return [
    ...unless(hasText, 'Een figuur heeft geen tekst die haar beschrijft (Alt).'),
    ...unless(box instanceof PDFArray && box.size() === 4, 'Een figuur zegt niet waar ze staat (BBox).'),
  ];
});

const headings: Rule = {
  id: 'koppen',
  judge: ({ structure }) => {
    let last = 0;
    return structure.elements.flatMap(({ type, object }) => {
      const level = Number(/^H([1-6])$/.exec(type)?.[1] ?? Number.NaN);
      if (Number.isNaN(level)) return [];
      const fits = level <= last + 1;
      const message = last === 0 ? `De eerste kop is H${level}, niet H1.` : `Na een kop H${last} volgt H${level}.`;
      last = level;
      return unless(fits, message, { object });
    });
  },
};

const forms = perElement('formulier', ({ type, annotations, children, marked }) =>
  unless(
    type !== 'Form' || (annotations.length === 1 && children.length === 0 && marked.length === 0),
    'Een veld in de structuurboom is niet precies één veld op de pagina.',
  ),
);

export const STRUCTURE_RULES: readonly Rule[] = [
  roles,
  nesting('lijst', LISTS),
  nesting('tabel', TABLES),
  columns,
  scope,
  figures,
  headings,
  forms,
];
