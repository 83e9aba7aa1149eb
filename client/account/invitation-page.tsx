/** Coming in by a link. Nothing happens by opening it: programs that look through mail do that too. */
import { useCallback, useState, useSyncExternalStore, type FormEvent } from 'react';
import { ROLES } from '../../model/access.ts';
import { dayWords } from '../../model/day.ts';
import { post, type Failure } from '../api/http.ts';
import { useLoad } from '../api/load.tsx';
import { usePerson } from '../api/person.tsx';
import type { Welcome } from '../api/places.ts';
import { localDay } from '../fields/dutch.ts';
import { Text } from '../home/create-field.tsx';
import { Submit } from '../home/submit.tsx';
import { Top } from '../home/top.tsx';
import { Link } from '../router.tsx';
import { SignOut } from '../start/sign-out.tsx';
import { AskLink } from './ask-link.tsx';

const subscribe = (changed: () => void): (() => void) => {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
};

/** The page. */
export default function InvitationPage() {
  const secret = useSyncExternalStore(subscribe, () => location.hash.slice(1));
  const { me } = usePerson();
  return (
    <>
      <Top />
      <main className="blad-pagina smal uitnodiging">
        {secret === '' ? (
          <>
            <h1>Aanmelden met een link</h1>
            <p>Open de link uit uw uitnodiging. U vindt hem in de mail, of kreeg hem van wie u uitnodigde.</p>
            <AskLink />
          </>
        ) : (
          <Opened key={`${secret} ${me?.id ?? ''}`} secret={secret} />
        )}
      </main>
    </>
  );
}

function Opened({ secret }: { secret: string }) {
  const load = useCallback(() => post<Welcome>('/api/uitnodiging/bekijken', { geheim: secret }), [secret]);
  const [state, again] = useLoad(load);
  switch (state.kind) {
    case 'bezig':
      return (
        <p className="wachten" role="status">
          Even geduld…
        </p>
      );
    case 'fout':
      return <Dead failure={state.failure} again={again} />;
    case 'klaar':
      return <Accept welcome={state.value} secret={secret} />;
  }
}

/** The server says no to this link, or could not be asked. */
function Dead({ failure: { status, boodschap }, again }: { failure: Failure; again: () => void }) {
  const isLink = status === 400 || status === 404 || status === 409;
  return (
    <>
      <h1>{isLink ? 'Deze link werkt niet (meer)' : 'Even geen verbinding'}</h1>
      <p role="alert">{boodschap}</p>
      {isLink ? (
        <>
          <AskLink />
          <p>
            Bent u hier al aangemeld? Ga naar <Link to="/overeenkomsten">de overeenkomsten</Link>.
          </p>
        </>
      ) : (
        <button type="button" className="knop" onClick={again}>
          Opnieuw proberen
        </button>
      )}
    </>
  );
}

function Accept({ welcome, secret }: { welcome: Welcome; secret: string }) {
  const { titel, door, bezwaar, persoon } = welcome;
  return (
    <>
      {titel === null ? (
        <h1>Opnieuw aanmelden</h1>
      ) : (
        <>
          <h1>U bent uitgenodigd</h1>
          <p>{door ?? 'Iemand'} vraagt u om in Samenschrift mee te werken aan deze overeenkomst:</p>
          <div className="titel-voorbeeld">
            <p>{titel === '' ? 'Overeenkomst zonder titel' : titel}</p>
          </div>
        </>
      )}
      <Facts welcome={welcome} />
      {bezwaar === null ? (
        <Form secret={secret} isNew={persoon === null} isInvitation={titel !== null} />
      ) : (
        <div className="melding">
          <p>{bezwaar}</p>
          <SignOut>Afmelden en hier blijven</SignOut>
        </div>
      )}
      <p className="stil">
        {titel === null
          ? 'Vroeg u deze link niet zelf? Sluit dan deze pagina: er gebeurt niets.'
          : `Kent u ${door ?? 'de afzender'} niet? Sluit dan deze pagina: er gebeurt niets.`}
      </p>
    </>
  );
}

function Facts({ welcome: { rol, partij, email, persoon, vervalt } }: { welcome: Welcome }) {
  const role = ROLES.find(({ id }) => id === rol);
  return (
    <dl className="uitnodiging-feiten">
      {persoon ? (
        <div>
          <dt>Wie</dt>
          <dd>{[persoon.naam, persoon.functie].filter((part) => part !== '').join(', ')}</dd>
        </div>
      ) : null}
      <div>
        <dt>E-mailadres</dt>
        <dd>{email}</dd>
      </div>
      {role ? (
        <div>
          <dt>Uw rol</dt>
          <dd>
            {role.naam}
            <small>{role.uitleg}</small>
          </dd>
        </div>
      ) : null}
      {partij === null ? null : (
        <div>
          <dt>Voor</dt>
          <dd>{partij}</dd>
        </div>
      )}
      {rol === null ? null : (
        <div>
          <dt>Geldig tot</dt>
          <dd>{dayWords(localDay(new Date(vervalt)))}</dd>
        </div>
      )}
    </dl>
  );
}

interface FormProps {
  readonly secret: string;
  /** Nothing is known of them yet. */
  readonly isNew: boolean;
  readonly isInvitation: boolean;
}

function Form({ secret, isNew, isInvitation }: FormProps) {
  const [naam, setNaam] = useState('');
  const [functie, setFunctie] = useState('');
  const [missing, setMissing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const accept = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const isMissing = isNew && naam.trim() === '';
    setMissing(isMissing);
    if (isMissing) return document.getElementById('naam')?.focus();
    setBusy(true);
    const given = isNew ? { naam, functie } : {};
    const result = await post<{ overeenkomst: string | null }>('/api/uitnodiging/aanvaarden', {
      geheim: secret,
      ...given,
    });
    setBusy(false);
    if (!result.ok) return setTrouble(result.boodschap);
    const { overeenkomst } = result.value;
    // A new page, as someone else: nothing of who was here before stays in memory, nor the link in the history.
    location.replace(overeenkomst === null ? '/overeenkomsten' : `/overeenkomsten/${encodeURIComponent(overeenkomst)}`);
  };
  return (
    <form className="formulier" onSubmit={(event) => void accept(event)} noValidate>
      {isNew ? (
        <fieldset>
          <legend>Wie bent u?</legend>
          <p className="stil">Wie meewerkt aan de overeenkomst, ziet uw naam en functie bij wat u schrijft.</p>
          <div className="twee">
            <Text
              id="naam"
              label="Voornaam en naam"
              value={naam}
              set={setNaam}
              error={missing ? 'Vul uw naam in.' : undefined}
              fill="name"
            />
            <Text
              id="functie"
              label="Functie"
              value={functie}
              set={setFunctie}
              error={undefined}
              fill="organization-title"
            />
          </div>
        </fieldset>
      ) : null}
      {trouble ? (
        <p className="melding fout" role="alert">
          {trouble}
        </p>
      ) : null}
      <div className="formulier-voet">
        <Submit busy={busy}>{isInvitation ? 'Uitnodiging aanvaarden' : 'Aanmelden'}</Submit>
      </div>
    </form>
  );
}
