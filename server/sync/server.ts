/**
 * The sync server's front door: WebSocket upgrades on `/sync/<agreement id>`. Whoever may come in gets a
 * socket at once, and not a byte on it before the room is loaded; what they send meanwhile waits in the
 * operating system's buffers.
 */
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Seat } from '../access/seats.ts';
import type { Log } from '../log.ts';
import { asStoreError } from '../store/store.ts';
import { CLOSE, type CloseKind } from './codes.ts';
import { Connection } from './connection.ts';
import { admit, type DoorOptions, type Refusal, type Visit } from './door.ts';
import { tellWire } from './events.ts';
import { FrameSocket } from './frame-socket.ts';
import { isWriting } from './frames.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface SyncOptions extends DoorOptions {
  readonly rooms: Rooms;
  readonly limits: Limits;
}

export interface SyncServer {
  /** Writes what waits, then sends everyone away. False when something stayed unwritten after `deadline` ms. */
  close(deadline: number): Promise<boolean>;
}

const REASONS: Readonly<Record<Refusal, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
};

/** How long a leaving client may take to say goodbye, ms. */
const FAREWELL = 1000;

/** Answers upgrades on `server` until closed. */
export function attachSync(server: Server, options: SyncOptions): SyncServer {
  const { rooms, limits, log } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.frame, perMessageDeflate: false });
  const alive = new WeakSet<WebSocket>();
  const heartbeat = setInterval(() => beat(sockets, alive, rooms), limits.heartbeat);
  heartbeat.unref();

  server.on('upgrade', (request, socket: Duplex, head) => {
    socket.on('error', (error) => log.info({ err: error }, 'socket error during upgrade'));
    admit(request, socket, options)
      .then((visit) => {
        if (typeof visit === 'number') return refuse(socket, visit);
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          sockets.emit('connection', webSocket, request);
          alive.add(webSocket);
          webSocket.on('pong', () => alive.add(webSocket));
          webSocket.on('error', (error) => reportError(error, visit.id, log));
          bringIn(webSocket, socket, visit, options).catch((error: unknown) => giveUp(webSocket, error, log));
        });
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'upgrade failed');
        socket.destroy();
      });
  });
  return { close: (deadline) => close(sockets, heartbeat, rooms, deadline) };
}

function refuse(socket: Duplex, status: Refusal): void {
  tellWire({ what: 'turnedAway', status });
  socket.end(`HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Ends one person's socket over a defect of ours: it must not end the server for everyone. */
function giveUp(webSocket: WebSocket, error: unknown, log: Log): void {
  log.error({ err: error }, 'connection ended by a defect');
  webSocket.terminate();
}

/** Brings an accepted socket into its room. */
async function bringIn(
  webSocket: WebSocket,
  stream: Duplex,
  { id, actor, standing, seat, wants, refused, dismissal }: Visit,
  { rooms, limits, log }: SyncOptions,
): Promise<void> {
  const dismiss = (kind: CloseKind): void => sendAway(webSocket, kind, id, log);
  if (dismissal) return dismiss(dismissal);
  seat.onEnd(() => dismiss('signedOut'));
  webSocket.pause();
  const room = await rooms.enter(id).catch((error: unknown) => {
    log.error({ agreement: id, kind: asStoreError(error).kind, err: error }, 'agreement not loaded');
    return 'failed' as const;
  });
  if (webSocket.readyState === webSocket.OPEN) {
    if (room === 'failed') dismiss('unavailable');
    else if (room === null) dismiss('notFound');
    else if (rooms.isDraining) dismiss('goingAway');
    else {
      const connection = new Connection({
        socket: new FrameSocket(webSocket, stream),
        actor,
        wants,
        limits,
        unread: rooms.unread,
        log,
        agreement: id,
        refused: (refusedActor) => void refused(refusedActor, 'schrijven'),
      });
      seat.onEnd(() => connection.close('signedOut'));
      wire(webSocket, room, connection, seat, log);
      // From here on the room tells them. Of what changed while it was loaded it told nobody.
      standing().then(
        (now) => room.memberChanged(actor.id, now),
        (error: unknown) => {
          log.error({ agreement: id, kind: asStoreError(error).kind }, 'who came in not looked up again');
          connection.close('unavailable');
        },
      );
    }
  }
  webSocket.resume();
}

/** Ends a socket that is in no room, with the code of the table and a line in the log. */
function sendAway(webSocket: WebSocket, kind: CloseKind, agreement: string, log: Log): void {
  const { code, reason, level } = CLOSE[kind];
  tellWire({ what: 'closed', kind });
  log[level]({ agreement, code, kind }, 'connection closed');
  webSocket.close(code, reason);
}

/** `ws` itself ends a socket whose frame is too large, with 1009. */
function reportError(error: Error, agreement: string, log: Log): void {
  if (!('code' in error) || error.code !== 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH')
    return log.warn({ agreement, err: error }, 'socket error');
  const { code, level } = CLOSE.frameTooLarge;
  tellWire({ what: 'closed', kind: 'frameTooLarge' });
  log[level]({ agreement, code, kind: 'frameTooLarge' }, 'connection closed');
}

function wire(webSocket: WebSocket, room: Room, connection: Connection, seat: Seat, log: Log): void {
  webSocket.on('message', (data, isBinary) => {
    try {
      if (isBinary && data instanceof Uint8Array && isWriting(data)) seat.use();
      room.receive(connection, isBinary && data instanceof Uint8Array ? data : new Uint8Array());
    } catch (error) {
      giveUp(webSocket, error, log);
    }
  });
  webSocket.on('close', () => room.leave(connection));
  room.join(connection);
}

/** Ends sockets that did not answer the last ping, and pings the others. */
function beat(sockets: WebSocketServer, alive: WeakSet<WebSocket>, rooms: Rooms): void {
  for (const webSocket of sockets.clients) {
    // Whoever is not read from cannot be heard to answer.
    if (alive.delete(webSocket) || webSocket.isPaused) webSocket.ping();
    else webSocket.terminate();
  }
  rooms.beat();
}

async function close(
  sockets: WebSocketServer,
  heartbeat: NodeJS.Timeout,
  rooms: Rooms,
  deadline: number,
): Promise<boolean> {
  const saved = await rooms.drain(deadline);
  clearInterval(heartbeat);
  const gone = new Promise<void>((resolve) => sockets.close(() => resolve()));
  const farewell = setTimeout(() => {
    for (const webSocket of sockets.clients) webSocket.terminate();
  }, FAREWELL);
  const { code, reason } = CLOSE.goingAway;
  for (const webSocket of sockets.clients) webSocket.close(code, reason);
  await gone;
  clearTimeout(farewell);
  return saved;
}
