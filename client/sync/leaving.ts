/** Asks before the page is left with work that is not safe yet, and asks the browser not to throw copies away. */
import type { DeviceState } from '../device/keeper.ts';
import { guardLeave } from '../leave.ts';
import type { Line } from './line.ts';
import { isAtRisk, type SavedState } from './saved.ts';

/** True while going to another page of the product would lose something: it is in this window only. */
export function isOnlyHere(saved: SavedState, { soort, wachtend, onverzonden }: DeviceState): boolean {
  return isAtRisk(saved) && onverzonden > 0 && (soort !== 'houdt' || wachtend > 0);
}

/** Watches until stopped. Closing the window asks as long as the server lacks something: others wait for it. */
export function guardLeaving({ tracker, copy, provider }: Line): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (isAtRisk(tracker.state.get())) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  const stopGuard = guardLeave(() => isOnlyHere(tracker.state.get(), copy.state.get()));
  const stopAsking = copy.state.subscribe(() => {
    if (copy.state.get().onverzonden === 0 || provider.wsconnected) return;
    stopAsking();
    // Not granted is not wrong: the copy then lasts until the browser needs the room.
    void navigator.storage?.persist?.().catch(() => false);
  });
  return () => {
    window.removeEventListener('beforeunload', ask);
    stopGuard();
    stopAsking();
  };
}
