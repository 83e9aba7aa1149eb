/** A server that the test rules, with people who go and come back: what is under way waits until the test says so. */
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { guardLetters, type Guardian } from '../../client/sync/guardian.ts';
import { writeRichText, type RichText } from '../../model/rich-text.ts';
import { Pen } from './pens.ts';

type Handler = WebsocketProvider['messageHandlers'][number];

/** One person's connection: frames under way in both directions, null while there is none. */
export class Line {
  readonly pen: Pen;
  readonly #guardian: Guardian;
  readonly #undo: Y.UndoManager;
  readonly #provider: { readonly doc: Y.Doc; synced: boolean; readonly messageHandlers: Handler[] };
  up: Uint8Array[] | null = null;
  down: Uint8Array[] = [];

  constructor(pen: Pen) {
    this.pen = pen;
    pen.rescue.destroy();
    // As in the product: the undo keeps what was deleted here.
    this.#undo = new Y.UndoManager(pen.fragment, { trackedOrigins: new Set([ySyncPluginKey]) });
    const handle: Handler = (encoder, decoder) => {
      encoding.writeVarUint(encoder, 0);
      const step = sync.readSyncMessage(decoder, encoder, pen.doc, this.#provider);
      if (step === sync.messageYjsSyncStep2) this.#provider.synced = true;
    };
    this.#provider = { doc: pen.doc, synced: false, messageHandlers: [handle] };
    this.#guardian = guardLetters(this.#provider as unknown as WebsocketProvider, (told) => pen.told.push(told));
    pen.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider) this.up?.push(frame((encoder) => sync.writeUpdate(encoder, update)));
    });
  }

  come(): void {
    this.#provider.synced = false;
    this.up = [frame((encoder) => sync.writeSyncStep1(encoder, this.pen.doc))];
  }
  go(): void {
    this.up = null;
    this.down = [];
    this.#provider.synced = false;
  }
  /** The oldest frame of the server arrives; false when there is none. */
  hear(): boolean {
    const data = this.down.shift();
    if (!data) return false;
    const decoder = decoding.createDecoder(data);
    const encoder = encoding.createEncoder();
    decoding.readVarUint(decoder);
    this.#provider.messageHandlers[0]?.(encoder, decoder, this.#provider as unknown as WebsocketProvider, true, 0);
    if (encoding.length(encoder) > 1) this.up?.push(encoding.toUint8Array(encoder));
    return true;
  }
  close(): void {
    this.#guardian.destroy();
    this.#undo.destroy();
    this.pen.close();
  }
}

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** The server: takes one frame at a time, in the order of its log. */
export class Hub {
  readonly doc = new Y.Doc();
  readonly lines: readonly Line[];

  constructor(start: RichText, names: readonly string[]) {
    this.doc.clientID = 1;
    writeRichText(this.doc.getXmlFragment('tekst'), start);
    const state = Y.encodeStateAsUpdate(this.doc);
    this.lines = names.map((name, nth) => new Line(new Pen(name, state, 1000 - nth * 7)));
    for (const line of this.lines) this.come(line);
    this.settle();
  }

  come(line: Line): void {
    line.come();
    line.down = [frame((encoder) => sync.writeSyncStep1(encoder, this.doc))];
  }

  /** The oldest frame of someone arrives; false when there is none. */
  take(from: Line): boolean {
    const data = from.up?.shift();
    if (!data) return false;
    const decoder = decoding.createDecoder(data.subarray(1));
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === sync.messageYjsSyncStep1) {
      from.down.push(frame((encoder) => sync.writeSyncStep2(encoder, this.doc, payload)));
      return true;
    }
    Y.applyUpdate(this.doc, payload);
    for (const line of this.lines)
      if (line !== from && line.up) line.down.push(frame((encoder) => sync.writeUpdate(encoder, payload)));
    return true;
  }

  /** Everything under way arrives. */
  settle(): void {
    while (this.lines.some((line) => this.take(line) || line.hear())) continue;
  }

  close(): void {
    for (const line of this.lines) line.close();
  }
}
