/**
 * Whether an update changes what only a party itself changes, or who speaks for all: who signs for it, and that it is
 * party at all. A party that was taken out is put back by those only, as its people come back with it. An update
 * names places by what stood there before, so each change is followed up to the root of the document.
 */
import * as Y from 'yjs';
import type { Decoded, Struct } from '../agreements/update.ts';

/** Keys from the root down: `partijen`, the record's id, `ondertekenaars`, …; null for a place in a text. */
type Path = readonly (string | null)[];

const PARTIES = 'partijen';
const SIGNATORIES = 'ondertekenaars';

/**
 * True when an update changes the signatories of a party of which `isOwn` is false, takes such a party out, or puts one
 * in. It stands on what is in `doc` and on what waits to be put there (ground.ts);
 * `waiting`, in the order in which it came, is only asked for where something leans on it.
 */
export function touchesOtherParty(
  doc: Y.Doc,
  waiting: () => Iterable<Decoded>,
  { structs, ds }: Decoded,
  isOwn: (party: string) => boolean,
): boolean {
  const isForeign = ([root, party, part]: Path): boolean =>
    root === PARTIES && typeof party === 'string' && !isOwn(party) && (part === undefined || part === SIGNATORIES);
  const places = new Places(doc, structs, waiting);
  const isNew = ({ id, length }: Struct): boolean => id.clock + length > Y.getState(doc.store, id.client);
  return (
    structs.some((struct) => isNew(struct) && isForeign(places.of(struct))) ||
    places.standingIn(ds).some((struct) => isForeign(places.of(struct)))
  );
}

class Places {
  readonly #doc: Y.Doc;
  readonly #known = new Map<Struct, Path>();
  readonly #news: Runs;
  readonly #waiting: () => Iterable<Decoded>;
  #queued: Runs | null = null;

  constructor(doc: Y.Doc, structs: readonly Struct[], waiting: () => Iterable<Decoded>) {
    this.#doc = doc;
    this.#news = new Runs(structs);
    this.#waiting = waiting;
  }

  /** Where a struct stands; empty for what holds nothing. */
  of(struct: Struct): Path {
    // By hand and not by recursion: each letter of a long text leans on the one before.
    const trail: Struct[] = [];
    let at: Struct | null = struct;
    let found: Path = [];
    while (at) {
      const path: Path | null = this.#known.get(at) ?? pathOf(this.#doc, at);
      found = path ?? [];
      if (path) break;
      trail.push(at);
      at = this.#leansOn(at);
    }
    for (const one of trail.toReversed()) {
      if (one instanceof Y.Item && one.parent instanceof Y.ID) found = [...found, one.parentSub];
      this.#known.set(one, found);
    }
    return found;
  }

  /** What a set of deletions takes away of what is still there. */
  standingIn({ clients }: Decoded['ds']): Struct[] {
    const standing: Struct[] = [];
    for (const [client, ranges] of clients) {
      const [there, state] = [this.#doc.store.clients.get(client) ?? [], Y.getState(this.#doc.store, client)];
      for (const { clock, len } of ranges) {
        const end = clock + len;
        if (clock < state) standing.push(...between(there, clock, end).filter(({ deleted }) => !deleted));
        if (end > state) standing.push(...this.#lying.between(client, Math.max(clock, state), end));
      }
    }
    return standing;
  }

  get #lying(): Runs {
    this.#queued ??= new Runs([...this.#waiting()].flatMap(({ structs }) => structs));
    return this.#queued;
  }

  /** The struct by which one is placed: that of the type it is in, or a neighbour. */
  #leansOn(struct: Struct): Struct | null {
    if (!(struct instanceof Y.Item)) return null;
    const { parent, origin, rightOrigin } = struct;
    const id = parent instanceof Y.ID ? parent : (origin ?? rightOrigin);
    return id && (this.#news.find(id) ?? this.#there(id) ?? this.#lying.find(id));
  }

  #there({ client, clock }: Y.ID): Struct | null {
    const there = this.#doc.store.clients.get(client);
    return there && clock < Y.getState(this.#doc.store, client) ? (between(there, clock, clock + 1)[0] ?? null) : null;
  }
}

/** Structs by client, in the order of their clocks. */
class Runs {
  readonly #runs = new Map<number, Struct[]>();

  constructor(structs: readonly Struct[]) {
    for (const struct of structs) {
      const run = this.#runs.get(struct.id.client);
      if (run) run.push(struct);
      else this.#runs.set(struct.id.client, [struct]);
    }
    for (const run of this.#runs.values()) run.sort((a, b) => a.id.clock - b.id.clock);
  }

  find({ client, clock }: Y.ID): Struct | null {
    return this.between(client, clock, clock + 1)[0] ?? null;
  }

  between(client: number, from: number, to: number): Struct[] {
    return between(this.#runs.get(client) ?? [], from, to);
  }
}

/** Those that hold any clock from `from` up to `to`, of structs in the order of their clocks. */
function between(structs: readonly Struct[], from: number, to: number): Struct[] {
  let [low, high] = [0, structs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle];
    if (struct && struct.id.clock + struct.length <= from) low = middle + 1;
    else high = middle;
  }
  const found: Struct[] = [];
  for (let nth = low; nth < structs.length; nth++) {
    const struct = structs[nth];
    if (!struct || struct.id.clock >= to) break;
    found.push(struct);
  }
  return found;
}

/** Where a struct stands, where it says so itself or is in the document; null where it leans on another. */
function pathOf(doc: Y.Doc, struct: Struct): Path | null {
  if (!(struct instanceof Y.Item)) return [];
  const { parent, parentSub } = struct;
  if (typeof parent === 'string') return [parent, parentSub];
  if (!(parent instanceof Y.AbstractType)) return null;
  const path: (string | null)[] = [parentSub];
  let type = parent as Y.AbstractType<unknown>;
  while (type._item) {
    path.unshift(type._item.parentSub);
    type = type._item.parent as Y.AbstractType<unknown>;
  }
  return [type === doc.share.get(PARTIES) ? PARTIES : '', ...path];
}
