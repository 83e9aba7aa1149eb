/** A list of points: the first few, the others behind a button; solved ones leave calmly. */
import { useEffect, useRef, useState } from 'react';
import type { Agreement } from '../../model/agreement.ts';
import type { Fix } from '../../model/validation/fix.ts';
import type { Problem, Severity } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { pointKey } from './calm.ts';
import { solve, type FixesOf } from './solve.ts';

/** How many stand there before the rest is folded. */
const SHOWN = 6;
/** How long a solved point stays, ms. */
const LEAVES_MS = 700;

interface ListProps {
  readonly problems: readonly Problem[];
  readonly agreement: Agreement;
  readonly fixesOf: FixesOf;
  readonly go: (problem: Problem) => void;
  /** What the button over the folded rest says. */
  readonly more: (folded: readonly Problem[]) => string;
}
interface Entry {
  readonly key: string;
  readonly problem: Problem;
  readonly solved: boolean;
}

/** The list. */
export function PointList({ problems, agreement, fixesOf, go, more }: ListProps) {
  const [all, setAll] = useState(false);
  const entries = useLeaving(problems, agreement);
  const shown = all || entries.length <= SHOWN + 1 ? entries : entries.slice(0, SHOWN);
  const rest = entries.slice(shown.length).map(({ problem }) => problem);
  return (
    <>
      <ul>
        {shown.map(({ key, problem, solved }) => (
          <Point key={key} problem={problem} solved={solved} fixes={solved ? [] : fixesOf(problem)} go={go} />
        ))}
      </ul>
      {rest.length > 0 || (all && entries.length > SHOWN + 1) ? (
        <button type="button" className="meer-knop" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Minder tonen' : more(rest)}
        </button>
      ) : null}
    </>
  );
}

interface PointProps {
  readonly problem: Problem;
  readonly solved: boolean;
  readonly fixes: readonly Fix[];
  readonly go: (problem: Problem) => void;
}

function Point({ problem, solved, fixes, go }: PointProps) {
  const session = useSession();
  if (solved)
    return (
      <li className="punt opgelost" aria-hidden="true">
        <p>{problem.boodschap}</p>
      </li>
    );
  return (
    <li className="punt">
      <button type="button" className={`punt-zin ${problem.ernst}`} onClick={() => go(problem)}>
        <span className={`ernst ${problem.ernst}`} aria-hidden="true">
          {SIGNS[problem.ernst]}
        </span>
        <span>
          {problem.boodschap}
          <span className="enkel-voorlezen"> ({WORDS[problem.ernst]})</span>
        </span>
      </button>
      {fixes.length > 0 ? (
        <div className="oplossingen">
          {fixes.map((fix) => (
            <button
              key={fix.soort}
              type="button"
              className="oplossing"
              onClick={() => solve(session, [fix], fix.label)}
            >
              {fix.label}
            </button>
          ))}
        </div>
      ) : null}
    </li>
  );
}

/** How bad it is: by shape and sign, not by colour alone; in words, after the sentence, for who does not see it. */
const SIGNS: Readonly<Record<Severity, string>> = { fout: '!', tekort: '', aandacht: 'i' };
const WORDS: Readonly<Record<Severity, string>> = { fout: 'fout', tekort: 'ontbreekt', aandacht: 'tip' };

/** The points, with those that were solved a moment ago still in their place. */
function useLeaving(problems: readonly Problem[], agreement: Agreement): readonly Entry[] {
  const now = problems.map((problem): Entry => ({ key: pointKey(problem, agreement), problem, solved: false }));
  const before = useRef<readonly Entry[]>(now);
  const [, redraw] = useState(0);
  const left = before.current.filter(({ key }) => !now.some((entry) => entry.key === key));
  const moving = left.length > 0 && left.length < 20 && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  const entries = moving ? merge(before.current, now) : now;
  const gone = left.map(({ key }) => key).join(' ');
  useEffect(() => {
    if (!moving) {
      before.current = now;
      return undefined;
    }
    const timer = setTimeout(() => {
      before.current = now;
      redraw((count) => count + 1);
    }, LEAVES_MS);
    return () => clearTimeout(timer);
    // A change elsewhere in the list does not make the leaving ones stay longer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [gone, moving, problems]);
  return entries;
}

/** What is there now, and at their old places those that left. */
function merge(before: readonly Entry[], now: readonly Entry[]): readonly Entry[] {
  const merged = [...now];
  before.forEach((entry, nth) => {
    if (!now.some(({ key }) => key === entry.key))
      merged.splice(Math.min(nth, merged.length), 0, { ...entry, solved: true });
  });
  return merged;
}
