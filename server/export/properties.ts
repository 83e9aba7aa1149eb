/** What a file of an agreement says about itself, in its properties. */
import type { Agreement } from '../../model/agreement.ts';

export const LANGUAGE = 'nl-BE';

export interface Properties {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
}

export function propertiesOf({ titel, partijen, legislatuur }: Agreement, isConcept: boolean): Properties {
  const title = titel.trim() || 'Samenwerkingsovereenkomst';
  return {
    title: isConcept ? `${title} (concept)` : title,
    author: partijen.map(({ naam }) => naam).join('; '),
    subject: `Samenwerkingsovereenkomst VDAB en lokale besturen, legislatuur ${legislatuur}`,
  };
}
