/** Puts the rescue (text/rescue.ts) on the line: it sees every update of the server before it is applied. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { WebsocketProvider } from 'y-websocket';
import { messageYjsSyncStep1, messageYjsSyncStep2, writeSyncStep1, writeSyncStep2 } from 'y-protocols/sync';
import * as Y from 'yjs';
import { createRescue, type Told } from '../text/rescue.ts';
import type { Heir } from './heir.ts';
import { isUnsent, NOTHING_UNSENT, unsentIn, type Unsent } from './unsent.ts';

const MESSAGE_SYNC = 0;

export interface Guardian {
  /** From now on this page also looks after what pages that are gone wrote and never sent. */
  readonly inherit: (heir: Heir) => void;
  readonly destroy: () => void;
}

/** The server asked what we have; the answer waits until we have what it has (R2 in text/rescue.ts). */
interface Greeting {
  readonly vector: Uint8Array;
  /** What others wrote meanwhile: applied after the answer, which therefore does not name it as deleted. */
  readonly waiting: (() => void)[];
}

/** What becomes of what the document brings along that the server lacks. */
export interface Bringing {
  /** It is told to the server. */
  readonly bring: (unsent: Unsent) => void;
  /** Whether the text was laid down, so that nothing of it can get in. */
  readonly isLaidDown: () => boolean;
  /** It is kept out, and nothing more is exchanged; `text` is the whole text as it was laid down. */
  readonly keepOut: (text: Uint8Array) => void;
}
const BRING: Bringing = { bring: () => {}, isLaidDown: () => false, keepOut: () => {} };

/** Guards what is written here until the provider is destroyed. */
export function guardLetters(
  provider: WebsocketProvider,
  tell: (told: Told) => void,
  { bring, isLaidDown, keepOut }: Bringing = BRING,
): Guardian {
  const { doc } = provider;
  const rescue = createRescue(doc, tell);
  let heir: Heir | null = null;
  const handle = provider.messageHandlers[MESSAGE_SYNC];
  let greeting: Greeting | null = null;
  let keepingOut: 'no' | 'asked' | 'done' = 'no';
  provider.messageHandlers[MESSAGE_SYNC] = (encoder, decoder, ...rest) => {
    const peek = decoding.clone(decoder);
    const step = decoding.readVarUint(peek);
    const payload = decoding.readVarUint8Array(peek);
    const apply = (): void => handle?.(encoder, decoder, ...rest);
    if (step === messageYjsSyncStep1) {
      keepingOut = 'no';
      // What the server lacks when it lets us in came out of the copy, or is ours already.
      if (heir) adoptUnsent(doc, payload, heir, rescue.adopt);
      greeting = { vector: payload, waiting: [] };
      if (provider.synced) apply();
    } else if (keepingOut !== 'no') {
      // The answer to the question below; nothing of it goes into the document.
      if (step !== messageYjsSyncStep2 || keepingOut === 'done') return;
      keepingOut = 'done';
      keepOut(payload);
    } else if (!greeting || provider.synced) rescue.receive(payload, apply);
    else if (step === messageYjsSyncStep2) {
      const { vector, waiting } = greeting;
      greeting = null;
      const known = Y.decodeStateVector(vector);
      const unsent = doc.store.clients.size > 0 ? unsentIn(doc, known, payload) : NOTHING_UNSENT;
      if (isUnsent(unsent) && isLaidDown()) {
        keepingOut = 'asked';
        askForAll(encoder);
        return;
      }
      bring(unsent);
      rescue.comeBack(payload, known, apply);
      // The handler began an answer and left it empty.
      writeSyncStep2(encoder, doc, vector);
      for (const receive of waiting) receive();
    } else
      greeting.waiting.push(() => rescue.receive(payload, () => handle?.(encoding.createEncoder(), decoder, ...rest)));
  };
  return {
    inherit: (found) => {
      heir = found;
    },
    destroy: () => {
      heir?.release();
      rescue.destroy();
    },
  };
}

/** Asks the server for the whole text, as a page does that has nothing. */
function askForAll(encoder: encoding.Encoder): void {
  encoding.writeVarUint(encoder, MESSAGE_SYNC);
  writeSyncStep1(encoder, new Y.Doc());
}

function adoptUnsent(doc: Y.Doc, vector: Uint8Array, heir: Heir, adopt: (client: number) => void): void {
  const known = Y.decodeStateVector(vector);
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    if (clock > (known.get(client) ?? 0) && client !== doc.clientID && heir.inherits(client)) adopt(client);
}

/** What to say of letters that did not get back where they were. */
export function inWords({ kind, van, words }: Told): string {
  if (van === 'ander')
    return kind === 'apart'
      ? 'In een alinea die u zonder verbinding verwijderde, had iemand anders geschreven. Die woorden staan er nu als aparte alinea.'
      : `In een onderdeel dat u zonder verbinding verwijderde, had iemand anders geschreven. Die woorden waren: «${words.trim()}»`;
  switch (kind) {
    case 'apart':
      return 'De alinea waarin u schreef is intussen door iemand anders verwijderd. Uw woorden staan er als aparte alinea.';
    case 'weg':
      return `Iemand verwijderde intussen het onderdeel waarin u schreef. Uw woorden waren: «${words.trim()}»`;
  }
}
