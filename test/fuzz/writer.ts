/**
 * Someone who writes over a real socket, and remembers apart what they wrote, what the server called saved,
 * and what they saw of others: nothing of the last two may ever be missing.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const SYNC = 0;
const SAVED = 100;

export class Writer {
  /** What they write in, and the updates it gave, in order. */
  readonly doc = new Y.Doc();
  readonly wrote: Uint8Array[] = [];
  /** What the server sent. */
  readonly seen = new Y.Doc();
  /** How many of `wrote` the server called saved. */
  saved = 0;
  /** The server said that it cannot write now. */
  refused = false;
  received = 0;
  closed: number | null = null;
  readonly #socket: WebSocket;

  /** `address`: where the agreement is, with the token. */
  constructor(address: string) {
    this.#socket = new WebSocket(`${address}&bewaard=1`);
    this.#socket.on('error', () => {});
    this.#socket.on('close', (code: number) => (this.closed = code));
    this.#socket.on('message', (data) => this.#receive(data as Buffer));
    this.doc.on('update', (update: Uint8Array) => {
      this.wrote.push(update);
      this.#sync(2, update);
    });
  }

  /** Resolves when connected. */
  async opened(): Promise<void> {
    await once(this.#socket, 'open');
    this.#sync(0, Y.encodeStateVector(this.seen));
  }
  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }
  /** Bytes that wait here because the server does not read. */
  get unsent(): number {
    return this.#socket.bufferedAmount;
  }
  /** One key, and now and then a word taken back. */
  type(): void {
    const text = this.doc.getText('titel');
    if (this.wrote.length % 20 === 19) text.delete(text.length - 5, 3);
    else text.insert(text.length, 'x');
  }
  end(): void {
    this.#socket.terminate();
  }

  #receive(data: Uint8Array): void {
    const decoder = decoding.createDecoder(data);
    const kind = decoding.readVarUint(decoder);
    if (kind === SAVED) {
      this.refused = decoding.readVarUint(decoder) !== 0;
      // The first frame of this connection was the answer to step 1.
      this.saved = Math.max(0, decoding.readVarUint(decoder) - 1);
    }
    if (kind !== SYNC) return;
    if (decoding.readVarUint(decoder) === 0) return this.#sync(1, Uint8Array.of(0, 0));
    Y.applyUpdate(this.seen, decoding.readVarUint8Array(decoder));
    this.received += 1;
  }

  #sync(step: 0 | 1 | 2, payload: Uint8Array): void {
    if (!this.isOpen) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
    this.#socket.send(encoding.toUint8Array(encoder));
  }
}
