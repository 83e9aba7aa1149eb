/** What happened to an agreement: who did what, and when; whether that record is whole; and as a file. */
import { useCallback, useState } from 'react';
import { EVENT_GROUPS, EVENT_KINDS } from '../../model/record.ts';
import { save } from '../api/file.ts';
import { get, getFile } from '../api/http.ts';
import { useLoad } from '../api/load.tsx';
import type { Members } from '../api/places.ts';
import { pathOf, titleOf } from '../home/row.tsx';
import { Top } from '../home/top.tsx';
import { Link } from '../router.tsx';
import { Chain } from './chain.tsx';
import { EventList } from './event-list.tsx';

/** What is never in the record of an agreement, but in that of the server. */
const ELSEWHERE: readonly string[] = ['aanmelden', 'beheer'];

/** The page. */
export default function RecordPage({ id }: { id: string }) {
  const [kind, setKind] = useState('');
  // What was made of the record is in it.
  const [round, setRound] = useState(0);
  const load = useCallback(() => get<Members>(`/api${pathOf(id)}/leden`), [id]);
  const [agreement] = useLoad(load);
  const path = `/api${pathOf(id)}/verslag`;
  return (
    <>
      <Top>
        <Link to={pathOf(id)}>Naar de overeenkomst</Link>
      </Top>
      <main className="blad-pagina smal">
        <p className="pagina-van">{agreement.kind === 'klaar' ? titleOf(agreement.value) : null}</p>
        <h1>Verslag</h1>
        <p className="stil">Wie wat deed, en wanneer. Van de tekst zelf staat hier niets.</p>
        <Chain key={`keten ${round}`} path={path} />
        <div className="verslag-balk">
          <KindChoice kind={kind} choose={setKind} />
          <Download path={path} id={id} done={() => setRound((before) => before + 1)} />
        </div>
        <EventList key={`lijst ${round}`} path={path} kind={kind} />
      </main>
    </>
  );
}

function KindChoice({ kind, choose }: { kind: string; choose: (kind: string) => void }) {
  return (
    <label className="verslag-keuze">
      <span>Toon</span>
      <select className="invoer" value={kind} onChange={(event) => choose(event.target.value)}>
        <option value="">Alles</option>
        {EVENT_GROUPS.filter((group) => !ELSEWHERE.includes(group.id)).map((group) => (
          <optgroup key={group.id} label={group.naam}>
            {EVENT_KINDS.filter(({ id, groep }) => groep === group.id && id !== 'aanmelding-geweigerd').map(
              ({ id, naam }) => (
                <option key={id} value={id}>
                  {naam}
                </option>
              ),
            )}
          </optgroup>
        ))}
      </select>
    </label>
  );
}

function Download({ path, id, done }: { path: string; id: string; done: () => void }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const download = useCallback(async (): Promise<void> => {
    setBusy(true);
    const made = await getFile(`${path}/uitvoer`);
    setBusy(false);
    setSaid(made.ok ? 'Het verslag is gedownload.' : `Niet gedownload. ${made.boodschap}`);
    if (!made.ok) return;
    save(made.value, `verslag-${id}.jsonl`);
    done();
  }, [path, id, done]);
  return (
    <div className="verslag-download">
      <button type="button" className="knop" aria-disabled={busy} onClick={() => void (busy ? undefined : download())}>
        Verslag downloaden
      </button>
      <span className="stil" role="status">
        {said}
      </span>
    </div>
  );
}
