/** The floor: hands every frame to the others in the same place, and knows nothing of Yjs. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { serve } from './serve.ts';

const places = new Map<string, Set<WebSocket>>();
const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
sockets.on('connection', (socket, { url = '' }) => {
  const place = places.get(url) ?? new Set();
  places.set(url, place.add(socket));
  socket.on('message', (data) => {
    for (const other of place) if (other !== socket) other.send(data);
  });
  socket.on('close', () => place.delete(socket));
});
await once(sockets, 'listening');
serve({ port: (sockets.address() as AddressInfo).port });
