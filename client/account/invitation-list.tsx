/** Invitations: those that can still be used, and what became of the others. */
import { ROLES } from '../../model/access.ts';
import { dayWords } from '../../model/day.ts';
import type { Invitation } from '../api/places.ts';
import { localDay } from '../fields/dutch.ts';
import { Ago } from '../home/ago-text.tsx';
import { ListRow, RowButton, useDeed } from '../home/list-row.tsx';

interface ListProps {
  readonly rows: readonly Invitation[];
  /** Null when it is done, else why not. */
  readonly again: (one: Invitation) => Promise<string | null>;
  readonly revoke: (one: Invitation) => Promise<string | null>;
}

/** The list. */
export function InvitationList({ rows, again, revoke }: ListProps) {
  const waiting = rows.filter((one) => isWaiting(one, rows));
  const over = rows.filter((one) => !waiting.includes(one));
  const row = (one: Invitation) => <Row key={one.id} one={one} again={again} revoke={revoke} />;
  return (
    <>
      {waiting.length === 0 ? (
        <p className="stil">Er staat geen uitnodiging open.</p>
      ) : (
        <ul className="rijen uitnodigingen">{waiting.map(row)}</ul>
      )}
      {over.length === 0 ? null : (
        <details className="eerdere">
          <summary>Eerdere uitnodigingen ({over.length})</summary>
          <ul className="rijen uitnodigingen">{over.map(row)}</ul>
        </details>
      )}
    </>
  );
}

/** Open, or expired without another having come after it. The last made comes first. */
function isWaiting({ id, email, toestand }: Invitation, rows: readonly Invitation[]): boolean {
  if (toestand === 'open') return true;
  return toestand === 'vervallen' && rows.find((other) => other.email === email)?.id === id;
}

function Row({ one, again, revoke }: Omit<ListProps, 'rows'> & { one: Invitation }) {
  const { email, rol, partij, toestand } = one;
  const { busy, trouble, act } = useDeed();
  const role = ROLES.find(({ id }) => id === rol)?.naam;
  const isOpen = toestand === 'open';
  const deeds = (
    <>
      <RowButton label={`Nieuwe link voor ${email}`} busy={busy} press={() => act(() => again(one))}>
        Nieuwe link
      </RowButton>
      {isOpen ? (
        <RowButton label={`Uitnodiging van ${email} intrekken`} busy={busy} press={() => act(() => revoke(one))}>
          Intrekken
        </RowButton>
      ) : null}
    </>
  );
  return (
    <ListRow
      name={email}
      mark={isOpen ? null : <span className="pil">{STATES[toestand]}</span>}
      trouble={trouble}
      deeds={isOpen || toestand === 'vervallen' ? deeds : null}
    >
      <p className="stil">
        {role}
        {partij === null ? '' : `, voor ${partij}`}
      </p>
      <p className="stil">
        <Story one={one} />
      </p>
    </ListRow>
  );
}

const STATES = { gebruikt: 'Aanvaard', vervallen: 'Vervallen', ingetrokken: 'Ingetrokken' } as const;

/** Who invited, when, how, and until when it holds. */
function Story({ one: { door, gemaakt, vervalt, toestand, gemaild } }: { one: Invitation }) {
  const until = dayWords(localDay(new Date(vervalt)));
  return (
    <>
      {gemaild ? 'Gemaild' : 'Link gemaakt'} <Ago at={gemaakt} />
      {door === null ? '' : ` door ${door}`}
      {toestand === 'open' ? `, geldig tot ${until}` : ''}.
    </>
  );
}
