/** Ondertekening: how it will be signed. To be changed under Partijen. */
import { dayWords } from '../../model/day.ts';
import type { Party } from '../../model/agreement.ts';
import { useMayWrite, useSession, useSpeaksFor } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import { sameJson, useSelect } from '../sync/store.ts';
import { Section } from './section.tsx';

const NOBODY: readonly Party[] = [];

/** The part. */
export function Signing() {
  const parties = useSelect(
    useSession().judged,
    (judged) => (judged.kind === 'gelezen' ? judged.agreement.partijen : NOBODY),
    sameJson,
  );
  const mayWrite = useMayWrite();
  return (
    <Section part="ondertekening">
      <p className="stil">
        Zo komt het op de ondertekenpagina.{mayWrite ? ' Namen en mandaten wijzigt u bij de partijen.' : ''}
      </p>
      {parties.map((party) => (
        <PartySigns key={party.id} party={party} />
      ))}
    </Section>
  );
}

function PartySigns({ party }: { party: Party }) {
  const speaks = useSpeaksFor(party.id);
  const mayChange = useMayWrite() && speaks;
  return (
    <div className="tekent">
      <h3>
        Voor {party.naam || 'een partij zonder naam'}
        {mayChange ? (
          <button type="button" className="verwijzing" onClick={() => jumpTo(`/partijen/${party.id}/ondertekenaars`)}>
            Wijzigen
          </button>
        ) : null}
      </h3>
      {party.ondertekenaars.length === 0 ? <p className="ontbreekt">Nog niemand tekent.</p> : null}
      <ul className="handtekeningen">
        {party.ondertekenaars.map(({ id, naam, functie, mandaat }) => (
          <li key={id}>
            <b>{naam || 'Nog geen naam'}</b>
            <span>{functie || 'nog geen functie'}</span>
            <small>
              {mandaat.orgaan
                ? `${mandaat.orgaan}${mandaat.besluit ? `, besluit ${mandaat.besluit}` : ''}${mandaat.datum ? ` van ${dayWords(mandaat.datum)}` : ''}`
                : 'nog geen mandaat'}
            </small>
          </li>
        ))}
      </ul>
    </div>
  );
}
