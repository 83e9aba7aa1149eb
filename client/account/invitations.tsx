/** Inviting people into an agreement, and the invitations there are. */
import { useCallback, useRef, useState } from 'react';
import { get, post, remove, type Result } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import type { Invitation, Inviting, NewInvitation } from '../api/places.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm, type Invitee } from './invite-form.tsx';
import { MadeInvitation } from './made-invitation.tsx';

/** The form, and what became of earlier invitations, of an agreement (by its id). For who may invite. */
export function Invitations({ agreement }: { agreement: string }) {
  const path = `/api/overeenkomsten/${encodeURIComponent(agreement)}/uitnodigingen`;
  const load = useCallback(() => get<Inviting>(path), [path]);
  const [state, again] = useLoad(load);
  return (
    <Loaded state={state} again={again}>
      {(inviting) => <Board path={path} inviting={inviting} />}
    </Loaded>
  );
}

function Board({ path, inviting }: { path: string; inviting: Inviting }) {
  const [rows, setRows] = useState(inviting.uitnodigingen);
  const [made, setMade] = useState<NewInvitation | null>(null);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const taken = (result: Result<NewInvitation>): string | null => {
    if (!result.ok) return result.boodschap;
    setRows((before) => withNew(before, result.value.uitnodiging));
    setMade(result.value);
    setSaid('');
    return null;
  };
  const invite = async (invitee: Invitee): Promise<string | null> => taken(await post<NewInvitation>(path, invitee));
  const again = async ({ id }: Invitation): Promise<string | null> =>
    taken(await post<NewInvitation>(`${path}/${id}/opnieuw`, {}));
  const revoke = async ({ id, email }: Invitation): Promise<string | null> => {
    const result = await remove(`${path}/${id}`);
    if (!result.ok) return result.boodschap;
    setRows((before) => before.map((one) => (one.id === id ? { ...one, toestand: 'ingetrokken' } : one)));
    setMade((before) => (before?.uitnodiging.id === id ? null : before));
    setSaid(`De uitnodiging van ${email} is ingetrokken.`);
    // The button that had the focus is gone.
    heading.current?.focus();
    return null;
  };
  return (
    <>
      <section className="uitnodigen" aria-labelledby="uitnodigen-kop">
        <h2 id="uitnodigen-kop">Iemand uitnodigen</h2>
        <p className="stil">
          {inviting.mail
            ? 'Die persoon krijgt een mail met een link die één keer werkt, 14 dagen lang.'
            : 'U krijgt een link om zelf door te geven. Hij werkt één keer, 14 dagen lang.'}
        </p>
        <InviteForm inviting={inviting} invite={invite} />
        {made ? <MadeInvitation key={made.uitnodiging.id} made={made} /> : null}
      </section>
      <section aria-labelledby="uitnodigingen-kop">
        <h2 id="uitnodigingen-kop" tabIndex={-1} ref={heading}>
          Uitnodigingen
        </h2>
        <p className="enkel-voorlezen" role="status">
          {said}
        </p>
        <InvitationList rows={rows} again={again} revoke={revoke} />
      </section>
    </>
  );
}

/** One address has one open invitation: the new one. */
function withNew(before: readonly Invitation[], made: Invitation): Invitation[] {
  const others = before.map((one) =>
    one.email === made.email && one.toestand === 'open' ? { ...one, toestand: 'ingetrokken' as const } : one,
  );
  return [made, ...others];
}
