/** Asking for a link by mail, to sign in again. */
import { useState, type FormEvent } from 'react';
import { emailOf } from '../../model/email.ts';
import { get, post } from '../api/http.ts';
import { useLoad } from '../api/load.tsx';
import { Text } from '../home/create-field.tsx';
import { Submit } from '../home/submit.tsx';

const load = () => get<{ aangeboden: boolean }>('/api/aanmelding/link');

/** A form, where such links are mailed; nothing elsewhere. */
export function AskLink() {
  const [state] = useLoad(load);
  return state.kind === 'klaar' && state.value.aangeboden ? <Form /> : null;
}

function Form() {
  const [email, setEmail] = useState('');
  const [wrong, setWrong] = useState<string>();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const isWrong = emailOf(email) === null;
    setWrong(isWrong ? NO_ADDRESS : undefined);
    setAsked(false);
    if (isWrong) return document.getElementById('email')?.focus();
    setBusy(true);
    const result = await post('/api/aanmelding/link', { email });
    setBusy(false);
    setAsked(result.ok);
    if (!result.ok) setWrong(result.boodschap);
  };
  return (
    <form className="formulier" onSubmit={(event) => void ask(event)} noValidate>
      <fieldset>
        <legend>Werkte u hier al mee?</legend>
        <p className="stil">Dan mailen we u een link om u opnieuw aan te melden. Hij werkt 15 minuten.</p>
        <Text
          id="email"
          label="E-mailadres waarop u uitgenodigd bent"
          value={email}
          set={setEmail}
          error={wrong}
          type="email"
          fill="email"
        />
      </fieldset>
      <p role="status" className={asked ? 'melding goed' : 'enkel-voorlezen'}>
        {asked ? 'Als dit adres hier bekend is, krijgt u zo dadelijk een mail. Kijk ook bij de ongewenste mail.' : ''}
      </p>
      <div className="formulier-voet">
        <Submit busy={busy}>Mail mij een link</Submit>
      </div>
    </form>
  );
}

const NO_ADDRESS = 'Schrijf een e-mailadres zoals naam@voorbeeld.be.';
