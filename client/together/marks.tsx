/** Marks on the paper where others changed something that you have not seen yet. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Change, ChangeKind } from '../../model/changes.ts';
import { useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';
import { namesInWords } from './arrivals.ts';
import { boxOf, fieldAt, mainElement, nearestTo, type Box } from './geometry.ts';
import { togetherOf } from './state.ts';
import { watchSeen } from './watch-seen.ts';
import { byInWords } from './words.ts';
import { authorshipOf, type Writer } from './writers.ts';

const WORDS: Record<ChangeKind, string> = {
  nieuw: 'nieuw',
  gewijzigd: 'gewijzigd',
  verplaatst: 'verplaatst',
  verwijderd: 'verwijderd',
};

interface Mark {
  readonly pad: string;
  readonly box: Box;
  /** Where the column of text begins, to draw in the margin beside it. */
  readonly column: number;
  readonly woord: string;
  /** Who did it; empty where that is not known, or would seem to hold for the line below as well. */
  readonly door: string;
  /** The whole of it in words. */
  readonly titel: string;
  /** The word stays away where another stands on the same line. */
  readonly quiet: boolean;
  /** Narrower than the column: the field itself is coloured too. */
  readonly inline: boolean;
  /** It can be read here; what lies folded away has to be opened first. */
  readonly open: boolean;
  readonly cell: boolean;
  /** A number hangs in the margin on this line: the word goes below it. */
  readonly numbered: boolean;
}

/** The marks. They go once they were looked at. */
export function Marks({ layout }: { layout: number }) {
  const { news, writers } = togetherOf(useSession());
  const known = useStore(writers.state);
  const changes = useStore(news.state);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [fading, setFading] = useState<readonly string[]>([]);
  const layer = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => setMarks(drawAll(changes, known)), [changes, known, layout]);
  useEffect(() => {
    if (!layer.current || marks.length === 0) return undefined;
    const seen = (pads: readonly string[]): void => {
      setFading(pads);
      setTimeout(() => news.seen(pads), 500);
    };
    return watchSeen([...layer.current.querySelectorAll<HTMLElement>('[data-open]')], seen);
  }, [marks, news]);
  return (
    <div ref={layer} className="wijzigingen" aria-hidden="true">
      {marks.map((mark) => (
        <Drawn key={mark.pad} mark={mark} fades={fading.includes(mark.pad)} />
      ))}
    </div>
  );
}

function Drawn({ mark, fades }: { mark: Mark; fades: boolean }) {
  const { box, column, woord, door, titel, quiet, inline, open, pad, cell, numbered } = mark;
  return (
    <>
      {inline ? <span className={`wijziging-veld ${fades ? 'gezien' : ''}`} style={{ ...box }} /> : null}
      <span
        className={`wijziging ${fades ? 'gezien' : ''} ${cell ? 'in-cel' : ''} ${numbered ? 'bij-nr' : ''}`}
        style={{ top: box.top, height: box.height, left: column }}
        data-wijziging={pad}
        data-open={open ? '' : undefined}
      >
        {quiet ? null : (
          <span className="wijziging-woord" title={titel}>
            <span className="wijziging-wat">{woord}</span>{' '}
            {door === '' ? null : <span className="wijziging-door">door {door}</span>}
          </span>
        )}
      </span>
    </>
  );
}

function drawAll(changes: readonly Change[], writers: readonly Writer[]): Mark[] {
  const drawn = changes.flatMap((change) => draw(change, writers)).sort((a, b) => a.box.top - b.box.top);
  const marks: Mark[] = [];
  let last: Mark | undefined;
  // One word says it for lines of which the one follows the other, when it holds for both.
  for (const mark of drawn) {
    const near = last !== undefined && mark.box.top < last.box.top + last.box.height + 40;
    const same = last?.woord === mark.woord && last.titel === mark.titel;
    const close = mark.box.top < (last?.box.top ?? 0) + 46;
    const quiet = !mark.cell && near && (same || close);
    if (quiet && !same) unname(marks);
    marks.push({ ...mark, quiet });
    if (!mark.cell) last = mark;
  }
  return marks;
}

/** The last word that was drawn is read for what follows it too, which another did. */
function unname(marks: Mark[]): void {
  const at = marks.findLastIndex(({ quiet, cell }) => !quiet && !cell);
  const mark = marks[at];
  if (mark) marks[at] = { ...mark, door: '', titel: mark.woord };
}

function draw(change: Change, writers: readonly Writer[]): Mark[] {
  const { pad, soort } = change;
  const exact = fieldAt(pad);
  const element = soort === 'verwijderd' ? headingOf(pad) : (exact ?? nearestTo(pad));
  const paper = mainElement()?.querySelector('.papier');
  if (!element || !paper) return [];
  const whole = boxOf(element);
  const box = element.matches('section[data-onderdeel]') ? { ...whole, height: 30 } : whole;
  const inWide = element.closest<HTMLElement>('.cel, .matrix');
  const wide = boxOf(element.closest('.onderdeel, .stuk, .voorblad') ?? paper);
  const column = inWide ? box.left + 8 : wide.left;
  const open = soort === 'verwijderd' || exact !== null || element.matches('.cel, section[data-onderdeel]');
  const inline = box.width < wide.width * 0.9 || element.matches('input, textarea, select, button');
  const record = element.closest('.stuk');
  const numbered = record?.querySelector(':scope > .nr') ? box.top - boxOf(record).top < 24 : false;
  const authorship = authorshipOf(change, writers);
  const woord = WORDS[soort];
  const door = inWide === null && authorship ? namesInWords(authorship.namen) : '';
  const titel = authorship ? `${woord} door ${byInWords(authorship, new Date())}` : woord;
  return [{ pad, box, column, woord, door, titel, quiet: false, inline, open, cell: inWide !== null, numbered }];
}

/** Where a removed record stood there is nothing any more: its list's heading says so. */
function headingOf(pad: string): Element | null {
  const around = nearestTo(pad);
  return around?.matches('section[data-onderdeel]') ? (around.querySelector('h2') ?? around) : around;
}
