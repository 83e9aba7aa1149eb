/** Text made safe and tidy for HTML. Everything a person wrote passes through here exactly once. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that mean nothing on paper and that HTML or PDF forbid: C0 and C1 controls, noncharacters. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]/g;

/**
 * Text without what no page and no XML may hold. Letters are put together with their accents: a font that has the two
 * as one letter is not always found by their parts.
 */
export function printable(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '').normalize('NFC');
}

/** Escapes text for use between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Runs of white space as one space; no-break spaces stay, since people put them there on purpose. */
export function collapse(text: string): string {
  return text.replace(/[ \t\n\r\f\v\u2028\u2029]+/g, ' ');
}

/** A line of plain text for use inside a quoted attribute: white space collapsed and trimmed, then escaped. */
export function attributeLine(text: string): string {
  return escapeHtml(collapse(text).trim());
}

/** A line of plain text for use between tags. */
export function line(text: string): string {
  return isolated(attributeLine(text));
}

/** Letters of scripts that run from right to left, as far as the paper shows them: Hebrew and Arabic. */
const RIGHT_TO_LEFT = '\\u0590-\\u08FF';
const RUN = new RegExp(
  `[${RIGHT_TO_LEFT}](?:(?:[${RIGHT_TO_LEFT}\\u200C-\\u200F \\u00A0’-]|&#39;)*[${RIGHT_TO_LEFT}])?`,
  'g',
);

/** Escaped text in which a name that runs from right to left keeps to itself: those beside it stay in their order. */
export function isolated(html: string): string {
  return html.replace(RUN, '<bdi>$&</bdi>');
}

/** True where a text begins from right to left, and most of it runs so: then the whole is to be read that way. */
export function runsLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const isLeft = (letter = ''): boolean => letter >= '\u0590' && letter <= '\u08FF';
  return isLeft(letters[0]) && letters.filter((letter) => isLeft(letter)).length * 2 > letters.length;
}

/** Plain text whose own line breaks are kept, as in a text area. */
export function lines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map(line)
    .filter((part) => part !== '')
    .join('<br>');
}

/** An address that may become a link (http, https, mailto), or null: anything else stays plain text. */
export function safeAddress(href: string): string | null {
  const address = href.trim();
  return /^(?:https?:\/\/|mailto:)[^\s\u0000-\u001F]+$/i.test(address) && URL.canParse(address) ? address : null;
}
