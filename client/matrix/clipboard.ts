/** Copying and pasting cells by the browser's own clipboard events. */
import { useMemo, type ClipboardEvent } from 'react';
import { CLEARED, readCell, writeCells } from '../../model/cells.ts';
import { useSession } from '../sync/context.tsx';
import type { Session } from '../sync/types.ts';
import { CELLS_TYPE, cellsToTsv, cellWords, clipOf, pasteTargets, translate, type Clip } from './copy.ts';
import { countWords } from './selection.ts';

export interface Clipboard {
  readonly copy: (event: ClipboardEvent, cells: readonly string[]) => void;
  readonly cut: (event: ClipboardEvent, cells: readonly string[]) => void;
  readonly paste: (event: ClipboardEvent, cells: readonly string[]) => void;
  /** Empties cells and says so. */
  readonly clear: (cells: readonly string[]) => void;
}

/** The clipboard of the matrix of this agreement. */
export function useClipboard(): Clipboard {
  const session = useSession();
  return useMemo(() => createClipboard(session), [session]);
}

function createClipboard(session: Session): Clipboard {
  const clear = (cells: readonly string[]): void => {
    const filled = cells.filter((name) => hasContent(session, name));
    if (filled.length === 0) return;
    inOneStep(session, () =>
      writeCells(
        session.doc,
        filled.map((name) => ({ name, change: CLEARED })),
      ),
    );
    session.notice.set({ text: `${countWords(filled.length)} leeggemaakt.`, undoable: true });
  };
  const copy = (event: ClipboardEvent, cells: readonly string[]): void => {
    event.preventDefault();
    const names = namesOf(session);
    const read = (name: string) => readCell(session.doc, name);
    const clip = clipOf(session.id, cells, read, (id) => names.get(id));
    event.clipboardData.setData(CELLS_TYPE, JSON.stringify(clip));
    event.clipboardData.setData(
      'text/plain',
      cellsToTsv(cells, (name) => cellWords(read(name), (id) => names.get(id))),
    );
    session.notice.set({ text: `${countWords(cells.length)} gekopieerd, ook voor een rekenblad.`, undoable: false });
  };
  return {
    copy,
    clear,
    cut: (event, cells) => {
      copy(event, cells);
      clear(cells);
    },
    paste: (event, cells) => {
      event.preventDefault();
      const clip = readClip(event.clipboardData.getData(CELLS_TYPE));
      if (clip) paste(session, clip, cells);
      else session.notice.set({ text: 'Hier kunt u alleen cellen uit een taakverdeling plakken.', undoable: false });
    },
  };
}

/** Parties and contact persons by id. */
function namesOf({ options }: Session): Map<string, string> {
  return new Map([...options.partijen.get(), ...options.contactpersonen.get()].map(({ id, kort }) => [id, kort]));
}

function hasContent({ doc }: Session, name: string): boolean {
  const { aanZet, betrokken, afspraak, antwoordtermijn, contactpersonen } = readCell(doc, name);
  return [...aanZet, ...betrokken, ...contactpersonen, afspraak, antwoordtermijn ?? ''].some((held) => held !== '');
}

/** Only what we wrote there ourselves; null for anything else. */
function readClip(text: string): Clip | null {
  try {
    const clip: unknown = JSON.parse(text);
    return typeof clip === 'object' && clip !== null && 'cellen' in clip ? (clip as Clip) : null;
  } catch {
    return null;
  }
}

function paste(session: Session, clip: Clip, cells: readonly string[]): void {
  const here = namesOf(session);
  const found = pasteTargets(clip, cells).map(({ name, inhoud }) => ({ name, ...translate(inhoud, clip.namen, here) }));
  inOneStep(session, () =>
    writeCells(
      session.doc,
      found.map(({ name, inhoud }) => ({ name, change: inhoud })),
    ),
  );
  const lost = [...new Set(found.flatMap((one) => one.lost))];
  const without = lost.length > 0 ? ` Niet overgenomen, want geen partij hier: ${lost.join(', ')}.` : '';
  session.notice.set({ text: `${countWords(found.length)} geplakt.${without}`, undoable: true });
}

/** An undo step of its own, apart from what was typed before and after. */
export function inOneStep({ history }: Pick<Session, 'history'>, change: () => void): void {
  history.pause();
  change();
  history.pause();
}
