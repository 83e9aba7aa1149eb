/**
 * Who wrote as which page (Yjs client id), as the server noted it. Of what it does not know, such as what was
 * written before it took notes or by a client that does not say who it is, nobody is named.
 */
import type { Change } from '../../model/changes.ts';
import { getNewer } from '../api/http.ts';
import { cell, sameJson, type Store } from '../sync/store.ts';
import type { News } from './news.ts';

/** GET …/schrijvers */
export interface Writer {
  readonly id: string;
  readonly naam: string;
  readonly paginas: readonly { readonly client: number; readonly vanaf: number; readonly op: string }[];
}
/** Who made a change, and in or after which hour (ISO 8601) the last of it was written. */
export interface Authorship {
  readonly namen: readonly string[];
  readonly op: string;
}

/** After this long what is known of the hours may be behind, ms. */
const FRESH = 10 * 60_000;
const RETRY = 15_000;

/**
 * Who made a change; null unless that is known of all that was written in it. What was only taken away bears the
 * number of who had written it, so that nobody is named for that.
 */
export function authorshipOf({ omvang }: Pick<Change, 'omvang'>, writers: readonly Writer[]): Authorship | null {
  const parts = [...omvang.sv].map(([client, end]) => partOf(writers, client, end));
  const known = parts.flatMap((part) => part ?? []);
  if (known.length === 0 || known.length < parts.length) return null;
  const namen = [...new Map(known.map(({ id, naam }) => [id, naam])).values()].sort();
  return { namen, op: known.reduce((last, { op }) => (op > last ? op : last), '') };
}

function partOf(
  writers: readonly Writer[],
  client: number,
  end: number,
): (Pick<Writer, 'id' | 'naam'> & { op: string }) | null {
  for (const { id, naam, paginas } of writers) {
    const stretches = paginas.filter((page) => page.client === client);
    const last = stretches.filter(({ vanaf }) => vanaf < end).at(-1);
    if (last) return { id, naam, op: last.op };
  }
  return null;
}

export interface Writers {
  readonly state: Store<readonly Writer[]>;
  /** Asks the server whenever a change is of someone it has not told of. Returns how to stop. */
  readonly start: (me: string) => () => void;
}

/** Of one agreement; not started yet. */
export function createWriters(agreement: string, news: Pick<News, 'state' | 'mine'>): Writers {
  const path = `/api/overeenkomsten/${encodeURIComponent(agreement)}/schrijvers`;
  const state = cell<readonly Writer[]>([], sameJson);
  return {
    state,
    start: (me) => {
      let mark: string | null = null;
      let asked = -Infinity;
      let underway = false;
      let running = true;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let answered: ReadonlySet<number> = new Set();
      const pages = (): Set<number> => new Set(news.state.get().flatMap(({ omvang }) => [...omvang.sv.keys()]));
      const look = (): void => {
        const wanted = pages();
        const isNew = [...wanted].some((client) => !answered.has(client));
        if (underway || wanted.size === 0 || !(isNew || performance.now() - asked > FRESH)) return;
        underway = true;
        asked = performance.now();
        void ask(wanted);
      };
      const ask = async (wanted: ReadonlySet<number>): Promise<void> => {
        const told = await getNewer<readonly Writer[]>(path, mark);
        underway = false;
        if (!running) return;
        clearTimeout(timer);
        if (!told.ok) {
          timer = setTimeout(look, RETRY);
          return;
        }
        answered = new Set([...answered, ...wanted]);
        if (told.value) take(told.value.value, told.value.mark);
        look();
      };
      const take = (writers: readonly Writer[], newMark: string | null): void => {
        mark = newMark;
        state.set(writers);
        news.mine(writers.filter(({ id }) => id === me).flatMap(({ paginas }) => paginas.map(({ client }) => client)));
      };
      const stop = news.state.subscribe(look);
      look();
      return () => {
        running = false;
        clearTimeout(timer);
        stop();
      };
    },
  };
}
