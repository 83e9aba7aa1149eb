/**
 * What was seen on a page that is left. A browser may cut a page's last words off, so they stay in the tab
 * until the server has confirmed them.
 */
import type { SeenFile } from '../../model/seen-file.ts';

export interface Untold {
  readonly keep: (seen: SeenFile) => void;
  readonly read: () => SeenFile | null;
  readonly confirmed: () => void;
}

/** Of one person in one agreement. */
export function untoldOf(agreement: string, person: string): Untold {
  const key = `gezien ${agreement} ${person}`;
  // Where the browser keeps nothing for us the server was asked all the same.
  const attempt = <T>(work: () => T): T | null => {
    try {
      return work();
    } catch {
      return null;
    }
  };
  return {
    keep: (seen) => void attempt(() => sessionStorage.setItem(key, JSON.stringify(seen))),
    read: () => attempt(() => JSON.parse(sessionStorage.getItem(key) ?? 'null') as SeenFile | null),
    confirmed: () => void attempt(() => sessionStorage.removeItem(key)),
  };
}
