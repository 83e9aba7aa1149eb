/** An agreement, and what a council decides about it, as input for Word. */
import type { Agreement } from '../../model/agreement.ts';
import { agreementBody } from '../../model/print/agreement.ts';
import { conceptWords, shortTitle } from '../../model/print/styles/margins.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { bodyOptions, type PageOptions } from '../export/page.ts';
import { propertiesOf } from '../export/properties.ts';
import type { WordInput } from './document.ts';

/** The whole agreement, from the same outline as its PDF. */
export function agreementInput(
  agreement: Agreement,
  problems: readonly Problem[],
  options: PageOptions = {},
): WordInput {
  const body = bodyOptions(agreement, problems, options);
  return {
    ...propertiesOf(agreement, body.concept !== null),
    html: forWord(agreementBody(agreement, body)),
    foot: shortTitle(agreement.titel),
    head: body.concept ? conceptWords(body.concept) : '',
  };
}

/**
 * Word breaks long words in a cell itself: a place to break them would stay in the text as a sign. It knows by itself what
 * runs from right to left. Tables that follow
 * each other it makes into one. People's own text cannot look like these tags: it is escaped.
 */
function forWord(html: string): string {
  return html
    .replace(/<wbr>|<\/?bdi>| dir="rtl"(?=>)/g, '')
    .replaceAll('</table><table>', '</table><p><br></p><table>');
}
