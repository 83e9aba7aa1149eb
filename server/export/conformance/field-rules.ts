/** The fields to sign in: one for each signatory, where it is seen, in the order of signing, and nothing locked. */
import { PDFName, type PDFDict } from '@cantoo/pdf-lib';
import type { Agreement } from '../../../model/agreement.ts';
import { fieldWords } from '../../../model/print/signatures.ts';
import { expectedSignatories } from '../../../model/signing.ts';
import { asDict, contentsOf, dictAt, isTrueAt, itemsAt, lookUp, nameAt, numberAt, textAt } from '../pdf-objects.ts';
import { annotationsOf, perAnnotation, type Annotation } from './annotations.ts';
import { contentOf, sourcesOf } from './attachments.ts';
import type { Fault } from './finding.ts';
import { pageBytes, sayerOf } from './page-content.ts';
import type { PdfFile, PdfPage } from './pdf-file.ts';
import type { Spot } from '../placing.ts';
import { unless, type Rule } from './rule.ts';
import { textPlaces } from './text-places.ts';

const fieldsOf = (file: PdfFile): Annotation[] => annotationsOf(file).filter(({ kind }) => kind === 'Widget');

/** A rule about each field by itself. */
const perField = (id: string, judge: (field: Annotation, file: PdfFile) => readonly Fault[]): Rule =>
  perAnnotation(id, (annotation, file) => (annotation.kind === 'Widget' ? judge(annotation, file) : []));

/** What a field says itself, or the one above it for it. */
const wordsAt = (dict: PDFDict, key: string): string => {
  const above = dictAt(dict, 'Parent');
  return textAt(dict, key) ?? (above && textAt(above, key)) ?? '';
};

const complete = perField('veld', ({ dict }) => {
  const appearance = dictAt(dict, 'AP');
  return [
    ...unless(wordsAt(dict, 'TU').trim() !== '', 'Een veld heeft geen naam voor wie het niet ziet (TU).'),
    ...unless(appearance !== undefined && lookUp(appearance, 'N') !== undefined, 'Een veld heeft geen uiterlijk (AP).'),
  ];
});

type Sides = readonly [left: number, bottom: number, right: number, top: number];

function sidesAt(dict: PDFDict, key: string): Sides {
  const [a = Number.NaN, b = Number.NaN, c = Number.NaN, d = Number.NaN] = itemsAt(dict, key).map((side) =>
    Number(dict.context.lookup(side)?.toString()),
  );
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function paperOf({ dict }: PdfPage): Sides {
  const sayer = sayerOf(dict, 'CropBox') ?? sayerOf(dict, 'MediaBox');
  return sidesAt(sayer ?? dict, sayer?.has(PDFName.of('CropBox')) ? 'CropBox' : 'MediaBox');
}

const placed: Rule = {
  id: 'veldplaats',
  judge: (file) => {
    const byPage = Map.groupBy(fieldsOf(file), ({ page }) => page);
    return [...byPage].flatMap(([page, fields]) => {
      const texts = textPlaces(pageBytes(page.dict));
      return fields.flatMap(({ dict, object }) =>
        placeFaults(dict, page, texts).map((fault) => ({ ...fault, object })),
      );
    });
  },
};

function placeFaults(dict: PDFDict, page: PdfPage, texts: readonly Spot[]): Fault[] {
  const [left, bottom, right, top] = sidesAt(dict, 'Rect');
  const paper = paperOf(page);
  const isInside = left >= paper[0] && bottom >= paper[1] && right <= paper[2] && top <= paper[3];
  const hasSize = right > left && top > bottom;
  const told = dict.get(PDFName.of('P'))?.toString();
  const isOver = texts.some(({ x, y }) => x > left && x < right && y > bottom && y < top);
  const pagina = page.number;
  return [
    ...unless(isInside && hasSize, 'Een veld is niet te zien: het is leeg of staat naast het blad (Rect).', { pagina }),
    ...unless(told === undefined || told === page.ref, 'Een veld zegt dat het op een andere pagina staat (P).', {
      pagina,
    }),
    ...unless(!isOver, 'Een veld staat over tekst.', { pagina }),
  ];
}

const unlocked = perField('slot', ({ dict }) =>
  unless(
    !dict.has(PDFName.of('Lock')) && !dict.has(PDFName.of('SV')),
    'Een veld sluit het bestand af of stelt eisen aan wie tekent (Lock, SV).',
  ),
);

/** There are signature fields, and the file only grows. */
const SIGNABLE = 3;

const form: Rule = {
  id: 'formulierblad',
  judge: (file) => {
    const sheet = dictAt(file.catalog, 'AcroForm');
    const fields = fieldsOf(file);
    if (!sheet) return unless(fields.length === 0, 'Het bestand noemt zijn velden niet (AcroForm).');
    const listed = itemsAt(sheet, 'Fields').map((item) => item.toString());
    const read = file.structure.elements.flatMap(({ type, annotations }) => (type === 'Form' ? annotations : []));
    const isSame = listed.length === fields.length && fields.every(({ object }) => listed.includes(object));
    return [
      ...unless(!isTrueAt(sheet, 'NeedAppearances'), 'De velden krijgen hun uiterlijk van de lezer (NeedAppearances).'),
      ...unless(lookUp(sheet, 'XFA') === undefined, 'Het bestand bevat een XFA-formulier.'),
      ...unless(isSame, 'De lijst van velden is niet die van de velden op de pagina’s (Fields).'),
      ...unless(
        listed.join() === read.map((ref) => ref.toString()).join(),
        'De velden worden in een andere volgorde gelezen dan ze in het formulier staan.',
      ),
      ...unless(
        fields.length === 0 || numberAt(sheet, 'SigFlags') === SIGNABLE,
        'Het bestand zegt niet dat erin ondertekend wordt (SigFlags).',
      ),
    ];
  },
};

const signatories: Rule = {
  id: 'ondertekenaars',
  judge: (file) => {
    const content = sourcesOf(file).map(contentOf)[0];
    // That it is not there, another rule says.
    if (!content) return [];
    const agreement = JSON.parse(Buffer.from(contentsOf(content)).toString('utf8')) as Agreement;
    const expected = expectedSignatories(agreement).map((one) => `${one.veld}: ${fieldWords(one)}`);
    const sheet = dictAt(file.catalog, 'AcroForm');
    const found = (sheet ? itemsAt(sheet, 'Fields') : []).flatMap((item) => {
      const field = asDict(file.context.lookup(item));
      return field && nameAt(field, 'FT') === 'Sig' ? [`${wordsAt(field, 'T')}: ${wordsAt(field, 'TU')}`] : [];
    });
    const wrong = expected.findIndex((one, nth) => found[nth] !== one);
    return [
      ...unless(
        wrong < 0,
        `Het veld voor de ondertekenaar ontbreekt of staat niet op zijn plaats: ${expected[wrong]}.`,
      ),
      ...unless(found.length <= expected.length, 'Er zijn meer velden dan ondertekenaars.'),
    ];
  },
};

export const FIELD_RULES: readonly Rule[] = [complete, placed, unlocked, form, signatories];
