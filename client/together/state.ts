/** What the page knows of working together, beside its session: whom it follows, who is idle, what is news. */
import type { Session } from '../sync/types.ts';
import { cell, sameJson, type Cell } from '../sync/store.ts';
import { createNews, type News } from './news.ts';
import { createWriters, type Writers } from './writers.ts';

export interface Together {
  /** The id of the person this page follows. */
  readonly following: Cell<string | null>;
  /** Pages (awareness clients) on which nothing has moved for a while. */
  readonly idle: Cell<readonly number[]>;
  /** When something last moved on each page, in milliseconds of performance.now(). */
  readonly moved: Map<number, number>;
  readonly news: News;
  /** Who wrote what is news. */
  readonly writers: Writers;
  /** What records are, or were, called: id -> "A3 «Zitdag»". */
  readonly names: Map<string, string>;
}

const known = new WeakMap<Session, Together>();

/** One for each session. */
export function togetherOf(session: Session): Together {
  const found = known.get(session);
  if (found) return found;
  const news = createNews(session);
  const made: Together = {
    following: cell<string | null>(null),
    idle: cell<readonly number[]>([], sameJson),
    moved: new Map(),
    news,
    writers: createWriters(session.id, news),
    names: new Map(),
  };
  known.set(session, made);
  return made;
}
