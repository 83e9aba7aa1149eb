/** One deliberate breakage of each rule of the gate. */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFName,
  PDFNull,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  type PDFDocument,
} from '@cantoo/pdf-lib';
import { contentsOf } from '../../server/export/pdf-objects.ts';

const name = (text: string): PDFName => PDFName.of(text);
const dicts = ({ context }: PDFDocument): PDFDict[] =>
  context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : object instanceof PDFStream ? [object.dict] : []));

/** The first dictionary with these values; throws where there is none, as a test of nothing would pass. */
function first(document: PDFDocument, values: Readonly<Record<string, string>>): PDFDict {
  const found = dicts(document).find((dict) =>
    Object.entries(values).every(([key, value]) => dict.lookup(name(key)) === name(value)),
  );
  if (!found) throw new Error(`nothing is ${JSON.stringify(values)}`);
  return found;
}

const element = (document: PDFDocument, type: string): PDFDict => first(document, { Type: 'StructElem', S: type });
const link = (document: PDFDocument): PDFDict => first(document, { Subtype: 'Link' });
const file = (document: PDFDocument): PDFDict => first(document, { Type: 'Filespec' });
const field = (document: PDFDocument): PDFDict => first(document, { Subtype: 'Widget' });
const form = ({ catalog }: PDFDocument): PDFDict => catalog.lookup(name('AcroForm'), PDFDict);
const rect = (document: PDFDocument, sides: number[]): void =>
  field(document).set(name('Rect'), document.context.obj(sides));

function swap(document: PDFDocument): void {
  const fields = form(document).lookup(name('Fields'), PDFArray);
  const [one, other] = fields.asArray();
  if (!one || !other) throw new Error('fewer than two fields');
  fields.set(0, other);
  fields.set(1, one);
}

function content(document: PDFDocument, change: (text: string) => string): void {
  const page = document.getPage(0).node;
  const stream = page.lookup(name('Contents'), PDFStream);
  const old = Buffer.from(contentsOf(stream)).toString('latin1');
  const text = change(old);
  if (text === old) throw new Error('the content did not change');
  page.set(name('Contents'), document.context.register(document.context.stream(Buffer.from(text, 'latin1'))));
}

function metadata(document: PDFDocument, from: string, to: string): void {
  const stream = document.catalog.lookup(name('Metadata'), PDFStream);
  const text = Buffer.from(contentsOf(stream)).toString('utf8');
  if (!text.includes(from)) throw new Error(`the metadata does not hold ${from}`);
  const changed = PDFRawStream.of(stream.dict, Buffer.from(text.replace(from, to), 'utf8'));
  document.catalog.set(name('Metadata'), document.context.register(changed));
}

export interface Breakage {
  readonly rule: string;
  readonly what: string;
  readonly edit?: (document: PDFDocument) => void;
  readonly bytes?: (file: Buffer) => Uint8Array;
  /** Rules that cannot but speak too. */
  readonly also?: readonly string[];
}

const edits = (rule: string, what: string, edit: (document: PDFDocument) => void, also: string[] = []): Breakage => ({
  rule,
  what,
  edit,
  also,
});

