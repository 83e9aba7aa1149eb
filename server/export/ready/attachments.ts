/** What travels with the pages: the colours' profile, the metadata packet and the agreement itself as JSON. */
import { PDFHexString, PDFName, PDFString, type PDFDocument } from '@cantoo/pdf-lib';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Agreement } from '../../../model/agreement.ts';
import { publicFile } from '../../agreements/public-file.ts';

let profile: Uint8Array | undefined;

/** Colours without a profile of their own are sRGB, as Chromium means them. */
export function addProfile({ catalog, context }: PDFDocument): void {
  profile ??= deflateSync(readFileSync(new URL('../../../data/icc/sRGB.icc', import.meta.url)));
  const stream = context.register(context.stream(profile, { N: 3, Filter: 'FlateDecode' }));
  const name = PDFString.of('sRGB');
  const intent = { Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: name, Info: name };
  catalog.set(PDFName.of('OutputIntents'), context.obj([{ ...intent, DestOutputProfile: stream }]));
}

export function addPacket({ catalog, context }: PDFDocument, xmp: string): void {
  // Not packed: a program that knows nothing of PDF can find it.
  const stream = context.stream(Buffer.from(xmp, 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(stream));
}

const FILE_NAME = 'overeenkomst.json';

/** The agreement in the public format, as the file that the pages were made from. */
export function attachAgreement({ catalog, context }: PDFDocument, agreement: Agreement): void {
  const json = publicFile(agreement);
  const file = context.register(
    context.stream(deflateSync(json), {
      Type: 'EmbeddedFile',
      Subtype: 'application/json',
      Filter: 'FlateDecode',
      Params: { Size: json.length },
    }),
  );
  const name = PDFString.of(FILE_NAME);
  const specification = context.register(
    context.obj({
      Type: 'Filespec',
      F: name,
      UF: name,
      Desc: PDFHexString.fromText('De overeenkomst in het publieke formaat'),
      AFRelationship: 'Source',
      EF: { F: file, UF: file },
    }),
  );
  catalog.set(PDFName.of('AF'), context.obj([specification]));
  catalog.set(PDFName.of('Names'), context.obj({ EmbeddedFiles: { Names: [name, specification] } }));
}
