/** Adds a revision to a PDF by hand, as an attacker or a program that signs would: any object, any order. */
import { createHash } from 'node:crypto';
import { OctetString, ObjectIdentifier, UTCTime } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { engine, type Identity } from './certificates.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Numbers of objects with what they are, as it stands between `obj` and `endobj`. */
export type Objects = Readonly<Record<number, string>>;

export interface AppendOptions {
  /** Put in front of the list of objects, and in none of it. */
  readonly hidden?: string;
  readonly trailer?: string;
  /** More in the list of objects, as it stands there. */
  readonly lines?: string;
  /** Numbers that are taken away. */
  readonly freed?: readonly number[];
}

/** One revision more, with a table. */
export function append(bytes: Uint8Array, objects: Objects, options: AppendOptions = {}): Uint8Array {
  const before = latin(bytes);
  const [, listAt = '0'] = [...before.matchAll(/startxref\s+(\d+)/g)].at(-1) ?? [];
  const size = Math.max(sizeOf(before), ...Object.keys(objects).map((number) => Number(number) + 1));
  let text = before.endsWith('\n') ? before : `${before}\n`;
  const lines: string[] = [];
  for (const [number, body] of Object.entries(objects)) {
    lines.push(`${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
    text += `${number} 0 obj\n${body}\nendobj\n`;
  }
  for (const number of options.freed ?? []) lines.push(`${number} 1\n0000000000 00001 f \n`);
  text += options.hidden ?? '';
  lines.push(options.lines ?? '');
  const [, root = ''] = /\/Root (\d+ 0 R)/.exec(before) ?? [];
  const [, info = ''] = /\/Info (\d+ 0 R)/.exec(before) ?? [];
  const [, id = ''] = /\/ID (\[[^\]]*\])/.exec(before) ?? [];
  const usual = `/Size ${size} /Root ${root} /Info ${info} /ID ${id} /Prev ${listAt}`;
  const start = text.length;
  text += `xref\n${lines.join('')}trailer\n<< ${options.trailer ?? usual} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const sizeOf = (text: string): number => Number([...text.matchAll(/\/Size (\d+)/g)].at(-1)?.[1] ?? 0);

/** First number that is free. */
export const nextNumber = (bytes: Uint8Array): number => sizeOf(latin(bytes));

/** Number and body of the last object whose body holds `part`. */
export function objectWith(bytes: Uint8Array, part: string): { readonly number: number; readonly body: string } {
  const all = [...latin(bytes).matchAll(/(?:^|[\r\n])(\d+) 0 obj\s+([^]*?)\s+endobj/g)];
  const found = all.findLast(([, , body]) => body?.includes(part));
  if (!found) throw new Error(`no object with ${part}`);
  return { number: Number(found[1]), body: found[2] ?? '' };
}

/** The same object with more in its dictionary, which must be its last. */
export const withMore = (body: string, more: string): string => body.replace(/>>(?![^]*>>)/, `${more}\n>>`);

/** The same object with another value for a key. */
export function withOther(body: string, key: string, value: string): string {
  const changed = body.replace(new RegExp(`/${key} (\\[[^\\]]*\\]|\\d+ 0 R|[^/>\\n]+)`), `/${key} ${value}`);
  if (changed === body) throw new Error(`no ${key}`);
  return changed;
}

const ROOM = 8000;
const RANGE = '[0 0000000000 0000000000 0000000000]';

export interface SignOptions extends AppendOptions {
  /** Other objects that go with it; by number. */
  readonly more?: Objects;
  /** Number of the object that the signature becomes. */
  readonly number?: number;
  /** Changes the body of the field. */
  readonly field?: (body: string) => string;
  /** More in the dictionary of the signature. */
  readonly dict?: string;
  readonly subFilter?: string;
  /** Changes the file before it is signed. */
  readonly before?: (text: string) => string;
  /** Changes the ByteRange once all is known. */
  readonly range?: (range: readonly [number, number, number, number]) => readonly number[];
  /** Changes what stands between the brackets. */
  readonly contents?: (hex: string) => string;
  readonly signingTime?: Date;
}

/** Signs a field by hand: visible where `field` gives it a look. The signature is that of what `ByteRange` says. */
export async function signByHand(
  bytes: Uint8Array,
  name: string,
  by: Identity,
  options: SignOptions = {},
): Promise<Uint8Array> {
  const { number = nextNumber(bytes), subFilter = 'adbe.pkcs7.detached' } = options;
  const field = fieldNamed(bytes, name);
  const value = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /ByteRange ${RANGE} /Contents <${'0'.repeat(ROOM)}> ${options.dict ?? ''} >>`;
  const shown = options.field ?? ((body: string) => body);
  const objects = { ...options.more, [field.number]: withMore(shown(field.body), `/V ${number} 0 R`), [number]: value };
  const appended = latin(append(bytes, objects, options));
  const text = options.before?.(appended) ?? appended;
  const from = text.lastIndexOf(`<${'0'.repeat(ROOM)}>`);
  const to = from + ROOM + 2;
  const usual = [0, from, to, text.length - to] as const;
  const range = options.range?.(usual) ?? usual;
  const written = `[${range.join(' ')}]`.padEnd(RANGE.length);
  const at = text.lastIndexOf(RANGE);
  const whole = text.slice(0, at) + written + text.slice(at + RANGE.length);
  const [a = 0, b = 0, c = 0, d = 0] = range;
  const cms = await envelope(
    Buffer.from(whole.slice(a, a + b) + whole.slice(c, c + d), 'latin1'),
    by,
    options.signingTime,
  );
  const hex = Buffer.from(cms).toString('hex').padEnd(ROOM, '0');
  return Buffer.from(`${whole.slice(0, from + 1)}${options.contents?.(hex) ?? hex}${whole.slice(to - 1)}`, 'latin1');
}

/** The field of that name, as it stands now. */
export function fieldNamed(bytes: Uint8Array, name: string): { readonly number: number; readonly body: string } {
  const utf16 = Buffer.from(`\uFEFF${name}`, 'utf16le').swap16().toString('hex').toUpperCase();
  const isThere = latin(bytes).includes(`/T <${utf16}>`);
  return objectWith(bytes, isThere ? `/T <${utf16}>` : `/T (${name})`);
}

async function envelope(signed: Uint8Array, by: Identity, signingTime?: Date): Promise<ArrayBuffer> {
  const hash = createHash('sha256').update(signed).digest();
  const attributes = [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new OctetString({ valueHex: new Uint8Array(hash).buffer })],
    }),
    ...(signingTime
      ? [new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: signingTime })] })]
      : []),
  ];
  const { issuer, serialNumber } = by.certificate;
  const data = new SignedData({
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' })],
    certificates: [by.certificate],
    signerInfos: [
      new SignerInfo({
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
  });
  await data.sign(by.keys.privateKey, 0, 'SHA-256', new Uint8Array(signed).buffer, engine);
  return new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) }).toSchema().toBER();
}
