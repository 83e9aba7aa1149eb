/** Between what `pg` sends and receives, and bytes. */
import { StoreError } from './store.ts';

export type Row = Record<string, unknown>;

/** `pg` sends a Buffer as bytea, and other arrays as text. */
export const binary = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
/** Throws a StoreError (`corrupt`) where the database gives no bytes. */
export const bytes = (value: unknown): Uint8Array => {
  if (value instanceof Uint8Array) return value;
  throw new StoreError('corrupt', 'a stored update is not binary');
};
