/** The last block of a file to sign: by what it is recognised afterwards, and where. */
import { line } from './escape.ts';

/** How a file to sign is checked. */
export interface Checking {
  /** SHA-256 in hex of the JSON inside the file. */
  readonly hash: string;
  /** Where anyone can check it, and that address as a QR code in SVG; null where nobody can. */
  readonly at: { readonly address: string; readonly code: string } | null;
}

export function checkingHtml({ hash, at }: Checking): string {
  const words = at ? whereHtml(at.address) : '';
  const code = at ? at.code.replace('<svg ', `<svg class="qr" role="img" aria-label="${CODE_WORDS}" `) : '';
  return `<section class="controle"><h3>Deze overeenkomst controleren</h3><div class="zo"><div>${words}${hashHtml(hash)}</div>${code}</div></section>`;
}

const CODE_WORDS = 'QR-code met het adres waar u deze overeenkomst controleert';

function whereHtml(address: string): string {
  const link = `<a href="${line(address)}">${line(address)}</a>`;
  return `<p>Scan de code of ga naar dit adres. U ziet er of een bestand ongewijzigd is en wie het ondertekende.</p><p class="adres">${link}</p>`;
}

const GROUPS = /.{1,8}/g;

function hashHtml(hash: string): string {
  const groups = hash.match(GROUPS)?.join(' ') ?? '';
  return `<p>Dit bestand bevat de overeenkomst ook als overeenkomst.json. De controlecode daarvan (SHA-256):</p><p class="som">${groups}</p>`;
}
