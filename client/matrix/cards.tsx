/** The matrix on a phone: a card per doelgroep, a row per vlak. */
import { cellName } from '../../model/agreement.ts';
import { DOMAINS, TARGET_GROUPS, type TargetGroup } from '../../model/terms.ts';
import { useMayWrite } from '../sync/context.tsx';
import { CardCell } from './cell.tsx';
import { ColumnCount, ColumnSwitch, useCount } from './column-switch.tsx';

interface CardsProps {
  readonly show: (name: string) => void;
  readonly showColumn: (group: TargetGroup) => void;
}

/** All cards. */
export function Cards(props: CardsProps) {
  return TARGET_GROUPS.map(({ id, naam }) => <Card key={id} group={id} naam={naam} {...props} />);
}

function Card({ group, naam, show, showColumn }: CardsProps & { group: TargetGroup; naam: string }) {
  const { inScope } = useCount(group);
  const mayWrite = useMayWrite();
  return (
    <section className="matrix-kaart" aria-label={naam}>
      <h3>{naam}</h3>
      <p className="kaart-tel">
        <ColumnCount group={group} />
      </p>
      <ColumnSwitch group={group} name={naam} />
      {inScope === 0 ? null : (
        <>
          {mayWrite ? (
            <button type="button" className="knop klein" onClick={() => showColumn(group)}>
              Alle vlakken tegelijk invullen
            </button>
          ) : null}
          <dl>
            {DOMAINS.map((row) => (
              <div key={row.id}>
                <dt>{row.naam}</dt>
                <dd>
                  <CardCell name={cellName({ doelgroep: group, vlak: row.id })} show={show} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
