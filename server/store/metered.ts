/** A store of which every call is timed, whatever the adapter. */
import { asStoreError, type Store, type StoreErrorKind } from './store.ts';

export interface Call {
  /** Name of the method. */
  readonly method: string;
  readonly seconds: number;
  /** Why it rejected; null when it did not. */
  readonly error: StoreErrorKind | null;
}

/** The same store; `told` hears of each call once it has settled. */
export function meteredStore(store: Store, told: (call: Call) => void): Store {
  // Made once, not at every call as a Proxy would: a commit comes with nearly every key.
  const metered = Object.entries(store).map(([method, member]: [string, unknown]) => [
    method,
    typeof member === 'function'
      ? (...args: unknown[]): unknown => timed(method, () => Reflect.apply(member, store, args), told)
      : member,
  ]);
  return Object.fromEntries(metered) as Store;
}

/** What answers at once (a subscription, say) is not worth a measure. */
function timed(method: string, work: () => unknown, told: (call: Call) => void): unknown {
  const start = performance.now();
  const settled = (error: StoreErrorKind | null): void =>
    told({ method, seconds: (performance.now() - start) / 1000, error });
  const result = work();
  if (result instanceof Promise)
    result.then(
      () => settled(null),
      (error: unknown) => settled(asStoreError(error).kind),
    );
  return result;
}
