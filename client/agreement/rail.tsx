/** The parts on the left: where you are, who is where, how far each rubric is. */
import type { CSSProperties } from 'react';
import { isLaidDown } from '../../model/access.ts';
import type { Change } from '../../model/changes.ts';
import { PARTS, partOf, type PartId } from '../../model/parts.ts';
import { pointsOf } from '../problems/calm.ts';
import { progressOf, type Progress } from '../problems/group.ts';
import { openProblems } from '../../model/validation/problem.ts';
import { useSession } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import { distinctPeople, initials, type Person } from '../sync/presence.ts';
import { sameJson, useSelect, useStore } from '../sync/store.ts';
import type { Judged } from '../sync/types.ts';
import { togetherOf } from '../together/state.ts';

interface Overview {
  readonly total: number | null;
  readonly parts: readonly (readonly [PartId, Progress])[];
}

function overviewOf(judged: Judged): Overview {
  if (judged.kind !== 'gelezen') return { total: null, parts: [] };
  return { total: openProblems(judged.problems).length, parts: [...progressOf(judged.agreement, judged.problems)] };
}

/** How many changes there are to see in each part. */
function newsByPart(changes: readonly Change[]): [PartId, number][] {
  const counts = new Map<PartId, number>();
  for (const { pad } of changes) counts.set(partOf(pad), (counts.get(partOf(pad)) ?? 0) + 1);
  return [...counts];
}

/** The rail. `done` is called when someone goes somewhere (a phone closes its sheet). */
export function Rail({ current, done }: { current: PartId; done?: () => void }) {
  const session = useSession();
  const { total, parts } = useSelect(pointsOf(session), overviewOf, sameJson);
  const people = useStore(session.people);
  const laidDown = isLaidDown(useStore(session.status));
  const progress = new Map(parts);
  const news = new Map(useSelect(togetherOf(session).news.state, newsByPart, sameJson));
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
          news={news.get('algemeen') ?? 0}
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
            news={news.get(id) ?? 0}
            done={done}
          />
        ))}
      </ol>
      {total === null || laidDown ? null : <Ready total={total} />}
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
  /** How many changes of others are still to be seen. */
  readonly news: number;
  readonly done: (() => void) | undefined;
}

function Item({ id, naam, rubriek, current, people, progress, news, done }: ItemProps) {
  const open = progress?.open ?? 0;
  const go = (): void => {
    done?.();
    requestAnimationFrame(() => goToPart(id));
  };
  return (
    <li className="rail-rij">
      <button
        type="button"
        className={`rail-item ${rubriek ? 'rubriek' : ''} ${current === id ? 'hier' : ''}`}
        aria-current={current === id ? 'true' : undefined}
        onClick={go}
      >
        <span className="rail-nr">{rubriek}</span>
        <span>{naam}</span>
        <span className="rail-rechts">
          {news > 0 ? (
            <span className="rail-nieuws" title="Door anderen gewijzigd sinds uw vorige bezoek">
              {news}
              <span className="enkel-voorlezen"> {news === 1 ? 'wijziging' : 'wijzigingen'} te zien</span>
            </span>
          ) : null}
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
      <Here people={distinctPeople(people.filter((person) => person.rubriek === id))} done={done} />
    </li>
  );
}

/** Most faces beside a part. */
const MOST = 3;

/** Who is in a part; a press goes to where they are. */
function Here({ people, done }: { people: readonly Person[]; done: (() => void) | undefined }) {
  const idle = useStore(togetherOf(useSession()).idle);
  if (people.length === 0) return null;
  const shown = people.length > MOST ? people.slice(0, MOST - 1) : people;
  const go = ({ plek, zicht, rubriek }: Person): void => {
    done?.();
    requestAnimationFrame(() => void jumpTo(plek ?? zicht?.pad ?? `/${rubriek ?? ''}`));
  };
  return (
    <span className="rail-wie">
      {shown.map((person) => (
        <button
          key={person.id}
          type="button"
          className={`gezicht mens-${person.kleur} ${idle.includes(person.client) ? 'stil-al' : ''}`}
          aria-label={`${person.naam} is hier, ga erheen`}
          title={person.naam}
          onClick={() => go(person)}
        >
          {initials(person.naam)}
        </button>
      ))}
      {people.length > shown.length ? (
        <span className="gezicht rest" title={people.map(({ naam }) => naam).join(', ')}>
          +{people.length - shown.length}
        </span>
      ) : null}
    </span>
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
