/** A link: only its address, and only one that paper and browsers can follow safely. */
import { Mark } from '@tiptap/core';

const SAFE = /^(https?:\/\/|mailto:)\S+$/;

/** What someone typed as an address, completed where the meaning is plain; null for what cannot be linked. */
export function toAddress(typed: string): string | null {
  const text = typed.trim();
  if (SAFE.test(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)) return `https://${text}`;
  return null;
}

export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [{ tag: 'a[href]', getAttrs: (element) => SAFE.test(element.getAttribute('href') ?? '') && null }],
  // Other programs may write any address: what is not safe leads nowhere.
  renderHTML: ({ HTMLAttributes: { href } }: { HTMLAttributes: Record<string, unknown> }) => [
    'a',
    typeof href === 'string' && SAFE.test(href) ? { href, rel: 'noopener noreferrer' } : {},
    0,
  ],
});
