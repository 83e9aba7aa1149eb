/** Reading the few values of an XMP packet that the rules ask for. */
import { contentsOf, streamAt } from '../pdf-objects.ts';
import type { PdfFile } from './pdf-file.ts';

/** The packet's text; empty where there is none. */
export function packetOf({ catalog }: PdfFile): string {
  const stream = streamAt(catalog, 'Metadata');
  return stream ? Buffer.from(contentsOf(stream)).toString('utf8') : '';
}

/** A value, written as an attribute or as an element. */
export function valueIn(packet: string, name: string): string | undefined {
  const found = new RegExp(`${name}\\s*=\\s*["']([^"']*)["']|<${name}>([^<]*)</${name}>`).exec(packet);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : unescapeXml(value);
}

/** The first entry of a list (`rdf:Alt`, `rdf:Seq`). */
export function entryIn(packet: string, name: string): string | undefined {
  const list = new RegExp(`<${name}>([^]*?)</${name}>`).exec(packet)?.[1] ?? '';
  const value = /<rdf:li[^>]*>([^<]*)<\/rdf:li>/.exec(list)?.[1];
  return value === undefined ? undefined : unescapeXml(value);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
