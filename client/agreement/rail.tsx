/** The parts on the left: where you are, who is where, how far each rubric is. */
import type { CSSProperties } from 'react';
import { PARTS, type PartId } from '../../model/parts.ts';
import { pointsOf } from '../problems/calm.ts';
import { progressOf, type Progress } from '../problems/group.ts';
import { openProblems } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { distinctPeople, type Person } from '../sync/presence.ts';
import { sameJson, useSelect, useStore } from '../sync/store.ts';
import type { Judged } from '../sync/types.ts';

interface Overview {
  readonly total: number | null;
  readonly parts: readonly (readonly [PartId, Progress])[];
}

function overviewOf(judged: Judged): Overview {
  if (judged.kind !== 'gelezen') return { total: null, parts: [] };
  return { total: openProblems(judged.problems).length, parts: [...progressOf(judged.agreement, judged.problems)] };
}

/** The rail. `done` is called when someone goes somewhere (a phone closes its sheet). */
export function Rail({ current, done }: { current: PartId; done?: () => void }) {
  const session = useSession();
  const { total, parts } = useSelect(pointsOf(session), overviewOf, sameJson);
  const people = useStore(session.people);
  const progress = new Map(parts);
  return (
    <nav className="rail" aria-label="Onderdelen">
      <h2>Onderdelen</h2>
      <ol>
        <Item
          id="algemeen"
          naam="Voorblad"
          current={current}
          people={people}
          progress={progress.get('algemeen')}
          done={done}
        />
        {PARTS.map(({ id, naam, rubriek }) => (
          <Item
            key={id}
            id={id}
            naam={naam}
            rubriek={rubriek}
            current={current}
            people={people}
            progress={progress.get(id)}
            done={done}
          />
        ))}
      </ol>
      {total === null ? null : <Ready total={total} />}
    </nav>
  );
}

interface ItemProps {
  readonly id: PartId;
  readonly naam: string;
  readonly rubriek?: number | undefined;
  readonly current: PartId;
  readonly people: readonly Person[];
  readonly progress: Progress | undefined;
  readonly done: (() => void) | undefined;
}

function Item({ id, naam, rubriek, current, people, progress, done }: ItemProps) {
  const here = distinctPeople(people.filter((person) => person.rubriek === id));
  const open = progress?.open ?? 0;
  const go = (): void => {
    done?.();
    requestAnimationFrame(() => goToPart(id));
  };
  return (
    <li>
      <button
        type="button"
        className={`rail-item ${rubriek ? 'rubriek' : ''} ${current === id ? 'hier' : ''}`}
        aria-current={current === id ? 'true' : undefined}
        onClick={go}
      >
        <span className="rail-nr">{rubriek}</span>
        <span>{naam}</span>
        <span className="rail-rechts">
          {here.map(({ client, kleur, naam: name }) => (
            <i key={client} className={`stip mens-${kleur}`} title={name}>
              <span className="enkel-voorlezen">{name} is hier</span>
            </i>
          ))}
          {open > 0 ? (
            <span className="rail-aantal">
              {open}
              <span className="enkel-voorlezen"> {open === 1 ? 'punt' : 'punten'} open</span>
            </span>
          ) : null}
        </span>
        {rubriek && progress ? (
          <span
            className={`meter ${open > 0 ? 'nog' : ''}`}
            style={{ '--v': `${Math.round(progress.share * 100)}%` } as CSSProperties}
          >
            <b />
          </span>
        ) : null}
      </button>
    </li>
  );
}

/** Scrolls to a part and puts the focus on its heading. */
export function goToPart(id: PartId, how: ScrollBehavior = 'smooth'): void {
  const section = document.querySelector<HTMLElement>(`[data-onderdeel="${CSS.escape(id)}"]`);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  section?.scrollIntoView({ block: 'start', behavior: calm ? 'instant' : how });
  section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
}

function Ready({ total }: { total: number }) {
  return (
    <p className="klaarheid">
      <strong>{total === 0 ? 'Klaar' : total === 1 ? 'Nog 1 punt' : `Nog ${total} punten`}</strong>
      {total === 0 ? 'om naar de ondertekenaars te gaan.' : 'voor deze overeenkomst naar de ondertekenaars kan.'}
    </p>
  );
}
