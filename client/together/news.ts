/**
 * Changes of others that this person has not seen yet. What was seen is kept on the server, so that it
 * holds on every device; your own edits are never news.
 */
import * as Y from 'yjs';
import { changesSince, newsFrom, withOwn, withSeen, type Change, type SeenState } from '../../model/changes.ts';
import { padAndParents } from '../sync/spot.ts';
import { cell, sameJson, type Store } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';
import { get, put } from '../api/http.ts';
import { untoldOf, type Untold } from './untold.ts';
import { mergeSeen, readSeen, writeSeen, type SeenFile } from '../../model/seen-file.ts';

/** Waits in milliseconds: after an edit before looking, after something was seen, after own edits, after a failure. */
const LOOK = 700;
const SAVE = 1200;
const SAVE_OWN = 30_000;
const RETRY = 15_000;

const LEAVING = ['beforeunload', 'pagehide'] as const;

export interface News {
  readonly state: Store<readonly Change[]>;
  /** Asks the server what was seen and begins to look. `isWatched` tells which fields lie before the reader's eyes. */
  readonly start: (me: string, isWatched: (pad: string) => boolean) => () => void;
  readonly seen: (pads: readonly string[]) => void;
  readonly allSeen: () => void;
  /** These pages turn out to be the reader's, on another device or at another time: what they wrote is no news. */
  readonly mine: (clients: readonly number[]) => void;
  /** From where on a client's items in a field are news; null while that is not known. */
  readonly from: (pad: string) => ((client: number) => number) | null;
}

const same = (a: readonly Change[], b: readonly Change[]): boolean => sameJson(a.map(keyOf), b.map(keyOf));
const keyOf = ({ pad, soort, omvang }: Change): unknown => [pad, soort, [...omvang.sv], [...omvang.ds.clients]];

type Watched = (pad: string) => boolean;
type Source = Pick<Session, 'id' | 'doc' | 'synced' | 'brought' | 'awareness'>;

/** Not started yet. */
export function createNews(session: Source): News {
  return new Tracker(session);
}

class Tracker implements News {
  readonly state = cell<readonly Change[]>([], same);
  readonly #session: Source;
  readonly #path: string;
  readonly #own: Set<number>;
  #ownDeleted: Y.Snapshot['ds'][] = [];
  #seen: SeenState | null = null;
  #dirty = false;
  /** How many times what was seen is being told at this moment. */
  #underway = 0;
  #untold: Untold | null = null;
  #watched: Watched = () => false;
  #looking: ReturnType<typeof setTimeout> | undefined;
  #saving: ReturnType<typeof setTimeout> | undefined;
  #saveAt = Infinity;
  #running = false;

  constructor(session: Source) {
    this.#session = session;
    this.#path = `/api/overeenkomsten/${encodeURIComponent(session.id)}/gezien`;
    this.#own = new Set([session.doc.clientID]);
  }

