/**
 * The line between a document, its copy on this device and the server. The copy is read first; what it holds
 * that the server lacks is sent with the first answer, and counts as unsent until the server confirms it.
 */
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import { isLaidDown, type Membership, type Status } from '../../model/access.ts';
import { SCHEMA } from '../../model/agreement.ts';
import type { Standing } from '../api/places.ts';
import { onSignOut } from '../device/channel.ts';
import { openCopy, type Copy } from '../device/copy.ts';
import { isFromDisk } from '../device/disk.ts';
import type { Told } from '../text/rescue.ts';
import { barrierOfClose, isFinalClose } from './barrier.ts';
import { guardLetters, type Guardian } from './guardian.ts';
import { hear, READER } from './hear.ts';
import { becomeHeir } from './heir.ts';
import { countingSocket, createSavedTracker, type SavedTracker } from './saved.ts';
import { cell, type Cell, type Store } from './store.ts';
import type { Barrier, Link } from './types.ts';
import { joinUnsent, NOTHING_UNSENT, type Unsent } from './unsent.ts';

/** Reconnecting slows down to once per this long, ms. */
const SLOWEST_RETRY = 8_000;
/** How often the copy is told that there still is contact, ms. */
const TOUCH = 60_000;
/** How long a server that neither answers nor refuses may hold up a text that is on this device, ms. */
const PATIENCE = 3_000;

export interface LineOptions {
  readonly doc: Y.Doc;
  readonly person: string;
  readonly standing: Standing;
  /** Why this person cannot write, if they cannot. */
  readonly wall: Cell<Barrier | null>;
  /** Asks the server what this person may now; undefined when it does not answer. */
  readonly check: () => Promise<Barrier | null | undefined>;
  /** Told of words written here that another deleted unseen and that could not be put back where they were. */
  readonly onDisplaced?: (told: Told) => void;
  /**
   * What was written here is not in the text that was laid down, and was set aside on this device: this document is to
   * be closed, and opened anew. Where nobody listens nothing is set aside.
   */
  readonly onLaidDown?: () => void;
}
export interface Line {
  readonly provider: WebsocketProvider;
  readonly tracker: SavedTracker;
  readonly copy: Copy;
  readonly link: Cell<Link>;
  readonly own: Cell<Membership>;
  /** The status of the agreement, as the server said last. */
  readonly status: Cell<Status>;
  /** True once the whole text is here, from the server or from the copy. */
  readonly synced: Cell<boolean>;
  /** What came along, out of the copy or from a time without connection, that the server lacked. */
  readonly brought: Store<Unsent>;
  /** Says that these pages, and what they deleted, are this person's, though this page did not write it. */
  readonly speakFor: (pages: readonly number[], unsent: Unsent) => void;
  /** Tries to connect at once. */
  readonly retry: () => void;
  readonly destroy: () => Promise<void>;
}

/** Opens the copy and then the connection. */
export function openLine(options: LineOptions): Line {
  const { doc, person, standing, wall } = options;
  const tracker = createSavedTracker();
  const provider = makeProvider(standing, doc, tracker);
  const brought = cell(NOTHING_UNSENT);
  const bring = (unsent: Unsent): void => brought.set(joinUnsent(brought.get(), unsent));
  const guardian = guardLetters(provider, options.onDisplaced ?? (() => {}), {
    bring,
    isLaidDown: () => options.onLaidDown !== undefined && isLaidDown(line.status.get()),
    keepOut: (text) => void layDown(line, options, text),
  });
  const copy = openCopy(doc, person, standing, (origin) => origin === provider);
  const link = cell<Link>({ verbonden: false, contact: null });
  const synced = cell(false);
  const line: Line = {
    provider,
    tracker,
    copy,
    link,
    status: cell(standing.status),
    own: cell(standing.ik ?? READER),
    synced,
    brought,
    speakFor: (pages, unsent) => {
      bring(unsent);
      speakFor(line, pages);
    },
    retry: () => retry(provider, wall),
    destroy: async () => {
      stop.forEach((end) => end());
      provider.destroy();
      guardian.destroy();
      await copy.close();
    },
  };
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    // Once connected, what comes out of the copy was written by another tab.
    if (origin !== provider && (provider.shouldConnect || !isFromDisk(origin))) tracker.edited();
  });
  const stop = [
    every(TOUCH, () => provider.synced && void copy.inTouch(heard(provider) ?? '')),
    tracker.state.subscribe(() => tracker.state.get() === 'bewaard' && copy.confirm()),
    wall.subscribe(() => wall.get()?.soort === 'verouderd' && copy.stop()),
    onSignOut((who) => who === person && signedOut(line, wall)),
    watchNetwork(line.retry),
  ];
  hear(line, wall);
  listen(line, options);
  void begin(line, guardian, () => wall.get()?.soort !== 'afgemeld');
  return line;
}

