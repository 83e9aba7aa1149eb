/** Puts the rescue (text/rescue.ts) on the line: it sees every update of the server before it is applied. */
import * as decoding from 'lib0/decoding';
import type { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createRescue, type Told } from '../text/rescue.ts';
import type { Heir } from './heir.ts';

const MESSAGE_SYNC = 0;
const SYNC_STEP_1 = 0;

export interface Guardian {
  /** From now on this page also looks after what pages that are gone wrote and never sent. */
  readonly inherit: (heir: Heir) => void;
  readonly destroy: () => void;
}

/** Guards what is written here until the provider is destroyed. */
export function guardLetters(provider: WebsocketProvider, tell: (told: Told) => void): Guardian {
  const { doc } = provider;
  const rescue = createRescue(doc, tell);
  let heir: Heir | null = null;
  const handle = provider.messageHandlers[MESSAGE_SYNC];
  provider.messageHandlers[MESSAGE_SYNC] = (...message) => {
    const peek = decoding.clone(message[1]);
    const step = decoding.readVarUint(peek);
    const payload = decoding.readVarUint8Array(peek);
    // What the server lacks when it lets us in came out of the copy, or is ours already.
    if (step === SYNC_STEP_1 && heir) adoptUnsent(doc, payload, heir, rescue.adopt);
    if (step === SYNC_STEP_1) handle?.(...message);
    else rescue.receive(payload, () => handle?.(...message));
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

function adoptUnsent(doc: Y.Doc, vector: Uint8Array, heir: Heir, adopt: (client: number) => void): void {
  const known = Y.decodeStateVector(vector);
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
    if (clock > (known.get(client) ?? 0) && client !== doc.clientID && heir.inherits(client)) adopt(client);
}

/** What to say of letters that did not get back where they were. */
export function inWords({ kind, words }: Told): string {
  switch (kind) {
    case 'apart':
      return 'De alinea waarin u schreef is intussen door iemand anders verwijderd. Uw woorden staan er als aparte alinea.';
    case 'weg':
      return `Iemand verwijderde intussen het onderdeel waarin u schreef. Uw woorden waren: «${words.trim()}»`;
  }
}
