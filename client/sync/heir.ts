/**
 * Which page looks after letters of pages that are gone. Text written offline and never sent lies in the copy
 * on this device; every page that opens the copy has it, but only one may save it (text/rescue.ts).
 */
const PAGE = 'samenschrift-pagina:';
const HEIR = 'samenschrift-erfgenaam:';

export interface Heir {
  /** Whether this page looks after what a client wrote. */
  readonly inherits: (client: number) => boolean;
  /** The page goes: another may be heir. */
  readonly release: () => void;
}

/**
 * Says that the page that writes as `client` lives, and becomes heir of the copy `name` unless another page is.
 * A browser without locks (no secure connection) has every page inherit.
 */
export async function becomeHeir(name: string, client: number): Promise<Heir> {
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  if (!locks) return { inherits: () => true, release: () => {} };
  const ends = new AbortController();
  await hold(locks, `${PAGE}${client}`, ends.signal);
  const isHeir = await hold(locks, HEIR + name, ends.signal);
  const { held = [] } = await locks.query().catch((): LockManagerSnapshot => ({}));
  const alive = new Set(held.map((lock) => lock.name));
  return {
    inherits: (other) => isHeir && !alive.has(`${PAGE}${other}`),
    release: () => ends.abort(),
  };
}

/** Takes a lock until the signal; false when another page has it. A browser that refuses to say gives it. */
function hold(locks: LockManager, name: string, until: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const keep = (lock: Lock | null): Promise<void> => {
      resolve(lock !== null);
      if (!lock) return Promise.resolve();
      return new Promise((end) => until.addEventListener('abort', () => end(), { once: true }));
    };
    locks.request(name, { ifAvailable: true }, keep).catch(() => resolve(true));
  });
}
