/** The whole product in the browser: who you are, and which page you are on. */
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Actor } from '../model/access.ts';
import { get, post } from './api/http.ts';
import { Trouble } from './api/load.tsx';
import { PersonContext, type Presence } from './api/person.tsx';
import type { SignIn } from './api/places.ts';
import { HomePage } from './home/home-page.tsx';
import { Top } from './home/top.tsx';
import { Link, routeOf, usePath, type Route } from './router.tsx';
import { StartPage } from './start/start-page.tsx';

const CreatePage = lazy(() => import('./home/create-page.tsx'));
const AgreementPage = lazy(() => import('./agreement/agreement-page.tsx'));

/** The application. */
export function App() {
  const path = usePath();
  const route = useMemo(() => routeOf(path), [path]);
  const presence = useSignIn();
  if (presence === 'bezig')
    return (
      <p className="wachten" role="status">
        Even geduld…
      </p>
    );
  if (typeof presence === 'string') return <Trouble message={presence} again={() => location.reload()} />;
  return (
    <I18nProvider locale="nl-BE">
      <PersonContext value={presence}>
        <Suspense
          fallback={
            <p className="wachten" role="status">
              Even geduld…
            </p>
          }
        >
          <Page route={presence.me ? route : { page: 'start' }} />
        </Suspense>
      </PersonContext>
    </I18nProvider>
  );
}

function Page({ route }: { route: Route }) {
  useTitle(route);
  switch (route.page) {
    case 'start':
      return <StartPage />;
    case 'lijst':
      return <HomePage />;
    case 'nieuw':
      return <CreatePage />;
    case 'overeenkomst':
      return <AgreementPage key={route.id} id={route.id} />;
    case 'onbekend':
      return (
        <>
          <Top />
          <main className="blad-pagina">
            <h1>Deze pagina bestaat niet</h1>
            <p>
              Controleer het adres, of ga naar <Link to="/overeenkomsten">de overeenkomsten</Link>.
            </p>
          </main>
        </>
      );
  }
}

const TITLES: Record<Route['page'], string> = {
  start: 'Samenschrift',
  lijst: 'Overeenkomsten · Samenschrift',
  nieuw: 'Nieuwe overeenkomst · Samenschrift',
  overeenkomst: 'Overeenkomst · Samenschrift',
  onbekend: 'Niet gevonden · Samenschrift',
};

function useTitle(route: Route): void {
  useEffect(() => {
    document.title = TITLES[route.page];
  }, [route]);
}

/** The session with the server: 'bezig' while it is asked for, a sentence when that failed. */
function useSignIn(): Presence | string {
  const [state, setState] = useState<SignIn | string>('bezig');
  useEffect(() => {
    void get<SignIn>('/api/sessie').then((result) => setState(result.ok ? result.value : result.boodschap));
  }, []);
  const choose = useCallback(async (id: string): Promise<string | null> => {
    const result = await post<unknown>('/api/sessie', { persoon: id });
    if (!result.ok) return result.boodschap;
    const again = await get<SignIn>('/api/sessie');
    if (!again.ok) return again.boodschap;
    setState(again.value);
    return null;
  }, []);
  return useMemo(() => {
    if (typeof state === 'string') return state;
    return { me: state.persoon satisfies Actor | null, people: state.personen, choose };
  }, [state, choose]);
}
