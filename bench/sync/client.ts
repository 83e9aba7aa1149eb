/** A client as light as can be: it knows the frames of both dialects, and keeps no document. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket, type RawData } from 'ws';
import type { Dialect } from './contenders.ts';
import type { ServerProcess } from './process.ts';

const SYNC = 0;
const AWARENESS = 1;
/** Hocuspocus: a token goes first, and the answer to step 1 has a number of its own. */
const AUTH = 2;
const AUTHENTICATED = 2;
const SYNC_REPLY = 4;

/** An empty state vector: asks for everything. */
const NOTHING = Uint8Array.of(0);

export interface Heard {
  /** Content arrived: an update, as answer to step 1 or from someone else. */
  readonly update?: (update: Uint8Array) => void;
  /** Awareness arrived, of so many bytes. */
  readonly awareness?: (bytes: number) => void;
}

export class Client {
  /** Closed by the server, with this code. */
  closed: number | null = null;
  #heard: Heard;
  readonly #socket: WebSocket;
  readonly #prefix: Uint8Array;
  readonly #dialect: Dialect;
  readonly #ready: () => void;

  private constructor(socket: WebSocket, id: string, dialect: Dialect, heard: Heard, ready: () => void) {
    this.#socket = socket;
    this.#dialect = dialect;
    this.#heard = heard;
    this.#ready = ready;
    this.#prefix = dialect === 'hocuspocus' ? encoded((encoder) => encoding.writeVarString(encoder, id)) : NO_PREFIX;
    socket.on('open', () => this.#open());
    socket.on('message', (data: RawData) => this.#receive(data as Buffer));
    socket.on('close', (code) => (this.closed = code));
  }

  /** Connects to a document and asks for its content. Resolves once that was asked. */
  static connect({ port, contender }: ServerProcess, id: string, heard: Heard = {}): Promise<Client> {
    const { promise, resolve, reject } = Promise.withResolvers<Client>();
    const path = contender.dialect === 'hocuspocus' ? '' : `sync/${id}${contender.query}`;
    const socket = new WebSocket(`ws://127.0.0.1:${port}/${path}`, { perMessageDeflate: false });
    const client: Client = new Client(socket, id, contender.dialect, heard, () => resolve(client));
    socket.on('error', reject);
    return promise;
  }

  /** Who hears what from now on. */
  listen(heard: Heard): void {
    this.#heard = heard;
  }

  write(update: Uint8Array): void {
    this.#send(SYNC, 2, update);
  }

  /** Asks for everything the server has. */
  ask(): void {
    this.#send(SYNC, 0, NOTHING);
  }

  /** Says where this client is. */
  show(client: number, clock: number, state: object): void {
    const states = encoded((encoder) => {
      for (const value of [1, client, clock]) encoding.writeVarUint(encoder, value);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    this.#sendBytes((encoder) => {
      encoding.writeVarUint(encoder, AWARENESS);
      encoding.writeVarUint8Array(encoder, states);
    });
  }

  async leave(): Promise<void> {
    if (this.closed !== null) return;
    const gone = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.close();
    await gone;
  }

  #open(): void {
    if (this.#dialect === 'y-websocket') return this.#enter();
    this.#sendBytes((encoder) => {
      encoding.writeVarUint(encoder, AUTH);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, 'token');
    });
  }

  #enter(): void {
    this.ask();
    this.#ready();
  }

  #send(type: number, step: number, payload: Uint8Array): void {
    this.#sendBytes((encoder) => {
      encoding.writeVarUint(encoder, type);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, payload);
    });
  }

  #sendBytes(write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeUint8Array(encoder, this.#prefix);
    write(encoder);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  #receive(data: Buffer): void {
    const decoder = decoding.createDecoder(data);
    if (this.#dialect === 'hocuspocus') decoding.readVarString(decoder);
    switch (decoding.readVarUint(decoder)) {
      case SYNC:
      case SYNC_REPLY:
        if (decoding.readVarUint(decoder) !== 0) this.#heard.update?.(decoding.readVarUint8Array(decoder));
        return;
      case AWARENESS:
        return this.#heard.awareness?.(data.length);
      case AUTH:
        if (this.#dialect === 'hocuspocus' && decoding.readVarUint(decoder) === AUTHENTICATED) this.#enter();
        return;
    }
  }
}

function encoded(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}
const NO_PREFIX = new Uint8Array();
