/** Which parties an agreement has at this moment, by the ids of their records: cheaper than reading it whole. */
import * as Y from 'yjs';
import type { AgreementMeta, Store } from '../store/store.ts';
import type { Rooms } from '../sync/rooms.ts';
import { rebuild } from './stored.ts';

/** How many agreements are remembered. */
const REMEMBERED = 1000;

export class Parties {
  readonly #store: Pick<Store, 'load'>;
  readonly #rooms: Pick<Rooms, 'current'>;
  readonly #known = new Map<string, { readonly sequence: number; readonly ids: ReadonlySet<string> }>();

  constructor(store: Pick<Store, 'load'>, rooms: Pick<Rooms, 'current'>) {
    this.#store = store;
    this.#rooms = rooms;
  }

  /** Of an agreement as it is now. Rejects with a StoreError. */
  async of({ id, sequence }: AgreementMeta): Promise<ReadonlySet<string>> {
    const known = this.#known.get(id);
    if (known?.sequence === sequence) return known.ids;
    const room = await this.#rooms.current(id, sequence);
    if (room) return partiesOf(room.doc);
    const stored = await this.#store.load(id);
    if (!stored) return new Set();
    const { doc } = rebuild(stored);
    const ids = partiesOf(doc);
    doc.destroy();
    this.#remember(id, stored.meta.sequence, ids);
    return ids;
  }

  #remember(id: string, sequence: number, ids: ReadonlySet<string>): void {
    this.#known.delete(id);
    this.#known.set(id, { sequence, ids });
    const oldest = this.#known.keys().next();
    if (this.#known.size > REMEMBERED && !oldest.done) this.#known.delete(oldest.value);
  }
}

const partiesOf = (doc: Y.Doc): ReadonlySet<string> => new Set(doc.getMap('partijen').keys());
