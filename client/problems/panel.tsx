/** What still has to be done before the agreement can go to the signatories. */
import { partName, type PartId } from '../../model/parts.ts';
import { openProblems, type Problem } from '../../model/validation/problem.ts';
import type { Agreement } from '../../model/agreement.ts';
import { useSession } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import { padOfPointer } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';
import { groupByPart } from './group.ts';

/** The panel. `done` is called when someone goes to a point. */
export function ProblemsPanel({ done }: { done: () => void }) {
  const judged = useStore(useSession().judged);
  switch (judged.kind) {
    case 'laden':
      return <p className="stil">Even geduld…</p>;
    case 'onbekend':
      return <p className="stil">Deze overeenkomst kan hier niet nagekeken worden.</p>;
    case 'gelezen':
      return <Points problems={judged.problems} agreement={judged.agreement} done={done} />;
  }
}

function Points({
  problems,
  agreement,
  done,
}: {
  problems: readonly Problem[];
  agreement: Agreement;
  done: () => void;
}) {
  const open = openProblems(problems).length;
  return (
    <div className="punten">
      <p className={open === 0 ? 'klaar' : 'stil'} role="status">
        {open === 0
          ? 'Alles is ingevuld. De overeenkomst kan naar de ondertekenaars.'
          : 'Kies een punt om er meteen naartoe te gaan.'}
      </p>
      {groupByPart(problems).map(({ part, found }) => (
        <section key={part}>
          <h3>
            {partName(part)} <span>{found.length}</span>
          </h3>
          <ul>
            {found.map((problem) => (
              <li key={`${problem.regel} ${problem.pad} ${problem.boodschap}`}>
                <button type="button" className={problem.ernst} onClick={() => go(problem, agreement, part, done)}>
                  {problem.ernst === 'aandacht' ? <span className="tip">Tip </span> : null}
                  {problem.boodschap}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function go(problem: Problem, agreement: Agreement, part: PartId, done: () => void): void {
  done();
  jumpTo(padOfPointer(problem.pad, agreement) || `/${part}`);
}
