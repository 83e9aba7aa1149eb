import type { Room } from './room.ts';

/** How it stands with all rooms together, for who watches the server. */
export interface RoomFigures {
  readonly rooms: number;
  readonly connections: number;
  /** What waits for the disk. */
  readonly queuedFrames: number;
  readonly queuedBytes: number;
  /** What waits for readers who are behind. */
  readonly unreadBytes: number;
  /** Rooms whose writes fail and are tried again. */
  readonly failing: number;
  /** Log since the last snapshots. */
  readonly logRows: number;
  readonly logBytes: number;
}

export function figuresOf(rooms: readonly Room[], unreadBytes: number): RoomFigures {
  const sum = (of: (room: Room) => number): number => rooms.reduce((total, room) => total + of(room), 0);
  return {
    rooms: rooms.length,
    connections: sum(({ connections }) => connections),
    queuedFrames: sum(({ queued }) => queued),
    queuedBytes: sum(({ queuedBytes }) => queuedBytes),
    unreadBytes,
    failing: sum(({ isFailing }) => Number(isFailing)),
    logRows: sum(({ logRows }) => logRows),
    logBytes: sum(({ logBytes }) => logBytes),
  };
}
