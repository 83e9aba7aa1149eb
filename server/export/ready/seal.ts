/** Writes a document so that the same content gives the same bytes, and names it after them. */
import { PDFArray, PDFDict, PDFHeader, PDFHexString, PDFRef, PDFStream, type PDFDocument } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';

/** As long as the identifier that takes its place. */
const UNNAMED = '0'.repeat(32);

/** The bytes; their identifier (ID) is a hash of all others. */
export async function seal(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document;
  context.header = PDFHeader.forVersion(1, 7);
  context.trailerInfo.ID = context.obj([PDFHexString.of(UNNAMED), PDFHexString.of(UNNAMED)]);
  dropUnreachable(document);
  const saved = await document.save({
    useObjectStreams: false,
    objectsPerTick: Infinity,
    addDefaultPage: false,
    updateFieldAppearances: false,
  });
  // Some programs write what they add right after the last byte: that must not be the end of a comment.
  const file = Buffer.concat([saved, Buffer.from('\n')]);
  const name = createHash('sha256').update(file).digest('hex').slice(0, UNNAMED.length).toUpperCase();
  const first = file.lastIndexOf(UNNAMED, file.lastIndexOf(UNNAMED) - 1);
  if (first < 0) throw new Error('the trailer has no identifier');
  file.write(name, first, 'latin1');
  file.write(name, file.lastIndexOf(UNNAMED), 'latin1');
  return file;
}

/** Leaves out the objects that nothing points to any more. */
function dropUnreachable({ context }: PDFDocument): void {
  const reached = new Set<PDFRef>();
  const waiting: unknown[] = [context.trailerInfo.Root, context.trailerInfo.Info];
  for (let object = waiting.pop(); object !== undefined || waiting.length > 0; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object)) continue;
      reached.add(object);
      waiting.push(context.lookup(object));
    } else if (object instanceof PDFArray) for (const item of object.asArray()) waiting.push(item);
    else if (object instanceof PDFDict) for (const value of object.values()) waiting.push(value);
    else if (object instanceof PDFStream) for (const value of object.dict.values()) waiting.push(value);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref)) context.delete(ref);
}
