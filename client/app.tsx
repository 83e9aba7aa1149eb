/** The whole product in the browser: who you are, and which page you are on. */
import { useEffect, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Actor } from '../model/access.ts';
import { Trouble } from './api/load.tsx';
import { PersonContext } from './api/person.tsx';
import { useArrival } from './arrival.ts';
import { Top } from './home/top.tsx';
import { later } from './later.tsx';
import { Link, routeOf, usePath, type Route } from './router.tsx';
import { useSignIn } from './sign-in.ts';
import { RefusedPage } from './start/refused-page.tsx';
import { StartPage } from './start/start-page.tsx';

const WAITING = (
  <p className="wachten" role="status">
    Even geduld…
  </p>
);
const HomePage = later(
  () => import('./home/home-page.tsx'),
  (module) => module.HomePage,
  WAITING,
);
// Making an agreement takes a connection anyway.
const CreatePage = later(
  () => import('./home/create-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
// What it shows is the server's.
const SessionsPage = later(
  () => import('./account/sessions-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const TokensPage = later(
  () => import('./account/tokens-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const BinPage = later(
  () => import('./home/bin-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const RolesPage = later(
  () => import('./account/roles-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const MembersPage = later(
  () => import('./account/members-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const InvitationPage = later(
  () => import('./account/invitation-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
// For who came with a file or a paper; few come back.
const CheckPage = later(
  () => import('./check/check-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const RecordPage = later(
  () => import('./record/record-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const SigningPage = later(
  () => import('./signing/signing-page.tsx'),
  (module) => module.default,
  WAITING,
  false,
);
const AgreementPage = later(
  () => import('./agreement/agreement-page.tsx'),
  (module) => module.default,
  WAITING,
);

/** The application. */
export function App() {
  const path = usePath();
  const route = useMemo(() => routeOf(path), [path]);
  const presence = useSignIn();
  useArrival(
    typeof presence === 'string'
      ? null
      : isOpenTo(presence.me, route)
        ? route.page === 'overeenkomst'
          ? route.id
          : route.page
        : 'start',
  );
  if (presence === 'bezig') return WAITING;
  if (typeof presence === 'string') return <Trouble message={presence} again={() => location.reload()} />;
  return (
    <I18nProvider locale="nl-BE">
      <PersonContext value={presence}>
        <Page route={isOpenTo(presence.me, route) ? route : { page: 'start' }} />
      </PersonContext>
    </I18nProvider>
  );
}

/** Who is not signed in can come in by a link, and check a file. */
const isOpenTo = (me: Actor | null, { page }: Route): boolean => me !== null || OPEN.has(page);
const OPEN: ReadonlySet<Route['page']> = new Set(['uitnodiging', 'geweigerd', 'controle']);

function Page({ route }: { route: Route }) {
  useTitle(route);
  switch (route.page) {
    case 'start':
      return <StartPage />;
    case 'geweigerd':
      return <RefusedPage reason={route.reden} />;
    case 'lijst':
      return <HomePage />;
    case 'nieuw':
      return <CreatePage />;
    case 'aanmeldingen':
      return <SessionsPage />;
    case 'rollen':
      return <RolesPage />;
    case 'prullenmand':
      return <BinPage />;
    case 'uitnodiging':
      return <InvitationPage />;
    case 'sleutels':
      return <TokensPage />;
    case 'overeenkomst':
      return <AgreementPage key={route.id} id={route.id} />;
    case 'leden':
      return <MembersPage key={route.id} id={route.id} />;
    case 'verslag':
      return <RecordPage key={route.id} id={route.id} />;
    case 'ondertekening':
      return <SigningPage key={route.id} id={route.id} />;
    case 'controle':
      return <CheckPage hash={route.som} />;
    case 'onbekend':
      return (
        <>
          <Top />
          <main className="blad-pagina smal">
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
  geweigerd: 'Niet aangemeld · Samenschrift',
  lijst: 'Overeenkomsten · Samenschrift',
  nieuw: 'Nieuwe overeenkomst · Samenschrift',
  aanmeldingen: 'Uw aanmeldingen en gegevens · Samenschrift',
  rollen: 'Wie mag wat · Samenschrift',
  sleutels: 'Sleutels voor programma’s · Samenschrift',
  prullenmand: 'Prullenmand · Samenschrift',
  uitnodiging: 'Uitnodiging · Samenschrift',
  overeenkomst: 'Overeenkomst · Samenschrift',
  leden: 'Wie meewerkt · Samenschrift',
  verslag: 'Verslag · Samenschrift',
  ondertekening: 'Ondertekenen · Samenschrift',
  controle: 'Een bestand controleren · Samenschrift',
  onbekend: 'Niet gevonden · Samenschrift',
};

function useTitle(route: Route): void {
  useEffect(() => {
    document.title = TITLES[route.page];
  }, [route]);
}
