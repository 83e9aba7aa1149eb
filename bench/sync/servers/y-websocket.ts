/** `@y/websocket-server`: in memory, or with leveldb in the folder of YPERSISTENCE, which it reads itself. */
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { serve } from './serve.ts';

interface Peer {
  readonly setupWSConnection: (socket: WebSocket, request: IncomingMessage) => void;
  readonly getPersistence: () => { provider: { _transact(work: () => Promise<void>): Promise<void> } } | null;
}
// Not a literal: it is installed only where this benchmark is (bench/sync/package.json).
const PACKAGE = '@y/websocket-server/utils';
const { setupWSConnection, getPersistence } = (await import(PACKAGE)) as Peer;

const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
sockets.on('connection', setupWSConnection);
await once(sockets, 'listening');

serve({
  port: (sockets.address() as AddressInfo).port,
  // Its writes stand in one line: the last in that line means that all are done.
  stop: async () => getPersistence()?.provider._transact(async () => {}),
});
