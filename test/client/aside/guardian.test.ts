/** A page that comes in with edits that a laid-down text lacks: none of them goes out, and the whole text is asked for. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import type { WebsocketProvider } from 'y-websocket';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { guardLetters } from '../../../client/sync/guardian.ts';

type Handler = WebsocketProvider['messageHandlers'][number];

function frame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** A page that holds `doc`, and a server that holds `server`; `heard` is what the page sends, as the server reads it. */
function meet(doc: Y.Doc, server: Y.Doc, isLaidDown: boolean) {
  const kept: Uint8Array[] = [];
  const brought: number[] = [];
  const handle: Handler = (encoder, decoder) => {
    encoding.writeVarUint(encoder, 0);
    if (sync.readSyncMessage(decoder, encoder, doc, provider) === sync.messageYjsSyncStep2) provider.synced = true;
  };
  const provider = { doc, synced: false, messageHandlers: [handle] };
  const guardian = guardLetters(provider as unknown as WebsocketProvider, () => undefined, {
    bring: ({ clients }) => void brought.push(clients.size),
    isLaidDown: () => isLaidDown,
    keepOut: (text) => void kept.push(text),
  });
  const before = Y.encodeStateVector(server);
  const tell = (data: Uint8Array): void => {
    const encoder = encoding.createEncoder();
    provider.messageHandlers[0]?.(encoder, decoding.createDecoder(data), provider as never, true, 0);
    if (encoding.length(encoder) > 1) answer(encoding.toUint8Array(encoder));
  };
  const answer = (data: Uint8Array): void => {
    const decoder = decoding.createDecoder(data);
    expect(decoding.readVarUint(decoder)).toBe(0);
    const reply = encoding.createEncoder();
    sync.readSyncMessage(decoder, reply, server, 'page');
    if (encoding.length(reply) > 0) tell(encoding.toUint8Array(reply));
  };
  tell(frame((encoder) => sync.writeSyncStep1(encoder, server)));
  answer(frame((encoder) => [encoding.writeVarUint(encoder, 0), sync.writeSyncStep1(encoder, doc)]));
  guardian.destroy();
  return { kept, brought, isChanged: !Buffer.from(before).equals(Buffer.from(Y.encodeStateVector(server))), provider };
}

function pair(): { doc: Y.Doc; server: Y.Doc } {
  const [doc, server] = [new Y.Doc(), new Y.Doc()];
  server.getText('titel').insert(0, 'Overeenkomst');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
  return { doc, server };
}

describe('a text that was laid down', () => {
  it('gets nothing of a page that wrote on, which gets the whole text instead and keeps its own', () => {
    const { doc, server } = pair();
    doc.getText('titel').insert(12, ' van ons');
    server.getText('titel').insert(0, 'De ');
    const { kept, brought, isChanged } = meet(doc, server, true);
    expect([isChanged, brought, kept.length]).toEqual([false, [], 1]);
    expect(doc.getText('titel').toJSON()).toBe('Overeenkomst van ons');
    const fresh = new Y.Doc();
    Y.applyUpdate(fresh, kept[0] ?? new Uint8Array());
    expect(fresh.getText('titel').toJSON()).toBe('De Overeenkomst');
  });

  it('gets nothing of a page that only took something away', () => {
    const { doc, server } = pair();
    doc.getText('titel').delete(0, 4);
    const { kept } = meet(doc, server, true);
    expect([kept.length, server.getText('titel').toJSON()]).toEqual([1, 'Overeenkomst']);
  });

  it('is what a page shows that has nothing of its own, or whose edits all got in', () => {
    const { doc, server } = pair();
    doc.getText('titel').insert(12, ' van ons');
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    server.getText('titel').insert(0, 'De ');
    const { kept, provider } = meet(doc, server, true);
    expect([kept, provider.synced, doc.getText('titel').toJSON()]).toEqual([[], true, 'De Overeenkomst van ons']);
  });
});

it('a text that is open takes all of it, as always', () => {
  const { doc, server } = pair();
  doc.getText('titel').insert(12, ' van ons');
  const { kept, brought } = meet(doc, server, false);
  expect([kept, brought, server.getText('titel').toJSON()]).toEqual([[], [1], 'Overeenkomst van ons']);
});
