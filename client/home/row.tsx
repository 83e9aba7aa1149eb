/** One agreement in the list: a row of the table, a card on a phone. */
import { memo } from 'react';
import type { AgreementRow } from '../api/places.ts';
import { Link } from '../router.tsx';
import { shortPartyName } from '../../model/title.ts';
import { Ago } from './ago-text.tsx';
import { Completeness } from './completeness.tsx';
import { PresentPeople } from './present.tsx';
import { StatusPill } from './status-pill.tsx';

/** Where an agreement is. */
export const pathOf = (id: string): string => `/overeenkomsten/${encodeURIComponent(id)}`;
export const titleOf = ({ titel }: Pick<AgreementRow, 'titel'>): string => titel || 'Overeenkomst zonder titel';

interface RowProps {
  readonly row: AgreementRow;
  readonly region: string;
  readonly isMenuOpen: boolean;
  readonly openMenu: (row: AgreementRow, button: HTMLButtonElement) => void;
}

/** The row. It is drawn anew only when it says something else. */
export const Row = memo(function Row({ row, region, isMenuOpen, openMenu }: RowProps) {
  return (
    <div role="row" className="so-rij">
      <div role="cell" className="so-titel">
        <Link to={pathOf(row.id)}>{titleOf(row)}</Link>
        <Parties names={row.partijen} />
      </div>
      <div role="cell" className="so-status">
        <StatusPill status={row.status} />
      </div>
      <div role="cell" className="so-gebied">
        {row.regiegebied || region ? <span>{row.regiegebied || region}</span> : <span className="stil">Geen</span>}
        {row.regiegebied && region && region !== row.regiegebied ? <small>{region}</small> : null}
      </div>
      <div role="cell" className="so-klaar">
        <Completeness rubrieken={row.rubrieken} punten={row.punten} status={row.status} />
      </div>
      <div role="cell" className="so-nu">
        <PresentPeople people={row.aanwezig} />
      </div>
      <div role="cell" className="so-gewijzigd">
        <Ago at={row.gewijzigd} />
        {row.gewijzigdDoor ? <small>{row.gewijzigdDoor.naam}</small> : null}
      </div>
      <div role="cell" className="so-menu">
        <button
          type="button"
          className="icoon-knop"
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          aria-label={`Acties voor ${titleOf(row)}`}
          onClick={({ currentTarget }) => openMenu(row, currentTarget)}
        >
          <MoreIcon />
        </button>
      </div>
    </div>
  );
});

const MoreIcon = () => (
  <svg viewBox="0 0 16 16" width="16" height="16" fill="currentColor" aria-hidden="true">
    <circle cx="8" cy="3" r="1.4" />
    <circle cx="8" cy="8" r="1.4" />
    <circle cx="8" cy="13" r="1.4" />
  </svg>
);

/** Beyond this many names, the rest is a number. */
const MOST_NAMES = 3;

/** The parties beside VDAB, which always is one. */
function Parties({ names }: { names: readonly string[] }) {
  const short = names.map(shortPartyName).filter((name) => name !== 'VDAB');
  const rest = short.length - MOST_NAMES;
  const shown = rest > 1 ? short.slice(0, MOST_NAMES) : short;
  return (
    <span className="so-partijen" title={rest > 1 ? short.join(', ') : undefined}>
      {shown.join(', ')}
      {rest > 1 ? ` en ${rest} andere` : ''}
    </span>
  );
}
