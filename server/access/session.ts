/** What a request says of who is asking, read from its headers only: routes and the sync server ask the same thing. */

export const SESSION_COOKIE = 'samenschrift_sessie';

/** The headers a session is read from, as Node gives them. */
export interface SessionHeaders {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
  readonly 'user-agent'?: string | undefined;
}

/** What a request shows to be let in. */
export type Shown = { readonly kind: 'token' | 'cookie'; readonly secret: string };

/** A token, in the address (sockets) or as bearer, goes before the cookie; null where there is neither. */
export function shownBy(headers: SessionHeaders, token: string | null = bearerOf(headers)): Shown | null {
  if (token !== null) return { kind: 'token', secret: token };
  const secret = cookieOf(headers.cookie ?? '', SESSION_COOKIE);
  return secret === null ? null : { kind: 'cookie', secret };
}

function bearerOf({ authorization }: SessionHeaders): string | null {
  const match = /^Bearer (.+)$/i.exec(authorization ?? '');
  return match?.[1] ?? null;
}

function cookieOf(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const end = pair.indexOf('=');
    if (end > 0 && pair.slice(0, end).trim() === name) return pair.slice(end + 1).trim();
  }
  return null;
}