export const BREAKAGES: readonly Breakage[] = [
  {
    rule: 'kop',
    what: 'PDF 2',
    bytes: (bytes) => Buffer.from(bytes.toString('latin1').replace('1.7', '2.0'), 'latin1'),
  },
  { rule: 'staart', what: 'bytes behind the end', bytes: (bytes) => Buffer.concat([bytes, Buffer.from('meer')]) },
  edits('kenmerk', 'no ID', ({ context }) => delete context.trailerInfo.ID),
  edits('versleuteling', 'an Encrypt dictionary', ({ context }) => {
    context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard' }));
  }),
  edits(
    'filters',
    'LZW',
    (document) => first(document, { Type: 'EmbeddedFile' }).set(name('Filter'), name('LZWDecode')),
    ['ondertekenaars'],
  ),
  edits('filters', 'an external stream', (document) =>
    first(document, { Type: 'EmbeddedFile' }).set(name('F'), PDFString.of('elders.json')),
  ),
  edits('postscript', 'a PostScript XObject', ({ context, catalog }) =>
    catalog.set(name('Ps'), context.register(context.stream('x', { Type: 'XObject', Subtype: 'PS' }))),
  ),
  edits('kleuren', 'CMYK in the content', (document) => content(document, (text) => `0 0 0 1 k\n${text}`)),
  edits('kleuren', 'CMYK in a resource', ({ context, catalog }) =>
    catalog.set(name('Cs'), context.register(context.obj({ ColorSpace: 'DeviceCMYK' }))),
  ),
  edits('kleurprofiel', 'no OutputIntent', ({ catalog }) => catalog.delete(name('OutputIntents'))),
  edits('kleurprofiel', 'no ICC', (document) => {
    const [intent] = document.catalog.lookup(name('OutputIntents'), PDFArray).asArray();
    (intent as PDFDict).set(
      name('DestOutputProfile'),
      document.context.register(document.context.stream('geen', { N: 3 })),
    );
  }),
  edits('xmp', 'a packed packet', (document) => first(document, { Type: 'Metadata' }).delete(name('Subtype'))),
  edits('pdfa', 'another level', (document) => metadata(document, '<pdfaid:conformance>A', '<pdfaid:conformance>B')),
  edits('pdfua', 'no part', (document) => metadata(document, '<pdfuaid:part>1', '<pdfuaid:part>')),
  edits('pdfua', 'no schema', (document) =>
    metadata(document, 'pdfaSchema:namespaceURI>http', 'pdfaSchema:namespaceURI>x'),
  ),
  edits('titel', 'another title in Info', (document) => document.setTitle('iets anders')),
  edits('titel', 'no title', (document) => metadata(document, '<dc:title>', '<dc:titel>')),
  edits('taal', 'no language', ({ catalog }) => catalog.delete(name('Lang'))),
  edits('titelbalk', 'no DisplayDocTitle', ({ catalog }) => catalog.delete(name('ViewerPreferences'))),
  edits('gelabeld', 'not Marked', ({ catalog }) => catalog.delete(name('MarkInfo'))),
  edits('lettertype', 'not embedded', (document) =>
    first(document, { Type: 'FontDescriptor' }).delete(name('FontFile2')),
  ),
  edits('unicode', 'no ToUnicode', (document) => first(document, { Subtype: 'Type0' }).delete(name('ToUnicode'))),
  edits('type3', 'a Type 3 font', (document) =>
    first(document, { Subtype: 'Type0' }).set(name('Subtype'), name('Type3')),
  ),
  edits('ontbrekend-teken', 'glyph 0', (document) =>
    content(document, (text) => text.replace(/<[0-9A-F]{4}> Tj/, '<0000> Tj')),
  ),
  edits('teken-zonder-letter', 'letters that stand for nothing', (document) =>
    first(document, { Subtype: 'Type0' }).set(
      name('ToUnicode'),
      document.context.register(document.context.stream('')),
    ),
  ),
  edits('gemerkt', 'a line outside all marks', (document) => content(document, (text) => `${text}\n0 0 9 9 re f\n`)),
  edits('evenwicht', 'one EMC too many', (document) => content(document, (text) => `${text}\nEMC\n`)),
  edits('nesting', 'text in an artifact', (document) => content(document, (text) => `/Artifact BMC\n${text}\nEMC\n`)),
  edits('structuurnummer', 'no StructParents', (document) => document.getPage(0).node.delete(name('StructParents')), [
    'mcid',
  ]),
  edits('mcid', 'a piece without parent', (document) => {
    const tree = document.catalog.lookup(name('StructTreeRoot'), PDFDict).lookup(name('ParentTree'), PDFDict);
    const list = document.context.lookup(tree.lookup(name('Nums'), PDFArray).get(1), PDFArray);
    list.set(
      list.asArray().findIndex((item) => item instanceof PDFRef),
      PDFNull,
    );
  }),
  edits('rol', 'no role map', (document) =>
    document.catalog.lookup(name('StructTreeRoot'), PDFDict).delete(name('RoleMap')),
  ),
  edits('lijst', 'no LBody', (document) => element(document, 'LBody').set(name('S'), name('Div'))),
  edits('tabel', 'no TR', (document) => element(document, 'TR').set(name('S'), name('Div'))),
  edits('kolommen', 'a cell too wide', (document) =>
    element(document, 'TD').set(name('A'), document.context.obj({ O: 'Table', ColSpan: 7 })),
  ),
  edits('bereik', 'a header of nothing', (document) =>
    element(document, 'TH').set(name('A'), document.context.obj({ O: 'Table', ColSpan: 2 })),
  ),
  edits('figuur', 'a figure without words', (document) => element(document, 'Figure').delete(name('Alt'))),
  edits('figuur', 'a figure without a place', (document) => element(document, 'Figure').delete(name('A'))),
  edits('koppen', 'a level skipped', (document) => element(document, 'H2').set(name('S'), name('H3'))),
  edits('formulier', 'a field that is text', (document) => element(document, 'P').set(name('S'), name('Form'))),
  edits('afdruk', 'not printed', (document) => link(document).delete(name('F'))),
  edits('tabvolgorde', 'no order', (document) => document.getPage(1).node.delete(name('Tabs'))),
  edits('soort', 'a highlight', (document) => link(document).set(name('Subtype'), name('Highlight'))),
  edits('koppeling', 'a link without words', (document) => link(document).delete(name('Contents'))),
  edits('koppelinglabel', 'a link outside the tree', (document) => link(document).delete(name('StructParent'))),
  edits('koppelinglabel', 'a field of another label', (document) => {
    field(document).set(name('StructParent'), link(document).get(name('StructParent')) ?? PDFNull);
  }),
  edits('veld', 'a field without name', (document) => field(document).delete(name('TU')), ['ondertekenaars']),
  edits('veld', 'a field without looks', (document) => field(document).delete(name('AP'))),
  edits('veldplaats', 'a field beside the paper', (document) => rect(document, [600, 9, 700, 99])),
  edits('veldplaats', 'a field of no size', (document) => rect(document, [99, 99, 99, 99])),
  edits('veldplaats', 'a field over text', (document) => rect(document, [60, 60, 500, 800])),
  edits('veldplaats', 'a field of another page', (document) => field(document).set(name('P'), document.getPage(0).ref)),
  edits('slot', 'a lock', (document) =>
    field(document).set(name('Lock'), document.context.obj({ Type: 'SigFieldLock', Action: 'All' })),
  ),
  edits('slot', 'demands on who signs', (document) => field(document).set(name('SV'), document.context.obj({ Ff: 1 }))),
  edits('actie', 'JavaScript', ({ catalog, context }) =>
    catalog.set(name('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFString.of('1') })),
  ),
  edits('actie', 'Launch', (document) =>
    link(document).set(name('A'), document.context.obj({ Type: 'Action', S: 'Launch' })),
  ),
  edits('formulierblad', 'NeedAppearances', (document) => form(document).set(name('NeedAppearances'), PDFBool.True)),
  edits('formulierblad', 'XFA', (document) => form(document).set(name('XFA'), PDFString.of('<xdp>'))),
  edits('formulierblad', 'no flags', (document) => form(document).delete(name('SigFlags'))),
  edits('formulierblad', 'no form', ({ catalog }) => catalog.delete(name('AcroForm')), ['ondertekenaars']),
  edits('formulierblad', 'fields in another order', (document) => swap(document), ['ondertekenaars']),
  edits('ondertekenaars', 'a field of another', (document) =>
    field(document).set(name('TU'), PDFString.of('Handtekening')),
  ),
  edits('ondertekenaars', 'a field of another name', (document) => field(document).set(name('T'), PDFString.of('x'))),
  edits('ondertekenaars', 'a field that is no signature', (document) => field(document).set(name('FT'), name('Tx'))),
  edits('bijlage', 'no name', (document) => file(document).delete(name('UF'))),
  edits('bijlage', 'tied to nothing', ({ catalog }) => catalog.delete(name('AF')), ['bron']),
  edits('bron', 'not the source', (document) => file(document).set(name('AFRelationship'), name('Data'))),
];
