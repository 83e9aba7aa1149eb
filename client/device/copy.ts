/** The copy on this device of the agreement that is open: opened, kept up to date, put down. */
import * as Y from 'yjs';
import { SCHEMA } from '../../model/agreement.ts';
import type { Standing } from '../api/places.ts';
import type { Store } from '../sync/store.ts';
import { dropAside, readAside, type Aside } from './aside.ts';
import { isFromDisk, openDisk, type OpenDisk } from './disk.ts';
import { createKeeper, type DeviceState, type Keeper } from './keeper.ts';
import { pagesOf } from './marker.ts';
import { forgetUnsent, setAside } from './set-aside.ts';
import { changeRow, copyName, dropCopy, GATHER_MS, readRows, readUnsent, writeRow, type CopyRow } from './registry.ts';

/** What was on the device before. */
export interface Found {
  /** The whole text: it can be shown before the server answers. */
  readonly whole: boolean;
  /** Edits of earlier pages that the server has not confirmed. */
  readonly left: number;
  /** The pages, as Yjs numbers them, that left such edits. */
  readonly pages: readonly number[];
  /** The last contact with the server, ISO 8601. */
  readonly seen: string | null;
}
export interface Copy {
  readonly state: Store<DeviceState>;
  /** Resolves once the copy is in the document, or cannot be had. */
  readonly ready: Promise<Found>;
  /** The server has everything that is in the document now. */
  confirm(): void;
  /** The whole text is here, and the server was heard at that moment (ISO 8601). */
  inTouch(at: string): Promise<void>;
  /** Writes what waits; whether all of it is in the copy then. */
  kept(): Promise<boolean>;
  /**
   * Sets aside what is in the document and not in the text as it was laid down (whole, an update), and leaves that text
   * in the copy. False where it cannot be done: all is then as it was.
   */
  layDown(text: Uint8Array): Promise<boolean>;
  /** What was set aside, now or earlier. */
  aside(): Promise<Aside[]>;
  /** Takes some of that away for good; false where it stays. */
  dropAside(keys: readonly string[]): Promise<boolean>;
  /** Writes nothing any more, from this moment. */
  stop(): void;
  /** Throws the copy away, but for what was set aside. */
  discard(): Promise<void>;
  /** Writes what waits and lets go. */
  close(): Promise<void>;
}

const RETRY_MS = 5_000;
/** An edit is written behind the frame that shows it, which goes before timers; what others wrote may wait longer. ms. */
const SOON_MS = 1;
const NOTHING: Found = { whole: false, left: 0, pages: [], seen: null };

/** Opens the copy for `doc`; edits that come from `isRemote` are the server's. */
export function openCopy(doc: Y.Doc, person: string, standing: Standing, isRemote: (origin: unknown) => boolean): Copy {
  const name = copyName(person, standing.id, standing.aangemaakt);
  let leaving = false;
  const keeper = createKeeper({
    whole: () => Y.encodeStateAsUpdate(doc),
    now: () => new Date().toISOString(),
    later: (work) => after(RETRY_MS, work),
    gather: (work, soon) => after(leaving ? 0 : soon ? SOON_MS : GATHER_MS, work),
  });
  const stopLeaving = onLeave((left) => {
    leaving = left;
    if (left) void keeper.settled();
  });
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (!isFromDisk(origin)) keeper.take(update, !isRemote(origin));
  });
  const held: { disk: OpenDisk | null } = { disk: null };
  return {
    state: keeper.state,
    ready: fetchCopy({ name, doc, person, standing, keeper, held }),
    confirm: () => {
      doc.gcFilter = () => true;
      keeper.confirm();
    },
    inTouch: async (at) => {
      await keeper.settled();
      if (keeper.state.get().soort !== 'houdt') return;
      await changeRow(name, touched(doc, at)).catch(() => undefined);
    },
    kept: async () => {
      await keeper.settled();
      const { soort, wachtend } = keeper.state.get();
      return soort === 'houdt' && wachtend === 0;
    },
    layDown: async (text) => {
      await keeper.settled();
      const isDone = await isKept(setAsideAll(name, doc, text));
      if (isDone) keeper.stop();
      return isDone;
    },
    aside: () => readAside(name),
    dropAside: (keys) => isKept(dropAside(name, keys)),
    stop: () => keeper.stop(),
    discard: async () => {
      stopLeaving();
      keeper.stop();
      held.disk?.close();
      if ((await readAside(name)).length === 0) return dropCopy(name);
      await changeRow(name, { volledig: false });
      await forgetUnsent(name);
    },
    close: async () => {
      stopLeaving();
      await keeper.settled();
      keeper.stop();
      held.disk?.close();
    },
  };
}