  start = (me: string, isWatched: Watched): (() => void) => {
    const { doc, awareness, synced, brought } = this.#session;
    this.#watched = isWatched;
    this.#untold = untoldOf(this.#session.id, me);
    this.#running = true;
    const pages = (): void => {
      for (const [client, { user }] of awareness.getStates())
        if ((user as { id?: unknown } | undefined)?.id === me) this.#own.add(client);
    };
    const leave = (): void => void this.#send(true);
    // The text must be there before anything can be called new.
    const begin = (): void => {
      if (synced.get()) void this.#open();
    };
    const stopWaiting = synced.subscribe(begin);
    const stopBringing = brought.subscribe(this.#brought);
    this.#brought();
    begin();
    doc.on('update', this.#updated);
    doc.on('afterTransaction', this.#edited);
    awareness.on('change', pages);
    // A request of a page that is going may be cut off where a service worker stands between: the sooner the better.
    for (const event of LEAVING) window.addEventListener(event, leave);
    return () => {
      leave();
      this.#running = false;
      clearTimeout(this.#looking);
      stopWaiting();
      stopBringing();
      doc.off('update', this.#updated);
      doc.off('afterTransaction', this.#edited);
      awareness.off('change', pages);
      for (const event of LEAVING) window.removeEventListener(event, leave);
    };
  };

  seen = (pads: readonly string[]): void => this.#mark(this.state.get().filter(({ pad }) => pads.includes(pad)));
  allSeen = (): void => {
    this.#mark(this.state.get());
    void this.#send(false);
  };
  mine = (clients: readonly number[]): void => {
    const before = this.#own.size;
    for (const client of clients) this.#own.add(client);
    if (this.#own.size === before || !this.#seen) return;
    this.#look(true);
    this.#save(SAVE);
  };
  from = (pad: string): ((client: number) => number) | null =>
    this.#seen ? newsFrom(this.#seen, this.#own, padAndParents(pad)) : null;

  async #open(): Promise<void> {
    const file = await get<SeenFile>(this.#path);
    if (!this.#running) return;
    if (!file.ok) {
      this.#looking = setTimeout(() => void this.#open(), RETRY);
      return;
    }
    const untold = this.#untold?.read() ?? null;
    const known = readSeen(untold ? mergeSeen(file.value, untold) : file.value);
    this.#seen = known ?? { basis: Y.snapshot(this.#session.doc), delen: new Map() };
    this.#looking = undefined;
    if (!known || untold || this.#ownDeleted.length > 0) this.#save(SAVE);
    this.#look(false);
  }

  /** Someone else wrote; looked at when there is time. */
  #updated = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction): void => {
    if (local || !this.#seen) return;
    this.#looking ??= setTimeout(() => {
      this.#looking = undefined;
      whenIdle(() => this.#running && this.#look(true));
    }, LOOK);
  };

  /** What earlier pages on this device wrote and never sent is no news here. */
  #brought = (): void => {
    const { clients, deleted } = this.#session.brought.get();
    if (clients.size === 0 && deleted.clients.size === 0) return;
    for (const client of clients) this.#own.add(client);
    this.#ownDeleted.push(deleted);
    if (!this.#seen) return;
    this.#look(true);
    this.#save(SAVE);
  };

  #edited = ({ local, changed, deleteSet }: Y.Transaction): void => {
    if (!local || changed.size === 0) return;
    if (deleteSet.clients.size > 0) this.#ownDeleted.push(deleteSet);
    if (this.#seen) this.#save(SAVE_OWN);
  };

  #mark(changes: readonly Change[]): void {
    if (!this.#seen || changes.length === 0) return;
    this.#seen = withSeen(this.#seen, changes);
    this.#look(true);
    this.#save(SAVE);
  }

  /** Finds what is to be seen. `live`: while the reader is here, what changes before their eyes needs no mark. */
  #look(live: boolean): void {
    if (!this.#seen) return;
    const { doc } = this.#session;
    this.#seen = withOwn(this.#seen, doc, this.#own, Y.mergeDeleteSets(this.#ownDeleted));
    this.#ownDeleted = [];
    const changes = changesSince(doc, this.#seen, this.#own);
    const before = new Set(this.state.get().map(({ pad }) => pad));
    const witnessed = live ? changes.filter(({ pad }) => !before.has(pad) && this.#watched(pad)) : [];
    if (witnessed.length > 0) {
      this.#seen = withSeen(this.#seen, witnessed);
      this.#save(SAVE);
    }
    const open = changes.filter((change) => !witnessed.includes(change));
    // Where nothing is left to see, this moment is the new beginning.
    if (open.length === 0 && this.#seen.delen.size > 0) this.#seen = { basis: Y.snapshot(doc), delen: new Map() };
    this.state.set(open);
  }

  #save(wait: number): void {
    this.#dirty = true;
    const at = performance.now() + wait;
    if (at >= this.#saveAt) return;
    this.#saveAt = at;
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.#send(false), wait);
  }

  async #send(last: boolean): Promise<void> {
    clearTimeout(this.#saving);
    this.#saveAt = Infinity;
    // What is under way when the page is left is cut off: it is told once more, in a way that outlives the page.
    const cut = last && this.#underway > 0;
    if (!this.#seen || !(this.#dirty || cut)) return;
    this.#look(true);
    if (this.state.get().length === 0) this.#seen = { basis: Y.snapshot(this.#session.doc), delen: new Map() };
    clearTimeout(this.#saving);
    this.#saveAt = Infinity;
    this.#dirty = false;
    this.#underway++;
    const file = writeSeen(this.#seen);
    if (last) this.#untold?.keep(file);
    const told = await put<unknown>(this.#path, file, last);
    this.#underway--;
    if (told.ok) {
      // An earlier telling that arrives confirms nothing of one that is still under way.
      if (this.#underway === 0) this.#untold?.confirmed();
      return;
    }
    this.#dirty = true;
    if (this.#running) this.#save(RETRY);
  }
}

function whenIdle(act: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(act, { timeout: 1500 });
  else setTimeout(act, 50);
}
