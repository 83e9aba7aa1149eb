/** The last block of a file to sign: by what it is recognised afterwards, and where. */
import { attributeLine, line } from './escape.ts';

/** How a file to sign is checked. */
export interface Checking {
  /** SHA-256 in hex of the JSON inside the file. */
  readonly hash: string;
  /** Where anyone can check it, and that address as a QR code in SVG; null where nobody can. */
  readonly at: { readonly address: string; readonly code: string } | null;
}

export function checkingHtml({ hash, at }: Checking): string {
  const heading = '<h3>Deze overeenkomst controleren</h3>';
  const words = `<p>${at ? 'Scan de code of ga naar het adres. ' : ''}${at ? WHERE : WHAT}</p>`;
  const rows = `<ul class="som">${at ? row('Adres', addressHtml(at.address)) : ''}${row('Controlegetal', hashHtml(hash))}</ul>`;
  const code = at ? at.code.replace('<svg ', `<svg class="qr" role="img" aria-label="${CODE_WORDS}" `) : '';
  return `<section class="controle"><div>${heading}${words}${rows}</div>${code}</section>`;
}

const WHERE = 'U ziet er of een bestand ongewijzigd is en wie het ondertekende.';
const WHAT = 'Het controlegetal verandert zodra iemand iets aan de overeenkomst wijzigt.';
const CODE_WORDS = 'QR-code met het adres waar u deze overeenkomst controleert';

const row = (label: string, html: string): string =>
  `<li><span class="label">${label} </span><span>${html}</span></li>`;

/** Broken first where the hash begins. */
function addressHtml(address: string): string {
  const [, before = address, hash = ''] = /^(.*\/)([^/]*)$/.exec(address) ?? [];
  return `<a href="${attributeLine(address)}">${line(before)}<wbr>${line(hash)}</a>`;
}

/** In groups, to be compared by eye. */
function hashHtml(hash: string): string {
  const groups = hash.match(/.{1,8}/g)?.join(' ') ?? '';
  return `${groups}<br><span class="label">SHA-256 van overeenkomst.json, dat in dit bestand zit</span>`;
}
