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
  return new Proxy(store, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => timed(String(name), () => Reflect.apply(member, target, args), told);
    },
  });
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
