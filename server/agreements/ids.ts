/** Ids that the server hands out: short enough to say over the phone, long enough never to meet twice. */
import { randomUUID } from 'node:crypto';

/** A new id such as `so-3f9a1c20b7d4`: 48 random bits. */
export function freshId(prefix: 'so' | 'p' | 'r' | 'f' | 't'): string {
  return `${prefix}-${randomUUID().replaceAll('-', '').slice(-12)}`;
}

/** What an agreement's id may look like; anything else is not looked up. */
export function isAgreementId(id: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(id);
}
