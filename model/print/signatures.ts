/** The last pages: a box per signatory, grouped by party. */
import type { Agreement, Signatory } from '../agreement.ts';
import { expectedSignatories, type Expected } from '../signing.ts';
import { checkingHtml, type Checking } from './checking.ts';
import type { PrintContext } from './context.ts';
import { attributeLine, collapse, line, printable } from './escape.ts';
import { gap, part, textOr } from './pieces.ts';
import { dateWords } from './words.ts';

/** Up to this many boxes a party's group stays on one page; more could not. */
const MOST_TOGETHER = 6;

/** `checking`: of a file to sign, which has a field in each box; null for any other. */
export function signaturesHtml({ agreement }: PrintContext, checking: Checking | null): string {
  const groups = groupsOf(agreement, checking ? expectedSignatories(agreement) : []);
  return part(
    'ondertekening',
    (groups || `<p>${gap('Nog geen partijen')}</p>`) + (checking ? checkingHtml(checking) : ''),
  );
}

function groupsOf({ partijen }: Agreement, fields: readonly Expected[]): string {
  const groups = partijen.map(({ id, naam, ondertekenaars }) => {
    const boxes = ondertekenaars.map((signatory) => {
      const field = fields.find((one) => one.partij === id && one.id === signatory.id);
      return `<li>${boxHtml(signatory)}${field ? fieldHtml(field) : ''}</li>`;
    });
    const list =
      boxes.length === 0 ? `<p>${gap('Nog geen ondertekenaar')}</p>` : `<ul class="vakken">${boxes.join('')}</ul>`;
    const kind = boxes.length <= MOST_TOGETHER ? 'tekent samen' : 'tekent';
    return `<section class="${kind}"><h3>Voor ${textOr(naam, 'een partij zonder naam')}</h3>${list}</section>`;
  });
  return groups.join('');
}

/**
 * The box of a signature as a link to itself: Chromium writes its place and its spot in the reading order, and it
 * becomes the empty field after printing (server/export/ready/fields.ts).
 */
function fieldHtml(expected: Expected): string {
  const { veld } = expected;
  return `<a class="tekenveld" id="${veld}" href="#${veld}" aria-label="${attributeLine(fieldWords(expected))}"></a>`;
}

/** Who signs in a field and for whom: for who does not see where it stands. */
export function fieldWords({ naam, functie, partijNaam }: Expected): string {
  const [name, role, party] = [naam, functie, partijNaam].map((text) => collapse(printable(text)).trim());
  const who = [name || 'iemand zonder naam', role].filter(Boolean).join(', ');
  return `Handtekening van ${who}${party ? `, voor ${party}` : ''}`;
}

function boxHtml(signatory: Signatory): string {
  const { naam, functie } = signatory;
  const who = `<p class="tekenaar"><b>${textOr(naam, 'Nog geen naam')}</b><br>${textOr(functie, 'Nog geen functie')}</p>`;
  const mandate = `<p class="mandaat">${mandateHtml(signatory)}</p>`;
  return `${who}${mandate}<p class="veld">Plaats en datum</p><p class="veld hoog">Handtekening</p>`;
}

/** "Gemachtigd door de gemeenteraad: besluit GR/2025/041 van 24 maart 2025." */
function mandateHtml({ mandaat }: Signatory): string {
  const { orgaan, besluit, datum } = mandaat;
  if (orgaan.trim() === '' && besluit.trim() === '' && !datum) return gap('Nog geen mandaat');
  const decision = textOr(besluit, 'nog geen nummer');
  const day = datum ? line(dateWords(datum)) : gap('nog geen datum');
  return `Mandaat: ${textOr(orgaan, 'nog geen orgaan')}, besluit ${decision} van ${day}`;
}
