/** Looking into PDF objects that may be anything: each answer is what was asked for, or undefined. */
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFStream,
  PDFString,
  decodePDFRawStream,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';

/** The library decodes a name each time it is made or read; with 10,000 dictionaries in a file that is most of the work. */
const MOST_KEYS = 500;
const keys = new Map<string, PDFName>();
const texts = new WeakMap<PDFName, string>();

function keyOf(text: string): PDFName {
  const known = keys.get(text);
  if (known) return known;
  const key = PDFName.of(text);
  // Keys that a file makes up (names of fonts, roles) must not fill the memory.
  if (keys.size < MOST_KEYS) keys.set(text, key);
  return key;
}

function textOf(name: PDFName): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const text = name.decodeText();
  texts.set(name, text);
  return text;
}

/** The value of a key, with a reference followed. */
export const lookUp = (dict: PDFDict, key: string): PDFObject | undefined => dict.lookup(keyOf(key));

export function dictAt(dict: PDFDict, key: string): PDFDict | undefined {
  return asDict(lookUp(dict, key));
}

/** A dictionary, also that of a stream. */
export function asDict(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

export function streamAt(dict: PDFDict, key: string): PDFStream | undefined {
  const found = lookUp(dict, key);
  return found instanceof PDFStream ? found : undefined;
}

export function nameAt(dict: PDFDict, key: string): string | undefined {
  const found = lookUp(dict, key);
  return found instanceof PDFName ? textOf(found) : undefined;
}

export function numberAt(dict: PDFDict, key: string): number | undefined {
  const found = lookUp(dict, key);
  return found instanceof PDFNumber ? found.asNumber() : undefined;
}

export function textAt(dict: PDFDict, key: string): string | undefined {
  const found = lookUp(dict, key);
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
}

export function isTrueAt(dict: PDFDict, key: string): boolean {
  return lookUp(dict, key) === PDFBool.True;
}

/** The items of an array, references not followed; a single object counts as an array of one. */
export function itemsAt(dict: PDFDict, key: string): readonly PDFObject[] {
  const found = lookUp(dict, key);
  if (found instanceof PDFArray) return found.asArray();
  const single = dict.get(keyOf(key));
  return single === undefined ? [] : [single];
}

/** The names of a filter or the like: one, several or none. */
export function namesAt(dict: PDFDict, key: string): readonly string[] {
  return itemsAt(dict, key).flatMap((item) => {
    const found = dict.context.lookup(item);
    return found instanceof PDFName ? [textOf(found)] : [];
  });
}

/** A stream of a few bytes can unpack to as much as the memory holds. */
const LARGEST = 256 * 1024 * 1024;

/** What a stream holds, unpacked. Throws when it cannot be. */
export function contentsOf(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  // The library unpacks in JavaScript, ten times slower; it is left the rarer filters.
  const isPlain = nameAt(stream.dict, 'Filter') === 'FlateDecode' && !stream.dict.has(PDFName.of('DecodeParms'));
  return isPlain ? inflateSync(stream.contents, { maxOutputLength: LARGEST }) : decodePDFRawStream(stream).decode();
}
