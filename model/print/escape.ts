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

/** Text without what no page and no XML may hold. */
export function printable(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, '');
}

/** Escapes text for use between tags and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Runs of white space as one space; no-break spaces stay, since people put them there on purpose. */
export function collapse(text: string): string {
  return text.replace(/[ \t\n\r\f\v\u2028\u2029]+/g, ' ');
}

/** A line of plain text: white space collapsed and trimmed, then escaped. */
export function line(text: string): string {
  return escapeHtml(collapse(text).trim());
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
