/** The margins of the paper: the short title, the concept's open points, and page x of y. */
import { collapse } from '../escape.ts';
import { openPoints } from '../words.ts';

/** Longest title that fits beside the page number on one line. */
const MOST_TITLE = 92;

const FOOT = "font: 400 8.5pt/1.3 'Source Sans 3', sans-serif; color: #5c6976; vertical-align: top; padding-top: 5mm;";
const HEAD =
  "font: 600 8.5pt/1.3 'Source Sans 3', sans-serif; color: #7a4b00; vertical-align: bottom; padding-bottom: 4mm;";

export function marginCss(title: string, concept: { readonly punten: number } | null): string {
  const short = cssString(shortTitle(title));
  const points = concept ? `@top-right { content: ${cssString(conceptWords(concept))}; ${HEAD} }` : '';
  return `
@page { size: A4; margin: 22mm 22mm 24mm 20mm;
  @bottom-left { content: ${short}; text-align: left; width: 80%; padding-left: 15mm; ${FOOT} }
  @bottom-right { content: 'Pagina ' counter(page) ' van ' counter(pages); text-align: right; width: 20%; white-space: nowrap; ${FOOT} }
  ${points}
}
`;
}

/** What every sheet of a concept says. */
export function conceptWords({ punten }: { readonly punten: number }): string {
  return `Concept: ${openPoints(punten)}`;
}

/** The title as it stands in the margin: cut at a word, with an ellipsis. */
export function shortTitle(titel: string): string {
  const title = collapse(titel).trim() || 'Samenwerkingsovereenkomst';
  if (title.length <= MOST_TITLE) return title;
  const cut = title.slice(0, MOST_TITLE).toWellFormed();
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > MOST_TITLE / 2 ? space : MOST_TITLE).replace(/[\s,;:]+$/, '')} …`;
}

/** A CSS string in which nothing can end the string, the rule or the style element. */
export function cssString(text: string): string {
  const safe = Array.from(text.toWellFormed(), (sign) =>
    /[\p{L}\p{N} .,]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 32).toString(16)} `,
  );
  return `'${safe.join('')}'`;
}
