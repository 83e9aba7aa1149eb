/** What lies on top of the pages. */
import { PDFRef } from '@cantoo/pdf-lib';
import { asDict, itemsAt, nameAt } from '../pdf-objects.ts';
import type { Fault } from './finding.ts';
import type { PdfFile, PdfPage, Place } from './pdf-file.ts';
import type { Rule } from './rule.ts';

export interface Annotation extends Place {
  readonly page: PdfPage;
  readonly kind: string;
}

export function annotationsOf({ pages, context }: PdfFile): Annotation[] {
  return pages.flatMap((page) =>
    itemsAt(page.dict, 'Annots').flatMap((item): Annotation[] => {
      const dict = asDict(context.lookup(item));
      const object = item instanceof PDFRef ? item.toString() : page.ref;
      return dict ? [{ dict, stream: null, object, page, kind: nameAt(dict, 'Subtype') ?? '' }] : [];
    }),
  );
}

/** A rule about each annotation by itself. */
export const perAnnotation = (
  id: string,
  judge: (annotation: Annotation, file: PdfFile) => readonly Fault[],
): Rule => ({
  id,
  judge: (file) =>
    annotationsOf(file).flatMap((annotation) =>
      judge(annotation, file).map((fault) => ({ object: annotation.object, pagina: annotation.page.number, ...fault })),
    ),
});
