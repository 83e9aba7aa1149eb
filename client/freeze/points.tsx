/** What stands in the way of laying the text down, rubric by rubric; each point goes there. */
import type { Agreement } from '../../model/agreement.ts';
import { partName } from '../../model/parts.ts';
import type { Problem } from '../../model/validation/problem.ts';
import { groupByPart } from '../problems/group.ts';
import { jumpTo } from '../sync/jump.ts';
import { padOfPointer } from '../sync/spot.ts';

export interface PointsProps {
  readonly problems: readonly Problem[];
  /** To find the places; null where the text cannot be read here. */
  readonly agreement: Agreement | null;
  /** Called when someone goes to a point. */
  readonly leave: () => void;
}

/** The list. */
export function Points({ problems, agreement, leave }: PointsProps) {
  const go = ({ pad, rubriek }: Problem): void => {
    leave();
    const place = agreement ? padOfPointer(pad, agreement) : '';
    // What is open must be gone before the focus can move.
    requestAnimationFrame(() => void jumpTo(place || `/${rubriek}`));
  };
  return groupByPart(problems).map(({ part, found }) => (
    <section key={part} className="in-de-weg" aria-label={`${partName(part)}: ${found.length}`}>
      <h3>
        {partName(part)} <span className="stil">{found.length}</span>
      </h3>
      <ul>
        {found.map((problem) => (
          <li key={`${problem.regel} ${problem.pad} ${problem.boodschap}`}>
            <button type="button" onClick={() => go(problem)}>
              <span className={`ernst ${problem.ernst}`} aria-hidden="true" />
              <span>{problem.boodschap}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  ));
}
