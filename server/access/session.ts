/**
 * Who is asking: the session behind an HTTP request or a socket's upgrade. It knows headers only, so that
 * routes and the sync server ask the same thing. In the demo a session begins with the id of a demo person, in
 * a cookie (browsers) or after `demo-` in a token (other programs); what follows after a dot sets it apart.
 */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../model/access.ts';
import { demoPerson } from './demo.ts';

export const SESSION_COOKIE = 'samenschrift_sessie';
const TOKEN_PREFIX = 'demo-';
/** Between whose a session is and what makes it one of a kind. */
const SEPARATOR = '.';

/** The headers a session is read from, as Node gives them. */
export interface SessionHeaders {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
}

/** A session, and whose it is. */
export interface Known {
  readonly actor: Actor;
  /** Tells one session of a person from another: secret, never logged. */
  readonly session: string;
}

/** The session behind a request, or null. A token, where there is one, goes before the cookie. */
export function sessionOf(headers: SessionHeaders, token: string | null = bearerOf(headers)): Known | null {
  const session = token ?? cookieOf(headers.cookie ?? '', SESSION_COOKIE);
  if (session === null || (token !== null && !token.startsWith(TOKEN_PREFIX))) return null;
  const [person = ''] = session.slice(token === null ? 0 : TOKEN_PREFIX.length).split(SEPARATOR, 1);
  const actor = demoPerson(person);
  return actor && { actor, session };
}

/** The person behind a request, or null. */
export function actorOf(headers: SessionHeaders): Actor | null {
  return sessionOf(headers)?.actor ?? null;
}

/** A new session of a person, as their cookie holds it. */
export function newSession({ id }: Actor): string {
  return `${id}${SEPARATOR}${randomUUID()}`;
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
