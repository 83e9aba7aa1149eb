/** Web and mail addresses in plain text. */
import { safeAddress } from '../../../model/print/escape.ts';
import type { Inline } from '../../../model/rich-text.ts';

const ADDRESS = /(?:https?:\/\/|mailto:|www\.(?=[\w-]+\.))[^\s<>"«»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/gi;

export interface Found {
  readonly index: number;
  /** As it stands in the text, without the full stop or bracket behind it. */
  readonly text: string;
  readonly href: string;
}

/** The addresses in a text, in order. */
export function addressesIn(text: string): Found[] {
  return Array.from(text.matchAll(ADDRESS)).flatMap((match) => {
    const shown = trimmed(match[0]);
    const href = hrefOf(shown);
    return href ? [{ index: match.index, text: shown, href }] : [];
  });
}

/** The one address a text consists of; null for any other text. */
export function onlyAddress(text: string): string | null {
  const bare = text.trim();
  const [found] = addressesIn(bare);
  return found && found.text === bare ? found.href : null;
}

/** A sentence ends behind an address, not in it; a closing bracket belongs to it only when it opened there. */
function trimmed(address: string): string {
  let text = address.replace(/[.,;:!?'’”]+$/, '');
  while (text.endsWith(')') && !text.includes('(')) text = text.slice(0, -1).replace(/[.,;:!?]+$/, '');
  return text;
}

function hrefOf(text: string): string | null {
  if (/^www\./i.test(text)) return safeAddress(`https://${text}`);
  if (/^(?:https?:|mailto:)/i.test(text)) return safeAddress(text);
  return safeAddress(`mailto:${text}`);
}

/** A line as runs, its addresses linked. */
export function linked(line: string): Inline[] {
  const runs: Inline[] = [];
  let read = 0;
  for (const { index, text, href } of addressesIn(line)) {
    if (index > read) runs.push({ type: 'text', text: line.slice(read, index) });
    runs.push({ type: 'text', text, marks: [{ type: 'link', attrs: { href } }] });
    read = index + text.length;
  }
  if (read < line.length) runs.push({ type: 'text', text: line.slice(read) });
  return runs;
}
