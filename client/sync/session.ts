/** An agreement opened for reading or writing: its document, its connection, its undo, its people. */
import * as Y from 'yjs';
import type { Standing } from '../api/places.ts';
import type { Told } from '../text/rescue.ts';
import { createAside } from '../aside/work.ts';
import { unknownContent } from './barrier.ts';
import { inWords } from './guardian.ts';
import { createHistory } from './history.ts';
import { judge } from './judge.ts';
import { guardLeaving } from './leaving.ts';
import { openLine } from './line.ts';
import { withdrawWhenStale } from './notice.ts';
import { createOptions } from './options.ts';
import { peopleStore } from './presence.ts';
import { cell } from './store.ts';
import type { Barrier, Notice, Session } from './types.ts';

export { unknownContent } from './barrier.ts';

export interface SessionOptions {
  /** The id of who writes. */
  readonly person: string;
  /** What the server said last of the agreement. */
  readonly standing: Standing;
  /** Why this person cannot write, if they cannot. */
  readonly barrier: Barrier | null;
  /** Asks the server what this person may now; undefined when it does not answer. */
  readonly check: () => Promise<Barrier | null | undefined>;
  /** See {@link openLine}. */
  readonly onLaidDown: () => void;
}

/** Opens an agreement: the copy on this device, then the connection. */
export function openSession({ person, standing, barrier, check, onLaidDown }: SessionOptions): Session {
  const doc = new Y.Doc();
  const wall = cell<Barrier | null>(barrier);
  const notice = cell<Notice | null>(null);
  const onDisplaced = (told: Told): void => notice.set({ text: inWords(told), undoable: false });
  const line = openLine({ doc, person, standing, wall, check, onDisplaced, onLaidDown });
  const { awareness } = line.provider;
  const whereAmI = (): string | null => (awareness.getLocalState()?.['plek'] as string | null | undefined) ?? null;
  const history = createHistory(doc, whereAmI, () => notice.set(KEPT));
  const stopOffers = withdrawWhenStale(history.manager, notice);
  const judged = judge(doc, line.synced, () => notice.set(UNJUDGED));
  const stopGuard = guardLeaving(line);
  const stopUnknown = judged.state.subscribe(() => {
    if (judged.state.get().kind === 'onbekend') wall.set(unknownContent());
  });
  return {
    id: standing.id,
    created: standing.aangemaakt,
    doc,
    awareness,
    history,
    saved: line.tracker.state,
    device: line.copy.state,
    link: line.link,
    status: line.status,
    own: line.own,
    synced: line.synced,
    brought: line.brought,
    aside: createAside({ doc, line, history, tell: onDisplaced }),
    judged: judged.state,
    people: peopleStore(awareness),
    barrier: wall,
    options: createOptions(doc),
    notice,
    retry: line.retry,
    discardCopy: () => line.copy.discard(),
    destroy: () => {
      stopGuard();
      stopUnknown();
      stopOffers();
      judged.destroy();
      history.destroy();
      // What was typed a moment ago still goes to the copy.
      void line.destroy().then(() => doc.destroy());
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
