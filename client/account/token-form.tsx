/** Making a token, and showing it for the only time. */
import { useState, type FormEvent } from 'react';
import { SCOPES, type Scope } from '../../model/access.ts';
import { post } from '../api/http.ts';
import type { AgreementRow } from '../api/places.ts';
import { titleOf } from '../home/row.tsx';
import { Submit } from '../home/submit.tsx';

const TERMS = [
  { dagen: 30, naam: '30 dagen' },
  { dagen: 90, naam: '3 maanden' },
  { dagen: 365, naam: '1 jaar' },
] as const;

interface FormProps {
  readonly agreements: readonly AgreementRow[];
  /** It was made: this is it. */
  readonly made: (token: string) => void;
}

/** The form. */
export function TokenForm({ agreements, made }: FormProps) {
  const [naam, setNaam] = useState('');
  const [bereik, setBereik] = useState<Scope>('lezen');
  const [overeenkomst, setOvereenkomst] = useState('');
  const [dagen, setDagen] = useState('90');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (naam.trim() === '') return setTrouble('Geef de sleutel een naam waaraan u ze herkent.');
    setBusy(true);
    const wanted = { naam, bereik, overeenkomst: overeenkomst || null, dagen: Number(dagen) };
    const result = await post<{ sleutel: string }>('/api/sleutels', wanted);
    setBusy(false);
    setTrouble(result.ok ? null : `Niet gemaakt. ${result.boodschap}`);
    if (!result.ok) return;
    setNaam('');
    made(result.value.sleutel);
  };
  return (
    <form className="verleng sleutel-formulier" onSubmit={(event) => void make(event)} noValidate>
      <div className="veld">
        <label htmlFor="sleutel-naam">Waarvoor</label>
        <input
          id="sleutel-naam"
          className="invoer"
          value={naam}
          maxLength={80}
          autoComplete="off"
          placeholder="Bijvoorbeeld: overzicht voor de stuurgroep"
          onChange={(event) => setNaam(event.target.value)}
        />
      </div>
      <Choice id="sleutel-bereik" label="Wat ze mag" value={bereik} set={(value) => setBereik(value as Scope)}>
        {SCOPES.map((scope) => [scope.id, scope.naam])}
      </Choice>
      <p className="stil">{SCOPES.find(({ id }) => id === bereik)?.uitleg}</p>
      <Choice id="sleutel-waar" label="Waar" value={overeenkomst} set={setOvereenkomst}>
        {[['', 'In al mijn overeenkomsten'], ...agreements.map((row): [string, string] => [row.id, titleOf(row)])]}
      </Choice>
      <Choice id="sleutel-term" label="Hoelang" value={dagen} set={setDagen}>
        {TERMS.map((term) => [String(term.dagen), term.naam])}
      </Choice>
      {trouble ? (
        <p className="fout-hint" role="alert">
          {trouble}
        </p>
      ) : null}
      <div className="formulier-voet">
        <Submit busy={busy}>{busy ? 'Wordt gemaakt…' : 'Sleutel maken'}</Submit>
      </div>
    </form>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  /** Value and name of each. */
  readonly children: readonly (readonly [string, string])[];
}

function Choice({ id, label, value, set, children }: ChoiceProps) {
  return (
    <div className="veld">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="invoer" value={value} onChange={(event) => set(event.target.value)}>
        {children.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The new token, with a button to copy it. */
export function Shown({ token, close }: { token: string; close: () => void }) {
  const [copied, setCopied] = useState<string | null>(null);
  const copy = (): void =>
    void navigator.clipboard.writeText(token).then(
      () => setCopied('Gekopieerd.'),
      () => setCopied('Kopiëren lukt hier niet. Selecteer de sleutel en kopieer ze zelf.'),
    );
  return (
    <section className="sleutel-nieuw" aria-label="Uw nieuwe sleutel">
      <p role="status">
        <b>Dit is uw sleutel.</b> Kopieer ze nu: ze wordt nooit meer getoond. Wie ze heeft, werkt in uw naam.
      </p>
      <input
        className="invoer"
        readOnly
        value={token}
        aria-label="De sleutel"
        autoFocus
        onFocus={(event) => event.target.select()}
      />
      <div className="formulier-voet">
        <button type="button" className="knop go" onClick={copy}>
          Kopiëren
        </button>
        <button type="button" className="knop" onClick={close}>
          Ik heb ze bewaard
        </button>
      </div>
      <p className="stil" role="status">
        {copied}
      </p>
    </section>
  );
}
