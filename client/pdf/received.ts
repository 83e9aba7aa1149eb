/** A file that the server stored, as it arrived here, and whether it is that file. */
import { getFile, type Result } from '../api/http.ts';

export interface Received {
  readonly file: Blob;
  readonly bytes: ArrayBuffer;
  /** SHA-256 of these bytes in hex, computed here; null where the browser does not compute it (no secure connection). */
  readonly sha256: string | null;
}

/** Fetches a file and computes its SHA-256. */
export async function receive(path: string): Promise<Result<Received>> {
  const got = await getFile(path);
  if (!got.ok) return got;
  const bytes = await got.value.arrayBuffer();
  return { ok: true, value: { file: got.value, bytes, sha256: await sha256Of(bytes) } };
}

/** SHA-256 in hex; null where the browser does not compute it (no secure connection). */
export async function sha256Of(bytes: ArrayBuffer): Promise<string | null> {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return null;
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** `zelfde`: these are the bytes that the server says it stored. */
export function comparedWith({ sha256 }: Pick<Received, 'sha256'>, stored: string): 'zelfde' | 'anders' | 'onbekend' {
  if (sha256 === null) return 'onbekend';
  return sha256 === stored.toLowerCase() ? 'zelfde' : 'anders';
}
