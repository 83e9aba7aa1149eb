import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { FrameSocket } from '../../../server/sync/frame-socket.ts';

/** Bytes that differ from place to place and from length to length. */
const message = (length: number): Uint8Array => Uint8Array.from({ length }, (_, nth) => (nth * 7 + length) % 256);

/** Everything the other side hears, in order. */
class Ear {
  readonly heard: string[] = [];
  /** Code and reason of the farewell. */
  readonly closed: Promise<readonly [number, string]>;

  constructor(webSocket: WebSocket) {
    webSocket.on('message', (data: Buffer, isBinary) => this.heard.push(`${isBinary} ${data.toString('hex')}`));
    webSocket.on('ping', () => this.heard.push('ping'));
    // Being cut off may show as an error first.
    webSocket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      webSocket.on('close', (code, reason) => resolve([code, reason.toString()]));
    });
  }
}
const binary = (data: Uint8Array): string => `true ${Buffer.from(data).toString('hex')}`;

describe('a frame, made ready once', () => {
  let server: Server;
  let sockets: WebSocketServer;

  beforeEach(async () => {
    server = createServer();
    sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => {
    for (const one of sockets.clients) one.terminate();
    server.close();
  });

  async function connect() {
    const arrived = Promise.withResolvers<{ webSocket: WebSocket; socket: FrameSocket }>();
    server.once('upgrade', (request, stream: Duplex, head) => {
      sockets.handleUpgrade(request, stream, head, (webSocket) =>
        arrived.resolve({ webSocket, socket: new FrameSocket(webSocket, stream) }),
      );
    });
    const ear = new Ear(new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`));
    return { ear, ...(await arrived.promise) };
  }

  it('every length arrives as it was, in order, at every reader', async () => {
    const messages = [0, 1, 125, 126, 127, 65_534, 65_535, 65_536, 65_537, 3].map(message);
    const readers = [await connect(), await connect()];
    for (const data of messages) for (const { socket } of readers) socket.send(data);
    for (const { ear, socket } of readers) {
      socket.close(1000, 'done');
      await ear.closed;
      expect(ear.heard).toEqual(messages.map(binary));
    }
  });

  it("the socket's own frames keep their place, and nothing follows the farewell", async () => {
    const { ear, socket, webSocket } = await connect();
    socket.send(message(5));
    webSocket.ping();
    socket.send(message(70_000));
    socket.send(message(6));
    socket.close(4400, 'away');
    socket.send(message(7));
    expect(await ear.closed).toEqual([4400, 'away']);
    expect(ear.heard).toEqual([binary(message(5)), 'ping', binary(message(70_000)), binary(message(6))]);
  });

  it('what was not read yet counts as waiting, and a socket that was cut off takes nothing', async () => {
    const { ear, socket } = await connect();
    const { heard } = ear;
    const data = message(60_000);
    for (let nth = 0; nth < 500; nth++) socket.send(data);
    expect(socket.bufferedAmount).toBeGreaterThan(1_000_000);
    socket.terminate();
    const before = socket.bufferedAmount;
    socket.send(data);
    expect(socket.bufferedAmount).toBe(before);
    await ear.closed;
    expect(heard.length).toBeLessThan(500);
  });
});
