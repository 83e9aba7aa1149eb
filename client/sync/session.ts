/** An agreement opened for reading or writing: its document, its connection, its undo, its people. */
import * as decoding from 'lib0/decoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createHistory } from './history.ts';
import { judge } from './judge.ts';
import { withdrawWhenStale } from './notice.ts';
import { createOptions } from './options.ts';
import { peopleStore } from './presence.ts';
import { countingSocket, createSavedTracker, isAtRisk, type SavedTracker } from './saved.ts';
import { cell, type Cell } from './store.ts';
import type { Barrier, Notice, Session } from './types.ts';

const MESSAGE_AUTH = 2;
const MESSAGE_SAVED = 100;

/**
 * Connects to an agreement. `barrier` is why this person cannot write, if they cannot. `check` asks the
 * server, after a connection failed, whether the agreement is still open to us.
 */
export function openSession(id: string, barrier: Barrier | null, check: () => Promise<Barrier | null>): Session {
  const doc = new Y.Doc();
  const tracker = createSavedTracker();
  const wall = cell<Barrier | null>(barrier);
  const synced = cell(false);
  const provider = connect(id, doc, tracker, wall, synced, check);
  const { awareness } = provider;
  const notice = cell<Notice | null>(null);
  const whereAmI = (): string | null => (awareness.getLocalState()?.['plek'] as string | null | undefined) ?? null;
  const history = createHistory(doc, whereAmI, () => notice.set(KEPT));
  const stopOffers = withdrawWhenStale(history.manager, notice);
  const judged = judge(doc, synced, () => notice.set(UNJUDGED));
  const stopGuard = guardUnload(tracker);
  const stopUnknown = judged.state.subscribe(() => {
    if (judged.state.get().kind === 'onbekend') wall.set(unknownContent());
  });
  return {
    id,
    doc,
    awareness,
    history,
    saved: tracker.state,
    synced,
    judged: judged.state,
    people: peopleStore(awareness),
    barrier: wall,
    options: createOptions(doc),
    notice,
    destroy: () => {
      stopGuard();
      stopUnknown();
      stopOffers();
      judged.destroy();
      history.destroy();
      provider.destroy();
      doc.destroy();
    },
  };
}

/** Said when an undo is left alone. */
const KEPT: Notice = {
  text: 'Niet ongedaan gemaakt: iemand anders schreef hier intussen ook in. Verwijder het met de knop als dat de bedoeling is.',
  undoable: false,
};

/** Said when the points are not kept up to date any more. */
const UNJUDGED: Notice = {
  text: 'De punten worden niet meer bijgewerkt. Herlaad de pagina; uw tekst is veilig.',
  undoable: false,
};

/** The document holds something this version cannot show: writing could damage it. */
export function unknownContent(): Barrier {
  return {
    soort: 'onbekend',
    reden:
      'Deze overeenkomst bevat inhoud die deze versie van Samenschrift niet kent. Herlaad de pagina of vraag een nieuwere versie. Er is niets gewijzigd.',
  };
}

function connect(
  id: string,
  doc: Y.Doc,
  tracker: SavedTracker,
  wall: Cell<Barrier | null>,
  synced: Cell<boolean>,
  check: () => Promise<Barrier | null>,
): WebsocketProvider {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
  const provider = new WebsocketProvider(address, id, doc, {
    params: { bewaard: '1' },
    WebSocketPolyfill: countingSocket(tracker),
    // Between tabs everything goes by the server too: only there it is checked and kept.
    disableBc: true,
    connect: false,
  });
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider) tracker.edited();
  });
  listen(provider, tracker, wall, synced, check);
  provider.connect();
  return provider;
}

function listen(
  provider: WebsocketProvider,
  tracker: SavedTracker,
  wall: Cell<Barrier | null>,
  synced: Cell<boolean>,
  check: () => Promise<Barrier | null>,
): void {
  provider.messageHandlers[MESSAGE_SAVED] = (_encoder, decoder) =>
    tracker.confirmed(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
  provider.messageHandlers[MESSAGE_AUTH] = (_encoder, decoder) => {
    decoding.readVarUint(decoder);
    wall.set({ soort: 'geweigerd', reden: decoding.readVarString(decoder) });
  };
  provider.on('status', ({ status }) => {
    if (status === 'connected') tracker.opened();
    if (status === 'disconnected') tracker.closed();
  });
  provider.on('sync', (done) => {
    if (done) synced.set(true);
  });
  provider.on('connection-error', () => {
    tracker.closed();
    void check().then((found) => {
      if (!found) return;
      wall.set(found);
      provider.disconnect();
    });
  });
  provider.on('closed', ({ reason }) =>
    wall.set({ soort: 'gesloten', reden: reason || 'De server sloot de verbinding.' }),
  );
}

/** Asks before the page is left while something is not on disk yet. */
function guardUnload(tracker: SavedTracker): () => void {
  const ask = (event: BeforeUnloadEvent): void => {
    if (isAtRisk(tracker.state.get())) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}
