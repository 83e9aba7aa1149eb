/** Making a token. */
import { useState, type FormEvent } from 'react';
import { SCOPES, type Scope } from '../../model/access.ts';
import { post } from '../api/http.ts';
import type { AgreementRow } from '../api/places.ts';
import { Choice } from '../home/choice.tsx';
import { FieldError } from '../home/create-field.tsx';
import { titleOf } from '../home/row.tsx';
import { Submit } from '../home/submit.tsx';

/** By their number of days. */
const TERMS = [
  { id: '30', naam: '30 dagen' },
  { id: '90', naam: '3 maanden' },
  { id: '365', naam: '1 jaar' },
] as const;
const ALL = { id: '', naam: 'Al mijn overeenkomsten' };

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
    if (naam.trim() === '') return setTrouble('Geef de sleutel een naam waaraan u hem herkent.');
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
      <Choice
        id="sleutel-bereik"
        label="Wat de sleutel mag"
        value={bereik}
        set={(value) => setBereik(value as Scope)}
        options={SCOPES}
        hint={SCOPES.find(({ id }) => id === bereik)?.uitleg}
      />
      <Choice
        id="sleutel-waar"
        label="Voor welke overeenkomst"
        value={overeenkomst}
        set={setOvereenkomst}
        options={[ALL, ...agreements.map((row) => ({ id: row.id, naam: titleOf(row) }))]}
      />
      <Choice id="sleutel-term" label="Hoelang geldig" value={dagen} set={setDagen} options={TERMS} />
      <FieldError>{trouble}</FieldError>
      <div className="formulier-voet">
        <Submit busy={busy}>{busy ? 'Wordt gemaakt…' : 'Sleutel maken'}</Submit>
      </div>
    </form>
  );
}
