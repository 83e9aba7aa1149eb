/** The last pages: a box per signatory, grouped by party. */
import type { Party, Signatory } from '../agreement.ts';
import type { PrintContext } from './context.ts';
import { line } from './escape.ts';
import { gap, part, textOr } from './pieces.ts';
import { dateWords } from './words.ts';

/** Up to this many boxes a party's group stays on one page; more could not. */
const MOST_TOGETHER = 6;

export function signaturesHtml({ agreement }: PrintContext): string {
  const groups = agreement.partijen.map(partyHtml).join('');
  return part('ondertekening', groups || `<p>${gap('Nog geen partijen')}</p>`);
}

function partyHtml({ naam, ondertekenaars }: Party): string {
  const boxes = ondertekenaars.map((signatory) => `<li>${boxHtml(signatory)}</li>`).join('');
  const list = boxes === '' ? `<p>${gap('Nog geen ondertekenaar')}</p>` : `<ul class="vakken">${boxes}</ul>`;
  const kind = ondertekenaars.length <= MOST_TOGETHER ? 'tekent samen' : 'tekent';
  return `<section class="${kind}"><h3>Voor ${textOr(naam, 'een partij zonder naam')}</h3>${list}</section>`;
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
