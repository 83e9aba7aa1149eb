/** What still has to be done before the agreement can go to the signatories. */
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { isLaidDown } from '../../model/access.ts';
import type { Agreement } from '../../model/agreement.ts';
import { partName, type PartId } from '../../model/parts.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import { padOfPointer } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { usePoints } from './calm.ts';
import { groupByPart, subgroups } from './group.ts';
import { PointList } from './point-list.tsx';
import { TogetherButtons } from './together.tsx';
import { useFixes } from './solve.ts';

/** Lets a total settle before it is said, ms. */
const SETTLED_MS = 1_500;

/** The panel. `done` is called when someone goes to a point. */
export function ProblemsPanel({ done }: { done: () => void }) {
  // Typing goes first: the list may come a moment later.
  const points = useDeferredValue(usePoints());
  switch (points.kind) {
    case 'laden':
      return <p className="stil">Even geduld…</p>;
    case 'onbekend':
      return <p className="stil">Deze overeenkomst kan hier niet nagekeken worden.</p>;
    case 'gelezen':
      return <Points problems={points.problems} agreement={points.agreement} done={done} />;
  }
}

interface PointsProps {
  readonly problems: readonly Problem[];
  readonly agreement: Agreement;
  readonly done: () => void;
}

function Points({ problems, agreement, done }: PointsProps) {
  const open = openProblems(problems).length;
  const laidDown = isLaidDown(useStore(useSession().status));
  const box = useRef<HTMLDivElement>(null);
  const fixesOf = useFixes(agreement);
  useKeptFocus(box, problems);
  const go = (problem: Problem): void => {
    done();
    jumpTo(padOfPointer(problem.pad, agreement) || `/${problem.rubriek}`);
  };
  return (
    <div className="punten" ref={box} tabIndex={-1}>
      <p className={open === 0 ? 'klaar' : 'stil'}>
        {open === 0
          ? laidDown
            ? 'Alles is ingevuld. De tekst ligt vast.'
            : 'Alles is ingevuld. De overeenkomst kan naar de ondertekenaars.'
          : 'Kies een punt om er meteen naartoe te gaan.'}
      </p>
      <Announced total={open} />
      {groupByPart(problems).map(({ part, found }) => (
        <section key={part} aria-label={`${partName(part)}: ${found.length} ${found.length === 1 ? 'punt' : 'punten'}`}>
          <h3>
            {partName(part)} <span>{found.length}</span>
          </h3>
          <Group part={part} found={found} {...{ agreement, fixesOf, go }} />
        </section>
      ))}
    </div>
  );
}

interface GroupProps {
  readonly part: PartId;
  readonly found: readonly Problem[];
  readonly agreement: Agreement;
  readonly fixesOf: ReturnType<typeof useFixes>;
  readonly go: (problem: Problem) => void;
}

/** The points of a part; those of the taakverdeling per doelgroep. */
function Group({ part, found, ...rest }: GroupProps) {
  const parts = subgroups(part, found, rest.agreement);
  return (
    <>
      <TogetherButtons found={found} fixesOf={rest.fixesOf} />
      {parts.map(({ naam, found: some }) => (
        <div key={naam} className="punten-deel">
          {naam ? (
            <h4>
              {naam} <span>{some.length}</span>
            </h4>
          ) : null}
          <PointList problems={some} more={(folded) => moreWords(folded, naam, part)} {...rest} />
        </div>
      ))}
    </>
  );
}

/** "Nog 12 cellen van Leefloon": a cell may have two points. */
function moreWords(folded: readonly Problem[], naam: string, part: PartId): string {
  if (!naam) return `Nog ${folded.length} bij ${partName(part)}`;
  const cells = new Set(folded.map(({ pad }) => pad.split('/')[3])).size;
  return `Nog ${cells === 1 ? '1 cel' : `${cells} cellen`} van ${naam}`;
}

/** Says the total to who does not see it, once it has settled; never each change. */
function Announced({ total }: { total: number }) {
  const [said, setSaid] = useState(total);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(total), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [total]);
  return (
    <p className="enkel-voorlezen" role="status">
      {said === 0 ? 'Geen punten meer open.' : said === 1 ? 'Nog 1 punt open.' : `Nog ${said} punten open.`}
    </p>
  );
}

/** A point that is solved takes its button along: the focus goes to what then stands there. */
function useKeptFocus(box: React.RefObject<HTMLDivElement | null>, problems: readonly Problem[]): void {
  const nth = useRef(-1);
  useEffect(() => {
    const element = box.current;
    const remember = (): void => {
      nth.current = stopsOf(element).indexOf(document.activeElement as HTMLElement);
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, [box]);
  useEffect(() => {
    if (document.activeElement !== document.body || nth.current < 0) return;
    const stops = stopsOf(box.current);
    (stops[Math.min(nth.current, stops.length - 1)] ?? box.current)?.focus({ preventScroll: true });
  }, [box, problems]);
}

const stopsOf = (box: HTMLElement | null): HTMLElement[] => [...(box?.querySelectorAll<HTMLElement>('button') ?? [])];
