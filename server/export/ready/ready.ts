/** Makes what Chromium printed into a file to sign and to keep: PDF/A-3a and PDF/UA-1. */
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Agreement } from '../../../model/agreement.ts';
import { readStructure } from '../conformance/structure.ts';
import { describe } from '../metadata.ts';
import { propertiesOf } from '../properties.ts';
import { addPacket, addProfile, attachAgreement } from './attachments.ts';
import { addFields } from './fields.ts';
import { placeFigures } from './figures.ts';
import { describeLinks } from './links.ts';
import { tidyPages } from './pages.ts';
import { seal } from './seal.ts';
import { mendTree } from './tree.ts';
import { packet } from './xmp.ts';

/**
 * The same agreement, printed by the same Chromium, gives the same bytes. Rejects when `printed` is no PDF, or lacks the
 * box of a signatory.
 */
export async function readyPdf(printed: Uint8Array, agreement: Agreement): Promise<Uint8Array> {
  const document = await PDFDocument.load(printed, { parseSpeed: Infinity, updateMetadata: false });
  const structure = readStructure(document.catalog);
  tidyPages(document, structure);
  mendTree(document, structure);
  addFields(document, structure, agreement);
  placeFigures(document, structure);
  describeLinks(document);
  const about = propertiesOf(agreement, false);
  describe(document, about);
  dropMoments(document);
  addPacket(document, packet(about));
  addProfile(document);
  attachAgreement(document, agreement);
  return seal(document);
}

/** When it was printed says nothing of the agreement, and would make every file another. */
function dropMoments({ context }: PDFDocument): void {
  const info = context.lookup(context.trailerInfo.Info);
  if (info instanceof PDFDict) for (const key of ['CreationDate', 'ModDate']) info.delete(PDFName.of(key));
}
