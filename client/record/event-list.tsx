/** What was recorded, the last first, day by day. */
import { useCallback, useState } from 'react';
import { sentenceOf } from '../../model/record.ts';
import { get, type Result } from '../api/http.ts';
import { Loaded, Trouble, useLoad } from '../api/load.tsx';
import type { RecordedEvent, RecordPage } from '../api/places.ts';
import { clockOf } from '../home/ago.ts';
import { dayName, daysOf } from './days.ts';

/** Who does what nobody did. */
const SYSTEM = 'Samenschrift';

/** The events of one kind, or of all. `path`: where the record is asked. */
export function EventList({ path, kind }: { path: string; kind: string }) {
  const load = useCallback(() => pageOf(path, kind), [path, kind]);
  const [state, again] = useLoad(load);
  return (
    <Loaded state={state} again={again}>
      {(first) => <Pages key={first.gebeurtenissen[0]?.nr} first={first} path={path} kind={kind} />}
    </Loaded>
  );
}

function Pages({ first, path, kind }: { first: RecordPage; path: string; kind: string }) {
  const [events, setEvents] = useState(first.gebeurtenissen);
  const [more, setMore] = useState(first.verder);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const older = async (): Promise<void> => {
    setBusy(true);
    const page = await pageOf(path, kind, events.at(-1)?.nr);
    setBusy(false);
    setTrouble(page.ok ? null : page.boodschap);
    if (!page.ok) return;
    setEvents((before) => [...before, ...page.value.gebeurtenissen]);
    setMore(page.value.verder);
  };
  if (events.length === 0) return <Nothing filtered={kind !== ''} />;
  return (
    <>
      {daysOf(events).map(({ day, events: ofDay }) => (
        <section key={day} className="verslag-dag" aria-label={dayName(day, new Date())}>
          <h2>{dayName(day, new Date())}</h2>
          <ol>
            {ofDay.map((event) => (
              <Row key={event.nr} event={event} />
            ))}
          </ol>
        </section>
      ))}
      {trouble ? <Trouble message={trouble} /> : null}
      {more ? (
        <button type="button" className="knop" aria-disabled={busy} onClick={() => void (busy ? undefined : older())}>
          {busy ? 'Even geduld…' : 'Oudere tonen'}
        </button>
      ) : (
        <p className="enkel-voorlezen" role="status">
          Alles is getoond.
        </p>
      )}
    </>
  );
}

function Row({ event }: { event: RecordedEvent }) {
  const { nr, op, soort, door, wie, detail, vanwaar } = event;
  return (
    <li className={soort === 'geweigerd' || soort === 'mislukt' ? 'opvallend' : undefined}>
      <time dateTime={op}>{clockOf(new Date(op))}</time>
      <div>
        <p>{sentenceOf(soort, { door: door?.naam ?? SYSTEM, wie: wie?.naam ?? SYSTEM, detail })}</p>
        {vanwaar ? <p className="stil">Vanaf {vanwaar}</p> : null}
      </div>
      <span className="stil" aria-label={`Nummer ${nr}`}>
        {nr}
      </span>
    </li>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <p className="verslag-leeg stil">
      {filtered
        ? 'Hiervan is niets gebeurd. Kies «Alles» om de rest te zien.'
        : 'Er is nog niets gebeurd. Wie wordt toegelaten, een status wijzigt of een pdf maakt, komt hier te staan.'}
    </p>
  );
}

function pageOf(path: string, kind: string, before?: number): Promise<Result<RecordPage>> {
  const query = new URLSearchParams({ ...(kind ? { soort: kind } : {}), ...(before ? { voor: String(before) } : {}) });
  return get<RecordPage>(`${path}?${query.toString()}`);
}
