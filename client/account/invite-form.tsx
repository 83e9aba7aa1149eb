/** Whom to invite, as what, and for which party. */
import { useState, type FormEvent } from 'react';
import { ROLES, type Role } from '../../model/access.ts';
import { emailOf } from '../../model/email.ts';
import type { Inviting } from '../api/places.ts';
import { Choice } from '../home/choice.tsx';
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
  const named = partijen.map(({ id, naam }) => ({ id, naam: naam || 'Partij zonder naam' }));
  const parties = [...(zonderPartij ? [{ id: '', naam: ALL_PARTIES }] : []), ...named];
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

/** For whom someone takes part who takes part for no party of their own. */
export const ALL_PARTIES = 'Alle partijen';
