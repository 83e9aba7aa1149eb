/** `pg` sends a Buffer as bytea, and other arrays as text. */
export const binary = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
