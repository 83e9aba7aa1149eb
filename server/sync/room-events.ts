/** What a room tells those who keep it. */
import type { PresenceEntry } from './frames.ts';
import type { Room } from './room.ts';

export interface RoomEvents {
  /** There is something to write. */
  queued(room: Room): void;
  /** What was queued is on disk. */
  written(room: Room): void;
  /** Nobody is in and nothing waits. */
  idle(room: Room): void;
  /** The document could not take what is on disk: the room must be loaded again. */
  broken(room: Room): void;
  /** Other processes wrote rows before row `sequence` that the document does not hold. */
  behind(room: Room, sequence: number): void;
  /** People who are connected here moved, came or left. */
  moved(id: string, entries: readonly PresenceEntry[]): void;
}
