/**
 * Guards against other sites reaching the server through someone's browser: DNS rebinding and foreign origins.
 *
 * [O1] What changes something, and a socket, comes from our own pages: Origin and Sec-Fetch-Site say so where they are there.
 * [O2] A cookie alone changes nothing: a browser says with it where the page is from. Programs show a token.
 * [O3] Another site may lead here (a link, the way back from signing in), and fetches nothing of the API. Pages and files
 *      are for everyone to see; a link to one arrives through the service worker, which browsers tell of each in its way.
 */
import { shownBy, type SessionHeaders } from './session.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True when the Host header names this machine itself: what the demo, which listens on loopback, answers to. */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && isPlainHost(host) && LOOPBACK.has(host.toLowerCase().replace(/:\d+$/, ''));
}

/** Which Host headers are answered: the name of `publicUrl`, and those of this machine, by which proxies and checks ask. */
export function hostsOf(publicUrl: URL | null): (host: string | undefined) => boolean {
  return (host) =>
    isLoopbackHost(host) ||
    (publicUrl !== null &&
      host !== undefined &&
      isPlainHost(host) &&
      new URL(`${publicUrl.protocol}//${host}`).host === publicUrl.host);
}

/** A name or address with or without a port: nothing that could be read as more of a URL, or as more of a header. */
export function isPlainHost(host: string): boolean {
  return /^([a-z0-9.-]+|\[[0-9a-f:.]+\])(:\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`);
}

/** What a request says of where it comes from, as Node gives it. */
export interface Provenance extends SessionHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
  readonly 'sec-fetch-mode'?: string | string[] | undefined;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What of a request is asked where it comes from. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Provenance;
}

/** Whether a request may have been made by a page of another site. `publicUrl`: where people reach us. */
export function isForeign({ method, url, headers }: Asked, publicUrl: URL | null): boolean {
  const site = headers['sec-fetch-site'];
  if (SAFE.has(method)) {
    const isElsewhere = site === 'cross-site' || site === 'same-site';
    return isElsewhere && headers['sec-fetch-mode'] !== 'navigate' && url.startsWith('/api/');
  }
  if (!isOwnOrigin(headers, publicUrl) || (site !== undefined && site !== 'same-origin')) return true;
  return headers.origin === undefined && site === undefined && shownBy(headers)?.kind === 'cookie';
}

/**
 * Whether a socket may have been asked for by a page of another site. Every browser says Origin here, and they do not
 * agree on Sec-Fetch-Site for `ws:`. `token`: what is shown in the address, where there is something.
 */
export function isForeignSocket(headers: Provenance, publicUrl: URL | null, token?: string): boolean {
  if (!isOwnOrigin(headers, publicUrl)) return true;
  return headers.origin === undefined && shownBy(headers, token)?.kind === 'cookie';
}

/** True when a request carries no Origin or that of our own pages. */
function isOwnOrigin({ origin, host }: Provenance, publicUrl: URL | null): boolean {
  if (origin === undefined) return true;
  if (publicUrl) return origin === publicUrl.origin;
  return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
}
