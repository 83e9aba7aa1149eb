/**
 * The sync server's front door: WebSocket upgrades on `/sync/<agreement id>`. Whoever may come in gets a
 * socket at once, and not a byte on it before the room is loaded; what they send meanwhile waits in the
 * operating system's buffers.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { decide, type Actor } from '../../model/access.ts';
import { SCHEMA } from '../../model/agreement.ts';
import { isOwnOrigin } from '../access/origin.ts';
import { actorOf } from '../access/session.ts';
import { targetOf } from '../access/target.ts';
import { isAgreementId } from '../agreements/ids.ts';
import type { Log } from '../log.ts';
import { asStoreError, type Store } from '../store/store.ts';
import { CLOSE, type CloseKind } from './codes.ts';
import { Connection, type Wants } from './connection.ts';
import { tellWire } from './events.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface SyncOptions {
  readonly store: Store;
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly log: Log;
  /** Which Host headers are answered. */
  readonly isAllowedHost: (host: string | undefined) => boolean;
  /** The shape of documents, {@link SCHEMA} unless a test says otherwise. */
  readonly schema?: number;
}

export interface SyncServer {
  /** Writes what waits, then sends everyone away. False when something stayed unwritten after `deadline` ms. */
  close(deadline: number): Promise<boolean>;
}

interface Visit {
  readonly id: string;
  readonly actor: Actor;
  readonly wants: Wants;
  /** Why this client is told to go once it is connected: only then can it be told why. */
  readonly dismissal: CloseKind | null;
}
type Refusal = 400 | 401 | 403 | 404 | 503;

const REASONS: Readonly<Record<Refusal, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
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
    admit(request, options)
      .then((visit) => {
        if (typeof visit === 'number') return refuse(socket, visit);
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          sockets.emit('connection', webSocket, request);
          alive.add(webSocket);
          webSocket.on('pong', () => alive.add(webSocket));
          webSocket.on('error', (error) => log.warn({ err: error }, 'socket error'));
          seat(webSocket, visit, options).catch((error: unknown) => giveUp(webSocket, error, log));
        });
      })
      .catch((error: unknown) => {
        log.error({ err: error }, 'upgrade failed');
        socket.destroy();
      });
  });
  return { close: (deadline) => close(sockets, heartbeat, rooms, deadline) };
}

/** Checks an upgrade: path, place it comes from, session, agreement, access. */
async function admit(
  request: IncomingMessage,
  { store, rooms, log, isAllowedHost, schema = SCHEMA }: SyncOptions,
): Promise<Visit | Refusal> {
  const target = targetOf(request.url);
  if (!target) return 400;
  const id = /^\/sync\/([^/]+)$/.exec(target.path)?.[1];
  if (id === undefined || !isAgreementId(id)) return 404;
  const { host, origin } = request.headers;
  if (!isAllowedHost(host) || !isOwnOrigin(origin, host)) return 403;
  const actor = actorOf(request.headers, target.query.get('token') ?? undefined);
  if (!actor) return 401;
  if (rooms.isDraining) return 503;
  try {
    const meta = await store.meta(id);
    if (!meta) return 404;
    if (!decide(actor, 'lezen', meta.status).allowed) return 403;
    const dismissal = dismissalOf(target.query, schema, meta.aangemaakt);
    const wants = { saved: target.query.get('bewaard') === '1', access: target.query.get('toegang') === '1' };
    return { id, actor, wants, dismissal };
  } catch (error) {
    log.error({ agreement: id, kind: asStoreError(error).kind }, 'upgrade refused: the store failed');
    return 503;
  }
}

/** A client may say which shape of document and which agreement it holds; one that says neither is let through. */
function dismissalOf(query: URLSearchParams, schema: number, created: string): CloseKind | null {
  const known = query.get('schema');
  if (known !== null && !(Number(known) >= schema)) return 'outdated';
  const held = query.get('aangemaakt');
  return held !== null && held !== created ? 'replaced' : null;
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
async function seat(
  webSocket: WebSocket,
  { id, actor, wants, dismissal }: Visit,
  { rooms, limits, log }: SyncOptions,
): Promise<void> {
  if (dismissal) return dismiss(webSocket, dismissal);
  webSocket.pause();
  const room = await rooms.enter(id).catch((error: unknown) => {
    log.error({ agreement: id, kind: asStoreError(error).kind, err: error }, 'agreement not loaded');
    return 'failed' as const;
  });
  if (webSocket.readyState === webSocket.OPEN) {
    if (room === 'failed') dismiss(webSocket, 'unavailable');
    else if (room === null) dismiss(webSocket, 'notFound');
    else if (rooms.isDraining) dismiss(webSocket, 'goingAway');
    else wire(webSocket, room, new Connection({ socket: webSocket, actor, wants, limits, log, agreement: id }), log);
  }
  webSocket.resume();
}

function dismiss(webSocket: WebSocket, kind: CloseKind): void {
  tellWire({ what: 'closed', kind });
  webSocket.close(CLOSE[kind].code, CLOSE[kind].reason);
}

function wire(webSocket: WebSocket, room: Room, connection: Connection, log: Log): void {
  webSocket.on('message', (data, isBinary) => {
    try {
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
  for (const webSocket of sockets.clients) if (webSocket.readyState === webSocket.OPEN) dismiss(webSocket, 'goingAway');
  await gone;
  clearTimeout(farewell);
  return saved;
}
