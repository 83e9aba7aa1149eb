/**
 * A WebSocket that takes the same frame as others do: what goes to a whole room is made ready for the wire once, and
 * handed to each socket in one piece. `ws` makes a header for each of them and hands over two pieces (measured: sending
 * is the largest part of what a commit costs, see bench/README.md).
 *
 * `ws` writes its own frames (pings, the farewell) to the same stream, without a queue of its own as nothing is
 * compressed: the order on the wire is the order of the calls.
 */
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Socket } from './connection.ts';

/** RFC 6455: the last frame of a binary message; what a server sends is not masked. */
const FINAL_BINARY = 0x82;
const TWO_BYTES_OF_LENGTH = 126;
/** Longer frames need another header and would be copied for little: `ws` sends them. */
const LONGEST = 0xffff;

/** What was made ready last: a room sends one frame to everyone before it makes another. */
let last: { readonly data: Uint8Array; readonly bytes: Buffer } | null = null;

export class FrameSocket implements Socket {
  readonly #webSocket: WebSocket;
  readonly #stream: Duplex;

  /** `stream`: the socket that the upgrade came on. */
  constructor(webSocket: WebSocket, stream: Duplex) {
    this.#webSocket = webSocket;
    this.#stream = stream;
  }

  get bufferedAmount(): number {
    return this.#webSocket.bufferedAmount;
  }

  /** Sends a binary message. `data` may not be changed afterwards. After the farewell nothing is sent. */
  send(data: Uint8Array): void {
    if (data.length > LONGEST) return this.#webSocket.send(data);
    if (this.#webSocket.readyState === this.#webSocket.OPEN) this.#stream.write(readied(data));
  }

  pause(): void {
    this.#webSocket.pause();
  }
  resume(): void {
    this.#webSocket.resume();
  }
  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }
  terminate(): void {
    this.#webSocket.terminate();
  }
}

function readied(data: Uint8Array): Buffer {
  if (last?.data !== data) last = { data, bytes: framed(data) };
  return last.bytes;
}

function framed(data: Uint8Array): Buffer {
  const { length } = data;
  const isShort = length < TWO_BYTES_OF_LENGTH;
  const header = isShort ? 2 : 4;
  const bytes = Buffer.allocUnsafe(header + length);
  bytes[0] = FINAL_BINARY;
  bytes[1] = isShort ? length : TWO_BYTES_OF_LENGTH;
  if (!isShort) bytes.writeUInt16BE(length, 2);
  bytes.set(data, header);
  return bytes;
}
