/** An agreement as a file in the public format: one way to make its bytes, so that its hash is that of every copy. */
import { createHash } from 'node:crypto';
import type { Agreement } from '../../model/agreement.ts';
import { publicJson } from '../../model/public-json.ts';

/** UTF-8; the same agreement gives the same bytes. */
export function publicFile(agreement: Agreement): Uint8Array {
  return Buffer.from(publicJson(agreement), 'utf8');
}

/** SHA-256, in hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where anyone can check what has this hash. `origin`: where people reach the server, as `https://samenschrift.example.be`. */
export function checkAddress(origin: string, hash: string): string {
  return `${origin}/controle/${hash}`;
}
