/** The agreement: opened, written, checked. The editor and all it needs are loaded with this page only. */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { IndicatorCatalogue, InspirationSet, Template } from '../../model/library.ts';
import { rootPlace } from '../../model/place.ts';
import { get, type Failure, type Result } from '../api/http.ts';
import { Trouble, useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { Places, Standing } from '../api/places.ts';
import { orFromDevice, rememberLibrary } from '../device/opening.ts';
import { keepShell } from '../device/shell.ts';
import { Top } from '../home/top.tsx';
import { Link } from '../router.tsx';
import { DeskContext, type Desk, type Library } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import { isFinal, SIGNED_OUT } from '../sync/barrier.ts';
import { openSession } from '../sync/session.ts';
import { useStore, whenTrue } from '../sync/store.ts';
import type { Barrier, Session } from '../sync/types.ts';
import { Leftovers } from './leftovers.tsx';
import { Safety } from './safety.tsx';
import { Workplace } from './workplace.tsx';

interface Opened {
  readonly standing: Standing;
  readonly templates: readonly Template[];
  readonly library: Omit<Library, 'template'>;
}

/** The page; one per agreement. */
export default function AgreementPage({ id }: { id: string }) {
  const person = usePerson().me?.id ?? '';
  const load = useCallback(() => orFromDevice(open(id), person, id), [id, person]);
  const [state, again] = useLoad(load);
  switch (state.kind) {
    case 'bezig':
      return <Waiting />;
    case 'fout':
      return <Refused id={id} failure={state.failure} again={again} />;
    case 'klaar':
      return <Connected opened={state.value} person={person} />;
  }
}

async function open(id: string): Promise<Result<Opened>> {
  const [standing, templates, inspiration, catalogue, places] = await Promise.all([
    get<Standing>(standingPath(id)),
    get<Template[]>('/api/sjablonen'),
    get<InspirationSet>('/api/inspiratieset'),
    get<IndicatorCatalogue>('/api/indicatoren'),
    get<Places>('/api/gemeenten'),
  ]);
  if (!standing.ok) return standing;
  const library = {
    inspiration: inspiration.ok ? inspiration.value : undefined,
    catalogue: catalogue.ok ? catalogue.value : undefined,
    places: places.ok ? places.value.gemeenten : [],
  };
  return { ok: true, value: { standing: standing.value, templates: templates.ok ? templates.value : [], library } };
}

const standingPath = (id: string): string => `/api/overeenkomsten/${encodeURIComponent(id)}/stand`;

/** Why this person cannot write now, according to the server; null when they can. */
function barrierOf({ mag }: Standing): Barrier | null {
  return mag.schrijven ? null : { soort: 'lezer', reden: mag.reden ?? 'U leest mee.' };
}

/** What this person may now; undefined when the server does not say. */
async function check(id: string): Promise<Barrier | null | undefined> {
  const standing = await get<Standing>(standingPath(id));
  if (standing.ok) return barrierOf(standing.value);
  if (standing.status === 401) return SIGNED_OUT;
  return [403, 404].includes(standing.status) ? { soort: 'gesloten', reden: standing.boodschap } : undefined;
}

function Connected({ opened, person }: { opened: Opened; person: string }) {
  const [session, setSession] = useState<Session | null>(null);
  const [standing, setStanding] = useState(opened.standing);
  useEffect(() => {
    const barrier = barrierOf(standing);
    const onLaidDown = (): void => setStanding(laidDown(standing, made));
    const made = openSession({ person, standing, barrier, check: () => check(standing.id), onLaidDown });
    if (standing !== opened.standing) made.notice.set(LAID_DOWN);
    setSession(made);
    const stopKeeping = whenTrue(made.synced, () => {
      rememberLibrary(opened);
      void keepShell();
    });
    return () => {
      stopKeeping();
      made.destroy();
    };
  }, [opened, standing, person]);
  return session ? <Desked session={session} opened={opened} /> : <Waiting />;
}

/** How the agreement stands for a page that is opened anew because its text was laid down. */
function laidDown(standing: Standing, { status, barrier }: Session): Standing {
  const reden = barrier.get()?.reden;
  return { ...standing, status: status.get(), mag: { schrijven: false, ...(reden === undefined ? {} : { reden }) } };
}

const LAID_DOWN = {
  text: 'De tekst is vastgelegd. Wat u het laatst schreef, zit er niet in: boven de tekst staat wat dat is.',
  undoable: false,
};

function Desked({ session, opened }: { session: Session; opened: Opened }) {
  const { me } = usePerson();
  const synced = useStore(session.synced);
  const used = useValue(rootPlace(session.doc), 'sjabloon') as { id: string } | undefined;
  const desk = useMemo<Desk | null>(() => {
    const template = opened.templates.find(({ id }) => id === used?.id);
    return me ? { session, me, library: { ...opened.library, template } } : null;
  }, [session, opened, used?.id, me]);
  if (!desk || !synced) return <Opening session={session} />;
  return (
    <DeskContext value={desk}>
      <Safety>
        <Workplace />
      </Safety>
    </DeskContext>
  );
}

/** While the text is on its way; says so when the server stays away. */
function Opening({ session }: { session: Session }) {
  const barrier = useStore(session.barrier);
  if (isFinal(barrier))
    return (
      <Refused
        id={session.id}
        failure={{ ok: false, status: 0, boodschap: barrier?.reden ?? '', problemen: [] }}
        again={() => location.reload()}
      />
    );
  return <Waiting />;
}

function Waiting() {
  return (
    <>
      <Top />
      <p className="wachten" role="status">
        De overeenkomst wordt geopend…
      </p>
    </>
  );
}

function Refused({ id, failure, again }: { id: string; failure: Failure; again: () => void }) {
  if (failure.status === 404) return <Missing id={id} />;
  return (
    <>
      <Top />
      <main className="blad-pagina smal">
        <h1>De overeenkomst kan niet geopend worden</h1>
        <Trouble message={failure.boodschap} again={again} />
        {failure.status === 403 ? <Leftovers id={id} created={null} /> : null}
        <p>
          <Link to="/overeenkomsten">Naar alle overeenkomsten</Link>
        </p>
      </main>
    </>
  );
}

/** Trying again brings no agreement into being: only the list helps. */
function Missing({ id }: { id: string }) {
  return (
    <>
      <Top />
      <main className="blad-pagina smal">
        <h1>Deze overeenkomst bestaat niet</h1>
        <Leftovers id={id} created={null} />
        <p>
          Of u werkt er niet (meer) aan mee. Controleer het adres, of kies uit{' '}
          <Link to="/overeenkomsten">alle overeenkomsten</Link>.
        </p>
      </main>
    </>
  );
}
