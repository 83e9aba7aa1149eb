/** The same bytes for the same content: without the moment of making, and with ids that follow from the order. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The first day a zip can hold. Of local time, which is what zips hold. */
export const ZIP_DAY = new Date(1980, 0, 1);

/** A packed document without times, and with its random ids replaced by counted ones. */
export function steady(packed: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(packed)).toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const ids = new Map<string, string>();
  const tidied = parts.map(([path, bytes]) => [path, strToU8(tidy(path, strFromU8(bytes), ids))] as const);
  return zipSync(Object.fromEntries(tidied), { mtime: ZIP_DAY, os: 0 });
}

/** The list of types comes first: some readers look at the first entry to see what a zip is. */
const rank = (path: string): number => ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'].indexOf(path) >>> 0;

function tidy(path: string, xml: string, ids: Map<string, string>): string {
  if (path === 'docProps/core.xml') return xml.replace(/<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/g, '');
  if (!/\.(?:xml|rels)$/.test(path)) throw new Error(`unexpected ${path} in a document`);
  return renumber(path.endsWith('.rels') ? xml.replace(OUTSIDE, writtenOut) : xml, ids);
}

const OUTSIDE = /(?<=<Relationship\b[^>]*\bTarget=")[^"]*(?="[^>]*\bTargetMode="External")/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** An address in the signs that addresses may have: Word opens no document with another in it. */
function writtenOut(target: string): string {
  const raw = target.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? '');
  return new URL(raw).href
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu, encodeURIComponent)
    .replaceAll('&', '&amp;');
}

/**
 * Relationships of links have random names, bookmarks are counted over all documents of the process. Only in tags:
 * text may look so too.
 */
function renumber(xml: string, ids: Map<string, string>): string {
  const counted = (kind: string, id: string): string => {
    const key = `${kind} ${id}`;
    const known = ids.get(key) ?? String(ids.size + 1);
    ids.set(key, known);
    return known;
  };
  return xml
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g,
      (_, before: string, id: string) => `${before}${counted('bookmark', id)}"`,
    )
    .replace(
      /(<(?:w:hyperlink|Relationship)\b[^>]*?\b(?:r:id|Id)=")(rId[\w-]{21})"/g,
      (_, before: string, id: string) => `${before}rIdLink${counted('link', id)}"`,
    );
}
