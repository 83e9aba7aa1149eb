/** The files that travel inside a file. */
import { PDFName, type PDFStream } from '@cantoo/pdf-lib';
import { asDict, dictAt, itemsAt, nameAt, streamAt } from '../pdf-objects.ts';
import type { PdfFile, Place } from './pdf-file.ts';

export const attachmentsOf = ({ places }: PdfFile): Place[] => places.filter(({ dict }) => dict.has(PDFName.of('EF')));

/** What is attached. */
export function contentOf({ dict }: Place): PDFStream | undefined {
  const files = dictAt(dict, 'EF');
  return files && (streamAt(files, 'F') ?? streamAt(files, 'UF'));
}

export function mimeOf(place: Place): string {
  const stream = contentOf(place);
  return (stream && nameAt(stream.dict, 'Subtype')) ?? '';
}

/** What it is to the document. */
export const relationOf = ({ dict }: Place): string => nameAt(dict, 'AFRelationship') ?? '';

/** JSON that the whole document says it was made from. */
export function sourcesOf(file: PdfFile): Place[] {
  const whole = new Set(itemsAt(file.catalog, 'AF').map((item) => asDict(file.context.lookup(item))));
  return attachmentsOf(file).filter(
    (place) => whole.has(place.dict) && relationOf(place) === 'Source' && mimeOf(place) === 'application/json',
  );
}
