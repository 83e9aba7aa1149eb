/** How fast something may go on: `burst` at once, and so much a second from then on. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** How much of everything one server takes. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** One frame, from a client. */
  readonly frame: number;
  /** One person's awareness state, as JSON. */
  readonly presence: number;
  /** A whole document, encoded. It is sent in one frame, so it stays below `backlog`: see {@link requireOpenable}. */
  readonly document: number;
  /**
   * What may wait for the disk in the whole process, of one document and of one connection: above it, whoever
   * writes on is not read from; at twice the first two their connection ends (intake.ts).
   */
  readonly queue: number;
  readonly roomQueue: number;
  readonly connectionQueue: number;
  /** Connections to one document, and of one session. */
  readonly connections: number;
  readonly sessionConnections: number;
  /** Frames of one connection, and bytes it sends or asks for. */
  readonly frameRate: Rate;
  readonly byteRate: Rate;
  /** How long a connection may be slowed down over its rate, without a rest, before it ends. */
  readonly tooFast: number;
  /** Unsent bytes to one reader, beyond which they are cut off. */
  readonly backlog: number;
  /** Unsent bytes to all readers together, beyond which those who are furthest behind are cut off. */
  readonly unread: number;
  /** Unsent bytes to one reader, beyond which awareness is left out. */
  readonly presenceBacklog: number;
  /** Log rows (about 9 µs each when the room is loaded again), and bytes of log, that make a compaction worth its while. */
  readonly logRows: number;
  readonly logBytes: number;
  /** How long a room nobody is in stays in memory. */
  readonly grace: number;
  /** How long awareness is gathered before it is sent on. */
  readonly presenceDelay: number;
  /** Wait before the first retry of a failed write, doubled up to the last. */
  readonly retryFirst: number;
  readonly retryLast: number;
  /** Between two signs of life. A y-websocket client gives up after 30 s of silence. */
  readonly heartbeat: number;
  /** Between two signs of life to other processes on the store, which are also looks in it for what they wrote. */
  readonly processBeat: number;
  /** A process that was not heard for so long is gone, and its people with it. */
  readonly processGone: number;
  /** How long awareness is gathered before it is told to other processes; and how long it holds there. */
  readonly presenceElsewhere: number;
  readonly presenceOld: number;
}

const MB = 1024 * 1024;

export const LIMITS: Limits = {
  frame: 8 * MB,
  presence: 8 * 1024,
  document: 12 * MB,
  queue: 64 * MB,
  roomQueue: 8 * MB,
  connectionQueue: MB,
  connections: 200,
  sessionConnections: 250,
  frameRate: { perSecond: 1000, burst: 5000 },
  byteRate: { perSecond: 2 * MB, burst: 32 * MB },
  tooFast: 60_000,
  backlog: 16 * MB,
  unread: 256 * MB,
  presenceBacklog: 256 * 1024,
  logRows: 10_000,
  logBytes: MB,
  grace: 30_000,
  presenceDelay: 30,
  retryFirst: 100,
  retryLast: 5_000,
  heartbeat: 12_000,
  processBeat: 2_500,
  processGone: 10_000,
  presenceElsewhere: 100,
  presenceOld: 45_000,
};

/**
 * [L1] Whoever opens the largest document, or gets the largest frame, is not cut off for not having read it
 * yet: they would be cut off again at every attempt. So would be whoever
 * sends the largest frame, if it did not fit in the queue. Throws where the limits say otherwise.
 */
export function requireOpenable({ frame, document, backlog, roomQueue, queue }: Limits): void {
  if (document + MARGIN > backlog) throw new Error('limits: the largest document does not fit in the backlog');
  if (frame + MARGIN > backlog) throw new Error('limits: the largest frame does not fit in the backlog');
  if (frame > Math.min(roomQueue, queue)) throw new Error('limits: the largest frame does not fit in the queue');
}

/** A document as large as it may be still takes deletions: what is noted of them may add this much to it. */
export const DELETIONS = MB;

/** What a document may grow by when it is encoded anew or deleted from, and the small frames that follow it. */
const MARGIN = 2 * MB;
