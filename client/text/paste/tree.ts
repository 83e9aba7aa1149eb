/** Clipboard HTML as a plain tree, so that cleaning it needs no document. */

export interface PasteElement {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly style: Readonly<Record<string, string>>;
  readonly children: readonly PasteNode[];
}
export type PasteNode = string | PasteElement;

/**
 * Reads HTML in a document that runs and shows nothing. The `style` attributes are renamed before parsing: our
 * content security policy would refuse, and complain of, every one of them. What they mean is read here.
 * Stands on its own (nothing imported is used), so that tests can run it in any browser page.
 */
export function readTree(html: string): PasteElement {
  const STYLE = 'data-stijl';
  const quiet = html
    .replace(/<(style|script|xml|title)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, `$1${STYLE}`));
  const readStyle = (text: string): Record<string, string> => {
    const found: Record<string, string> = {};
    for (const piece of text.match(/(?:"[^"]*"|'[^']*'|[^;"'])+/g) ?? []) {
      const colon = piece.indexOf(':');
      if (colon > 0) found[piece.slice(0, colon).trim().toLowerCase()] = piece.slice(colon + 1).trim();
    }
    return found;
  };
  const readElement = (element: Element): PasteElement => {
    const attrs: Record<string, string> = {};
    for (const { name, value } of element.attributes) if (name !== STYLE) attrs[name] = value;
    const children: PasteNode[] = [];
    for (const child of element.childNodes) {
      if (child.nodeType === 3) children.push(child.nodeValue ?? '');
      else if (child.nodeType === 1) children.push(readElement(child as Element));
    }
    return {
      tag: element.tagName.toLowerCase(),
      attrs,
      style: readStyle(element.getAttribute(STYLE) ?? ''),
      children,
    };
  };
  return readElement(new DOMParser().parseFromString(quiet, 'text/html').body);
}
