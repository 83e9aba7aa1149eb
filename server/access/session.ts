/** What a request says of who is asking, read from its headers only: routes and the sync server ask the same thing. */

/** A cookie as it is set. */
export interface Cookie {
  readonly name: string;
  readonly options: {
    readonly path: '/';
    readonly httpOnly: true;
    readonly sameSite: 'strict' | 'lax';
    readonly secure: boolean;
  };
}

/**
 * The cookie that holds the secret of a session. `secure`: the product is at an https address; then the browser keeps
 * the cookie from plain http, and from what other hosts of the domain would put in its place (`__Host-`).
 */
export const sessionCookie = (secure: boolean): Cookie => cookieNamed('samenschrift_sessie', 'strict', secure);

/** The cookie for who is at the provider. They come back by a link of another site: Strict would not be sent then. */
export const flowCookie = (secure: boolean): Cookie => cookieNamed('samenschrift_aanmelding', 'lax', secure);

function cookieNamed(name: string, sameSite: 'strict' | 'lax', secure: boolean): Cookie {
  return { name: secure ? `__Host-${name}` : name, options: { path: '/', httpOnly: true, sameSite, secure } };
}

/** The headers a session is read from, as Node gives them. */
export interface SessionHeaders {
  readonly cookie?: string | undefined;
  readonly authorization?: string | undefined;
  readonly 'user-agent'?: string | undefined;
}

/** What a request shows to be let in. */
export type Shown = { readonly kind: 'token' | 'cookie'; readonly secret: string };

/** A token, in the address (sockets) or as bearer, goes before a cookie of one of these names; null where there is neither. */
export function shownBy(
  headers: SessionHeaders,
  token: string | null = bearerOf(headers),
  names: readonly string[] = SESSION_COOKIES,
): Shown | null {
  if (token !== null) return { kind: 'token', secret: token };
  for (const name of names) {
    const secret = cookieOf(headers.cookie ?? '', name);
    if (secret !== null) return { kind: 'cookie', secret };
  }
  return null;
}

/** What the cookie of a session may be called. */
const SESSION_COOKIES = [true, false].map((secure) => sessionCookie(secure).name);

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