function makeProvider({ id, aangemaakt }: Standing, doc: Y.Doc, tracker: SavedTracker): WebsocketProvider {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`;
  return new WebsocketProvider(address, id, doc, {
    params: { bewaard: '1', toegang: '1', schema: String(SCHEMA), aangemaakt },
    WebSocketPolyfill: countingSocket(tracker),
    // Between tabs everything goes by the server too: only there it is checked and kept.
    disableBc: true,
    connect: false,
    maxBackoffTime: SLOWEST_RETRY,
    shouldReconnect: ({ code }) => !isFinalClose(code),
  });
}

async function begin(line: Line, guardian: Guardian, isWanted: () => boolean): Promise<void> {
  const { copy, tracker, provider, link, synced } = line;
  const heir = becomeHeir(provider.roomname, provider.doc.clientID);
  const { whole, left, pages, seen } = await copy.ready;
  guardian.inherit(await heir);
  if (left > 0) tracker.edited();
  if (pages.length > 0) speakFor(line, pages);
  if (seen !== null) link.set({ ...link.get(), contact: link.get().contact ?? seen });
  if (!isWanted()) return;
  if (whole) {
    const show = (): void => synced.set(true);
    provider.once('connection-error', show);
    setTimeout(show, PATIENCE);
  }
  provider.connect();
}

/** What earlier pages wrote goes out with this one: until the server has it, it is told that they were the same person's. */
function speakFor({ provider: { awareness }, tracker }: Line, pages: readonly number[]): void {
  awareness.setLocalStateField('eerder', pages);
  const stop = tracker.state.subscribe(() => {
    if (tracker.state.get() !== 'bewaard') return;
    stop();
    awareness.setLocalStateField('eerder', undefined);
  });
}

function retry(provider: WebsocketProvider, wall: Cell<Barrier | null>): void {
  const kind = wall.get()?.soort;
  if (kind === 'te-groot') {
    wall.set(null);
    return provider.connect();
  }
  // Not before the copy is read: what it holds goes along with the first answer.
  if (!provider.shouldConnect) return;
  if (kind !== undefined && kind !== 'lezer' && kind !== 'onbekend') return;
  provider.disconnect();
  provider.wsUnsuccessfulReconnects = 0;
  provider.connect();
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}

/** The browser notices a cable or a tunnel sooner than a socket does. */
function watchNetwork(again: () => void): () => void {
  window.addEventListener('online', again);
  window.addEventListener('offline', again);
  return () => {
    window.removeEventListener('online', again);
    window.removeEventListener('offline', again);
  };
}

/** Nothing written here can get in any more. What cannot be set aside stays on the page, with the alert of what is refused. */
async function layDown({ copy, provider }: Line, { wall, onLaidDown }: LineOptions, text: Uint8Array): Promise<void> {
  if (!(await copy.layDown(text))) return wall.set({ soort: 'geweigerd', reden: NOT_ASIDE });
  provider.disconnect();
  onLaidDown?.();
}

const NOT_ASIDE =
  'De tekst is vastgelegd zonder uw laatste wijzigingen, en op dit toestel kunnen ze niet apart bewaard worden. Download ze. Laat u dit venster open, dan gaan ze mee als de tekst weer opengaat.';

function signedOut({ provider, copy }: Line, wall: Cell<Barrier | null>): void {
  wall.set({ soort: 'afgemeld', reden: 'U hebt zich in een ander venster afgemeld.' });
  copy.stop();
  provider.disconnect();
}

function listen(line: Line, { wall, check }: LineOptions): void {
  const { provider, tracker, copy, link, synced } = line;
  const ask = createAsk(wall, check, provider);
  let fresh = true;
  const touch = (): void => void copy.inTouch(heard(provider) ?? new Date().toISOString());
  provider.on('status', ({ status }) => {
    if (status === 'connected') tracker.opened();
    if (status === 'disconnected') tracker.closed();
    if (status === 'connecting') return;
    const verbonden = status === 'connected';
    if (!verbonden && synced.get()) touch();
    link.set({ verbonden, contact: heard(provider) ?? link.get().contact });
    // Rights may have changed while we were away.
    if (verbonden && !fresh) ask();
    fresh = false;
  });
  provider.on('sync', (done) => {
    if (!done) return;
    synced.set(true);
    touch();
  });
  provider.on('connection-error', () => {
    tracker.closed();
    fresh = false;
    ask();
  });
  provider.on('closed', ({ code, reason }) => wall.set(barrierOfClose(code, reason)));
}

/** When the server was last heard, ISO 8601. */
function heard({ wsLastMessageReceived: at }: WebsocketProvider): string | null {
  return at > 0 ? new Date(at).toISOString() : null;
}

/** Asks what this person may now. An agreement that is closed to them is not knocked at again. */
function createAsk(wall: Cell<Barrier | null>, check: LineOptions['check'], provider: WebsocketProvider): () => void {
  const settle = (found: Barrier | null | undefined): void => {
    const now = wall.get();
    if (found === undefined || (now !== null && now.soort !== 'lezer')) return;
    wall.set(found);
    if (found?.soort === 'gesloten' || found?.soort === 'afgemeld') provider.disconnect();
  };
  return () => void check().then(settle);
}
