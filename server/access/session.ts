/**
 * Who is asking: the session behind an HTTP request or a socket's upgrade. It knows headers only, so that
 * routes and the sync server ask the same thing. In the demo a session is the id of a demo person, in a
 * cookie (browsers) or a token `demo-<id>` (other programs).
 */
import type { Actor } from '../../model/access.ts';
import { demoPerson } from './demo.ts';

export const SESSION_COOKIE = 'samenschrift_sessie';
const TOKEN_PREFIX = 'demo-';

/** The headers a session is read from, as Node gives them. */
export interface SessionHeaders {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** The person behind a request, or null. A token, where there is one, goes before the cookie. */
export function actorOf(headers: SessionHeaders, token: string | null = bearerOf(headers)): Actor | null {
  if (token !== null) return token.startsWith(TOKEN_PREFIX) ? demoPerson(token.slice(TOKEN_PREFIX.length)) : null;
  const id = cookieOf(headers.cookie ?? '', SESSION_COOKIE);
  return id === null ? null : demoPerson(id);
}

function bearerOf({ authorization }: SessionHeaders): string | null {
  const match = /^Bearer (.+)$/i.exec(authorization ?? '');
  return match?.[1] ?? null;
}

function cookieOf(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim() ?? null;
  }
  return null;
}
