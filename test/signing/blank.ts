/** A small file to sign, with fields named as ours: enough to judge signatures by, without a browser. */
import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef } from '@cantoo/pdf-lib';
import type { Expected } from '../../model/signing.ts';

const NAMES = ['Ann Peeters', 'Bart Vermeulen', 'Chloé Van den Broeck', 'Dirk De Smet'];

export const blankExpected = (count = NAMES.length): Expected[] =>
  Array.from({ length: count }, (_, nth) => ({
    veld: `handtekening-${nth + 1}`,
    id: `ondertekenaar-${nth + 1}`,
    naam: NAMES[nth % NAMES.length] ?? '',
    functie: 'burgemeester',
    partij: 'partij-1',
    partijNaam: 'Gemeente Kalmthout',
  }));

/** Two pages of text; the second has the fields. */
export async function blankPdf(count = NAMES.length): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context } = document;
  const text = document.addPage([595, 842]);
  text.drawText('Artikel 1. Het lokaal bestuur betaalt 10.000 euro.', { x: 50, y: 700, size: 12 });
  const signing = document.addPage([595, 842]);
  signing.drawText('Handtekeningen', { x: 50, y: 800, size: 14 });
  const fields: PDFRef[] = blankExpected(count).map(({ veld, naam }, nth) => {
    const rect = [50, 720 - nth * 40, 250, 750 - nth * 40];
    const look = context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 200, 30] }));
    const field = { Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 4, P: signing.ref, Rect: rect };
    const dict = context.obj({ ...field, AP: { N: look } });
    dict.set(PDFName.of('T'), PDFHexString.fromText(veld));
    dict.set(PDFName.of('TU'), PDFString.of(naam));
    return context.register(dict);
  });
  signing.node.set(PDFName.of('Annots'), context.obj(fields));
  document.catalog.set(PDFName.of('AcroForm'), context.register(context.obj({ SigFlags: 3, Fields: fields })));
  context.trailerInfo.ID = context.obj([PDFHexString.of('00'.repeat(16)), PDFHexString.of('00'.repeat(16))]);
  const [created] = [new Date('2026-01-01T00:00:00Z')];
  document.setCreationDate(created);
  document.setModificationDate(created);
  document.setTitle('Samenwerkingsovereenkomst');
  return document.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}
