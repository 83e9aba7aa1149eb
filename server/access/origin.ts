/** Guards against other sites reaching the server through someone's browser: DNS rebinding and foreign origins. */

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True when the Host header names this machine itself: what the demo, which listens on loopback, answers to. */
export function isLoopbackHost(host: string | undefined): boolean {
  const name = host === undefined ? undefined : hostnameOf(`http://${host}`);
  return name !== undefined && LOOPBACK.has(name);
}

/** True when a request carries no Origin (not from a page) or that of our own pages. */
export function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host?.toLowerCase();
}

function hostnameOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
