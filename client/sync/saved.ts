/**
 * Whether what someone typed is on the server's disk. The server opts in to saying so (docs/protocol.md):
 * message 100 carries how many of this connection's document frames are on disk. We count what we send;
 * only when both counts meet, and the connection has told its whole state, is everything «bewaard».
 */
import { cell, type Store } from './store.ts';

export type SavedState = 'verbinden' | 'bewaard' | 'bewaren' | 'geen-verbinding' | 'niet-bewaard' | 'schijf';

export interface SavedTracker {
  readonly state: Store<SavedState>;
  /** A connection came up: counting starts anew. */
  opened(): void;
  closed(): void;
  /** Something was edited here, sent or not. */
  edited(): void;
  /** A frame leaves on the socket. */
  frame(bytes: Uint8Array): void;
  /** The server's message 100: 0 is on disk, 1 could not be written. */
  confirmed(disk: number, count: number): void;
}

const MESSAGE_SYNC = 0;
const SYNC_STEP_2 = 1;
const SYNC_UPDATE = 2;

/** The state of one agreement's connection, from the first attempt on. */
export function createSavedTracker(): SavedTracker {
  const now = { connected: false, confirmed: false, dirty: false, failing: false, told: false, sent: 0, saved: 0 };
  const state = cell<SavedState>('verbinden');
  const tell = (): void => state.set(nameState(now));
  return {
    state,
    opened() {
      Object.assign(now, { connected: true, failing: false, told: false, sent: 0, saved: 0 });
      tell();
    },
    closed() {
      now.connected = false;
      tell();
    },
    edited() {
      now.dirty = true;
      tell();
    },
    frame(bytes) {
      if (bytes[0] !== MESSAGE_SYNC || (bytes[1] !== SYNC_STEP_2 && bytes[1] !== SYNC_UPDATE)) return;
      now.sent += 1;
      if (bytes[1] === SYNC_STEP_2) now.told = true;
    },
    confirmed(disk, count) {
      now.saved = count;
      now.failing = disk !== 0;
      if (now.told && !now.failing && now.saved === now.sent) Object.assign(now, { dirty: false, confirmed: true });
      tell();
    },
  };
}

/**
 * Until the server has confirmed once, nothing is called saved: what the copy on this device brought along may
 * hold more than its markers say. A disk that refuses what others write is nothing to who has nothing unsaved.
 */
function nameState(now: { connected: boolean; confirmed: boolean; dirty: boolean; failing: boolean }): SavedState {
  if (!now.connected && now.dirty) return 'niet-bewaard';
  if (now.connected && now.failing && (now.dirty || !now.confirmed)) return 'schijf';
  if (now.dirty) return 'bewaren';
  if (!now.confirmed) return 'verbinden';
  return now.connected ? 'bewaard' : 'geen-verbinding';
}

/** True while closing the page could lose something. */
export function isAtRisk(state: SavedState): boolean {
  return state === 'bewaren' || state === 'niet-bewaard' || state === 'schijf';
}

/** A WebSocket that lets the tracker see every frame it sends. */
export function countingSocket(tracker: SavedTracker): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    override send(data: Parameters<WebSocket['send']>[0]): void {
      if (data instanceof Uint8Array) tracker.frame(data);
      super.send(data);
    }
  };
}
