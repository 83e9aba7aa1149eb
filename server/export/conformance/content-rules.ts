/** Content and tags: all that is painted is either read or skipped, and the tree knows each piece. */
import { PDFArray, PDFRef } from '@cantoo/pdf-lib';
import { numberAt } from '../pdf-objects.ts';
import type { Fault } from './finding.ts';
import type { PdfFile, PdfPage } from './pdf-file.ts';
import { unless, type Rule } from './rule.ts';

/** A rule about each page by itself. */
const perPage = (id: string, judge: (page: PdfPage, file: PdfFile) => readonly Fault[]): Rule => ({
  id,
  judge: (file) => file.pages.flatMap((page) => judge(page, file).map((fault) => ({ pagina: page.number, ...fault }))),
});

const marked = perPage('gemerkt', ({ content }) =>
  unless(
    content.unmarked.size === 0,
    `Er staat iets op de pagina dat niet gelabeld is en niet overgeslagen wordt (${[...content.unmarked].join(' ')}).`,
  ),
);

const balanced = perPage('evenwicht', ({ content }) =>
  unless(content.isBalanced, 'Een merkteken wordt geopend en niet gesloten, of omgekeerd (BDC en EMC).'),
);

const crossed = perPage('nesting', ({ content }) =>
  unless(!content.isCrossed, 'Iets om te lezen staat in iets om over te slaan, of omgekeerd.'),
);

const numbered = perPage('structuurnummer', ({ dict, content }, { structure }) => {
  if (content.mcids.size === 0) return [];
  const key = numberAt(dict, 'StructParents');
  return unless(
    key !== undefined && structure.parents.has(key),
    'De pagina staat niet in de structuurboom (StructParents).',
  );
});

const claimed: Rule = {
  id: 'mcid',
  judge: (file) => {
    const owners = ownersOf(file);
    return file.pages.flatMap((page) => {
      const own = owners.get(page.ref) ?? new Map<number, string>();
      return [...unclaimed(file, page, own), ...astray(page, own)];
    });
  },
};

/** Which element claims each piece, by page and number. */
function ownersOf({ structure }: PdfFile): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const owners = new Map<string, Map<number, string>>();
  for (const { marked: pieces, object } of structure.elements)
    for (const { page, mcid } of pieces) {
      const own = owners.get(page) ?? new Map<number, string>();
      owners.set(page, own.set(mcid, object));
    }
  return owners;
}

/** Pieces that no element claims, or another than the parent tree says. */
function unclaimed({ structure, context }: PdfFile, page: PdfPage, owners: ReadonlyMap<number, string>): Fault[] {
  const entry = structure.parents.get(numberAt(page.dict, 'StructParents') ?? -1);
  const list = entry && context.lookup(entry);
  const parents = list instanceof PDFArray ? list.asArray() : [];
  return [...page.content.mcids].flatMap((mcid) => {
    const parent = parents[mcid];
    const isClaimed = parent instanceof PDFRef && parent.toString() === owners.get(mcid);
    return unless(isClaimed, `Stuk ${mcid} van de pagina hoort bij geen element van de structuurboom.`, {
      pagina: page.number,
    });
  });
}

/** Pieces that an element claims and the page does not have. */
function astray({ content, number }: PdfPage, owners: ReadonlyMap<number, string>): Fault[] {
  return [...owners]
    .filter(([mcid]) => !content.mcids.has(mcid))
    .map(([mcid, object]) => ({
      boodschap: `De structuurboom noemt stuk ${mcid}, dat niet op de pagina staat.`,
      object,
      pagina: number,
    }));
}

export const CONTENT_RULES: readonly Rule[] = [marked, balanced, crossed, numbered, claimed];
