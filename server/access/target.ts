/** The target of a request, taken apart by hand: `new URL` throws on what anyone may type after a host. */

export interface Target {
  /** From the first `/` up to the query, not decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Longest path that is looked at; our own are under a hundred characters. */
const LONGEST = 2000;

/** Path and query of a request target; null where it is no plain path on this server. */
export function targetOf(url: string | undefined): Target | null {
  const [address = ''] = (url ?? '').split('#', 1);
  const mark = address.indexOf('?');
  const path = mark < 0 ? address : address.slice(0, mark);
  if (!isPlain(path)) return null;
  return { path, query: new URLSearchParams(mark < 0 ? '' : address.slice(mark + 1)) };
}

/** Begins with one slash, has no empty parts and no backslash: nothing that two programs could read differently. */
function isPlain(path: string): boolean {
  return path.startsWith('/') && path.length <= LONGEST && !/\/\/|\\/.test(path);
}
