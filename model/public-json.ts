/** The text of a file in the public format: the same everywhere, so that its hash is that of every copy. */

/** `content`: an agreement, as `readAgreement` gives it; keys stay in that order. */
export function publicJson(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}
