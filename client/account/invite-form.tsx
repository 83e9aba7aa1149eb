/** Whom to invite, as what, and for which party. */
import { useState, type FormEvent } from 'react';
import { ROLES, type Role } from '../../model/access.ts';
import { emailOf } from '../../model/email.ts';
import type { Inviting } from '../api/places.ts';
import { Text } from '../home/create-field.tsx';
import { Submit } from '../home/submit.tsx';

export interface Invitee {
  readonly email: string;
  readonly rol: Role;
  readonly partij: string | null;
}

interface InviteFormProps {
  readonly inviting: Inviting;
  /** Null when it is done, else why not. */
  readonly invite: (invitee: Invitee) => Promise<string | null>;
}

/** The form. */
export function InviteForm({ inviting: { rollen, partijen, zonderPartij }, invite }: InviteFormProps) {
  const [email, setEmail] = useState('');
  const [rol, setRol] = useState<Role>(rollen.includes('redacteur') ? 'redacteur' : (rollen[0] ?? 'lezer'));
  const [partij, setPartij] = useState(zonderPartij ? '' : (partijen[0]?.id ?? ''));
  const [wrong, setWrong] = useState<string>();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const parties = [...(zonderPartij ? [ALL_PARTIES] : []), ...partijen];
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    const isWrong = emailOf(email) === null;
    setWrong(isWrong ? 'Schrijf een e-mailadres zoals naam@voorbeeld.be.' : undefined);
    setTrouble(null);
    if (isWrong) return document.getElementById('uitnodigen-email')?.focus();
    setBusy(true);
    const failed = await invite({ email, rol, partij: partij === '' ? null : partij });
    setBusy(false);
    setTrouble(failed);
    if (failed === null) setEmail('');
  };
  return (
    <form className="uitnodigen-velden" onSubmit={(event) => void send(event)} noValidate>
      <Text id="uitnodigen-email" label="E-mailadres" value={email} set={setEmail} error={wrong} type="email" />
      <Choice
        id="uitnodigen-rol"
        label="Rol"
        value={rol}
        set={(value) => setRol(value as Role)}
        options={ROLES.filter(({ id }) => rollen.includes(id))}
        hint={ROLES.find(({ id }) => id === rol)?.uitleg}
      />
      <Choice id="uitnodigen-partij" label="Partij" value={partij} set={setPartij} options={parties} />
      {trouble ? (
        <p className="melding fout" role="alert">
          {trouble}
        </p>
      ) : null}
      <div className="formulier-voet">
        <Submit busy={busy}>{busy ? 'Wordt uitgenodigd…' : 'Uitnodigen'}</Submit>
      </div>
    </form>
  );
}

const ALL_PARTIES = { id: '', naam: 'Alle partijen' };

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly naam: string }[];
  readonly hint?: string | undefined;
}

function Choice({ id, label, value, set, options, hint }: ChoiceProps) {
  return (
    <div className="veld">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="invoer"
        value={value}
        aria-describedby={hint ? `${id}-uitleg` : undefined}
        onChange={(event) => set(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.naam === '' ? 'Partij zonder naam' : option.naam}
          </option>
        ))}
      </select>
      {hint ? (
        <p className="stil" id={`${id}-uitleg`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
