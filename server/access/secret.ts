/** Secrets that open something: 32 random bytes, of which the store keeps the SHA-256 only. */
import { createHash, randomBytes } from 'node:crypto';

export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a secret, and what it is found by. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