const isKept = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

/** What is typed while it is being set aside is set aside as well. */
async function setAsideAll(name: string, doc: Y.Doc, laidDown: Uint8Array): Promise<void> {
  const edits = { more: true };
  const note = (): void => void (edits.more = true);
  doc.on('update', note);
  try {
    while (edits.more) {
      edits.more = false;
      await setAside(name, { mine: Y.encodeStateAsUpdate(doc), laidDown, op: new Date().toISOString() });
    }
  } finally {
    doc.off('update', note);
  }
}

/** Tells when the window is left, and when it comes back as it was. What fields write as it is left comes later. */
function onLeave(tell: (left: boolean) => void): () => void {
  const leave = (): void => tell(true);
  const back = (): void => tell(false);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', back);
  return () => {
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', back);
  };
}

/** Calls back; without a wait at once, since a page that is left gets no timers any more. */
function after(ms: number, work: () => void): () => void {
  if (ms === 0) work();
  if (ms === 0) return () => undefined;
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}

function touched(doc: Y.Doc, at: string): Partial<CopyRow> {
  return { volledig: true, titel: doc.getText('titel').toJSON(), gezien: at };
}

interface Fetching {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly person: string;
  readonly standing: Standing;
  readonly keeper: Keeper;
  readonly held: { disk: OpenDisk | null };
}

async function fetchCopy({ name, doc, person, standing, keeper, held }: Fetching): Promise<Found> {
  const rows = await readRows();
  const known = rows.find(({ naam }) => naam === name);
  if (known && known.schema > SCHEMA) return refused(keeper, 'nieuwer');
  const { id, aangemaakt } = standing;
  const fresh = { titel: '', volledig: false, gezien: new Date().toISOString() };
  const row = { ...fresh, ...known, naam: name, id, persoon: person, aangemaakt, schema: SCHEMA, stand: standing };
  // The list first: a copy that nobody knows of could not be wiped.
  const listed = await writeRow(row).then(
    () => true,
    () => false,
  );
  if (!listed) return refused(keeper, 'geweigerd');
  const opened = await openDisk(name, doc);
  if (!opened.ok) return refused(keeper, opened.fault, opened.left);
  held.disk = opened.disk;
  keeper.start(opened.disk, opened.disk.left);
  const { left } = opened.disk;
  return {
    whole: row.volledig,
    left: keeper.state.get().onverzonden,
    pages: pagesOf(left),
    seen: known?.gezien ?? null,
  };
}

function refused(keeper: Keeper, ...why: Parameters<Keeper['fail']>): Found {
  keeper.fail(...why);
  return NOTHING;
}

/**
 * Copies of the same agreement id for this person that belong to another document than `created` (null: to
 * any). Those without unsent work are dropped; those with are returned, for the person to decide.
 */
export async function leftovers(person: string, id: string, created: string | null): Promise<CopyRow[]> {
  const others = (await readRows()).filter(
    (row) => row.persoon === person && row.id === id && row.aangemaakt !== created,
  );
  if (others.length === 0) return [];
  const unsent = new Set((await readUnsent()).map(({ naam }) => naam));
  for (const { naam } of others.filter(({ naam }) => !unsent.has(naam))) await dropCopy(naam);
  return others.filter(({ naam }) => unsent.has(naam));
}
