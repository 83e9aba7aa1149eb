/** When someone else removes the record you are in: says so, and keeps the focus in that part. */
import { useEffect } from 'react';
import type * as Y from 'yjs';
import { useSession } from '../sync/context.tsx';
import { createTraces } from '../sync/traces.ts';
import { padAndParents } from '../sync/spot.ts';
import type { Session } from '../sync/types.ts';

/** A record around the focus, as it looked before it changed. */
interface Around {
  readonly pad: string;
  /** How to speak of it: "A1", or "Ondertekenaar An" where records bear no number. */
  readonly name: string;
  readonly heading: HTMLElement | null;
}

/** Watches while the page is there. */
export function useRemoved(): void {
  const session = useSession();
  useEffect(() => watch(session), [session]);
}

function watch({ doc, people, notice }: Session): () => void {
  const traces = createTraces(people, () => performance.now());
  let shown = notice.get();
  const before = ({ local }: Y.Transaction): void => {
    // A rescue (text/rescue.ts) comes within the transaction of others.
    if (!local) shown = notice.get();
  };
  // The page is drawn anew after this: what stood around the focus is still there to be read.
  const after = ({ local, deleteSet }: Y.Transaction): void => {
    const records = local || deleteSet.clients.size === 0 ? [] : recordsAround(document.activeElement);
    const said = notice.get() !== shown;
    if (records.length > 0) whenDrawn(() => look(records, said));
  };
  const look = (records: readonly Around[], said: boolean): void => {
    const gone = records.findLast(({ pad }) => recordAt(pad) === null);
    if (!gone) return;
    // Where words were lost with the record, that was said already, and with those words.
    if (!said)
      notice.set({ text: `${traces.whoWasAt(gone.pad) ?? 'Iemand'} verwijderde ${gone.name}.`, undoable: false });
    if (document.activeElement === null || document.activeElement === document.body) gone.heading?.focus();
  };
  doc.on('beforeTransaction', before);
  doc.on('afterTransaction', after);
  return () => {
    doc.off('beforeTransaction', before);
    doc.off('afterTransaction', after);
    traces.destroy();
  };
}

const recordAt = (pad: string): HTMLElement | null => document.querySelector(`.stuk[data-pad="${CSS.escape(pad)}"]`);

/** From the innermost record to the outermost. */
function recordsAround(active: Element | null): Around[] {
  const pad = active?.closest<HTMLElement>('[data-pad]')?.dataset['pad'];
  return padAndParents(pad ?? '').flatMap((path) => {
    const record = recordAt(path);
    if (!record) return [];
    const name = record.querySelector(':scope > .nr')?.textContent ?? record.getAttribute('aria-label') ?? 'dit';
    return [{ pad: path, name, heading: record.closest('[data-onderdeel]')?.querySelector('h2') ?? null }];
  });
}

/** What floats above the page gives the focus back one frame after it is gone. */
function whenDrawn(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
