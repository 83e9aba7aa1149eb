/** A newer version in the set: what differs, what to take over, and leaving it. */
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  differences,
  keepAsIs,
  offered,
  readCopied,
  safeFields,
  takeOver,
  type CopiedField,
  type Difference,
} from '../../model/inspiration-update.ts';
import type { Inspiration } from '../../model/library.ts';
import { CloseIcon } from '../fields/icons.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { focusSoon } from '../sync/jump.ts';
import type { At } from '../sync/spot.ts';
import { derived, sameJson, useStore } from '../sync/store.ts';
import { useWithin } from './listen.ts';
import { FIELD_NAMES, Change } from './change.tsx';

interface RenewalProps {
  readonly id: string;
  readonly at: At;
  /** The version this is a copy of. */
  readonly made: number;
  readonly newest: Inspiration;
  readonly close: () => void;
}

/** The open difference, in place under the actie. */
export function Renewal({ id, at, made, newest, close }: RenewalProps) {
  const mayWrite = useMayWrite();
  const found = useDifferences(at, made, newest);
  const [chosen, choose] = useChoice(found);
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  useWithin(box, 'keydown', ({ key }) => {
    if (key === 'Escape') close();
  });
  const { take, keep } = useAnswers(at, newest, chosen);
  return (
    <section
      id={id}
      ref={box}
      className="vernieuwing"
      tabIndex={-1}
      aria-label={`Versie ${newest.versie} in de inspiratieset`}
    >
      <header>
        <h4>Versie {newest.versie} in de inspiratieset</h4>
        <button type="button" className="icoon-knop" aria-label="Verschil sluiten" onClick={close}>
          <CloseIcon />
        </button>
      </header>
      {newest.wijziging ? <p>{newest.wijziging}</p> : null}
      <Changes found={found} chosen={chosen} choose={mayWrite ? choose : undefined} made={made} />
      {mayWrite ? (
        <div className="vernieuwing-knoppen">
          <button type="button" className="knop go" disabled={chosen.size === 0} onClick={take}>
            Versie {newest.versie} overnemen
          </button>
          <button type="button" className="knop" onClick={keep}>
            Zo laten
          </button>
          <small>Trekker, termijnen, doelstellingen en budget blijven wat ze zijn.</small>
        </div>
      ) : null}
    </section>
  );
}

/** Follows the actie while it stands open: someone may be writing in it. */
function useDifferences({ place }: At, made: number, newest: Inspiration): readonly Difference[] {
  const store = useMemo(
    () =>
      derived<readonly Difference[]>(
        (changed) => {
          place.values.observeDeep(changed);
          return () => place.values.unobserveDeep(changed);
        },
        () => differences(readCopied(place), made, newest),
        sameJson,
      ),
    [place, made, newest],
  );
  return useStore(store);
}

type Choose = (field: CopiedField, taken: boolean) => void;

/** What will be taken over: what loses nothing, unless someone ticks or unticks. */
function useChoice(found: readonly Difference[]): [ReadonlySet<CopiedField>, Choose] {
  const [ticked, setTicked] = useState<Partial<Record<CopiedField, boolean>>>({});
  const chosen = useMemo(() => {
    const safe = safeFields(found);
    return new Set(offered(found).flatMap(({ veld }) => ((ticked[veld] ?? safe.includes(veld)) ? veld : [])));
  }, [found, ticked]);
  return [chosen, (field, taken) => setTicked((now) => ({ ...now, [field]: taken }))];
}

function useAnswers({ place, pad }: At, newest: Inspiration, chosen: ReadonlySet<CopiedField>) {
  const { history, notice } = useSession();
  const answer = (change: () => void, text: string): void => {
    history.pause();
    change();
    history.pause();
    notice.set({ text, undoable: true });
    focusSoon(`${pad}/titel`);
  };
  const fields = [...chosen].map((field) => FIELD_NAMES[field].toLowerCase()).join(', ');
  return {
    take: () => answer(() => takeOver(place, newest, chosen), `Versie ${newest.versie} overgenomen: ${fields}.`),
    keep: () => answer(() => keepAsIs(place, newest), `Zo gelaten. Versie ${newest.versie} wordt niet meer gemeld.`),
  };
}

interface ChangesProps {
  readonly found: readonly Difference[];
  readonly chosen: ReadonlySet<CopiedField>;
  /** Absent for who only reads. */
  readonly choose: Choose | undefined;
  readonly made: number;
}

function Changes({ found, chosen, choose, made }: ChangesProps) {
  const news = offered(found);
  const ours = found.filter(({ door }) => door === 'hier');
  const unknown = news.some(({ door }) => door === 'onbekend');
  return (
    <>
      {news.length === 0 ? <p>Alles wat nieuw is, staat hier al.</p> : null}
      {unknown ? (
        <p>
          De set bewaarde versie {made} niet. We kunnen dus niet zien wat u hier zelf aanpaste: kies wat u overneemt.
        </p>
      ) : null}
      <ul className="verschillen">
        {news.map((difference) => (
          <Change
            key={difference.veld}
            difference={difference}
            taken={chosen.has(difference.veld)}
            choose={choose && ((taken) => choose(difference.veld, taken))}
          />
        ))}
      </ul>
      {ours.length > 0 ? (
        <p className="blijft">
          Alleen hier aangepast, blijft staan: {ours.map(({ veld }) => FIELD_NAMES[veld].toLowerCase()).join(', ')}.
        </p>
      ) : null}
    </>
  );
}
