/** What a file of an agreement says about itself, in its properties. */
import type { Agreement } from '../../model/agreement.ts';
import { collapse, printable } from '../../model/print/escape.ts';

export const LANGUAGE = 'nl-BE';

export interface Properties {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
}

/** Each on one line and fit for XML: a PDF says it twice, and both must be the same. */
export function propertiesOf({ titel, partijen, legislatuur }: Agreement, isConcept: boolean): Properties {
  const title = tidy(titel) || 'Samenwerkingsovereenkomst';
  return {
    title: isConcept ? `${title} (concept)` : title,
    author: tidy(partijen.map(({ naam }) => naam).join('; ')),
    subject: tidy(`Samenwerkingsovereenkomst VDAB en lokale besturen, legislatuur ${legislatuur}`),
  };
}

const tidy = (text: string): string => collapse(printable(text)).trim();
