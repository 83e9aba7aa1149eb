/** While one tab wipes this device, the others wait. A lock ends by itself when that tab is closed half-way. */
const WIPING = 'samenschrift-wissen';

const locksOf = (): LockManager | undefined => (navigator as { readonly locks?: LockManager }).locks;

/** Does `work`, which wipes. */
export async function whileWiping(work: () => Promise<void>): Promise<void> {
  await (locksOf()?.request(WIPING, work) ?? work());
}

/** Resolves once nobody wipes; at once in a browser without locks. */
export async function wiped(): Promise<void> {
  await locksOf()
    ?.request(WIPING, { mode: 'shared' }, () => undefined)
    .catch(() => undefined);
}
