/** The first page of the agreement to be, as far as it is known. */
import { useDeferredValue } from 'react';
import type { Party } from '../../model/agreement.ts';
import { PARTS } from '../../model/parts.ts';
import { capital, enterpriseNumber, termWords } from '../../model/print/words.ts';
import { titleFor } from '../../model/title.ts';
import { parseDate } from '../fields/dutch.ts';
import { partiesOf, templateOf, type Draft, type Sources } from './create-form.ts';

/** The page. It follows what is typed when there is time. */
export function Preview({ draft: latest, sources }: { draft: Draft; sources: Sources }) {
  const draft = useDeferredValue(latest);
  const template = templateOf(sources, draft);
  const parties = partiesOf(draft, sources.places.gemeenten);
  const [start, einde] = [parseDate(draft.start), parseDate(draft.einde)];
  const region = sources.regions.referentieregios.find(({ id }) => id === draft.referentieregio)?.naam;
  return (
    <article className="eerste-blad">
      <p className="eerste-legislatuur">{template ? `Legislatuur ${template.legislatuur}` : 'Nog geen sjabloon'}</p>
      <p className="eerste-titel">{titleFor(parties)}</p>
      <p>{start && einde ? capital(termWords({ start, einde })) : <i>Nog geen looptijd</i>}</p>
      {draft.regiegebied.trim() ? <p>Regiegebied {draft.regiegebied.trim()}</p> : null}
      {region ? <p>Referentieregio {region}</p> : null}
      <h3>Partijen</h3>
      <ul className="eerste-partijen">
        {parties.map((party) => (
          <li key={party.id}>
            <b>{party.naam}</b> <PartyNumbers party={party} />
          </li>
        ))}
        {parties.length === 1 ? (
          <li>
            <i>Nog geen lokaal bestuur</i>
          </li>
        ) : null}
      </ul>
      <h3>Inhoud</h3>
      <ol className="eerste-inhoud">
        {PARTS.map(({ id, naam, rubriek }) => (
          <li key={id} className={rubriek ? 'rubriek' : ''}>
            <span>{rubriek}</span> {naam}
            {id === 'doelstellingen' && template && template.inhoud.doelstellingen.length > 0 ? (
              <small>{template.inhoud.doelstellingen.length} uit het sjabloon</small>
            ) : null}
          </li>
        ))}
      </ol>
    </article>
  );
}

/** The enterprise numbers of a party: of gemeente and OCMW each where it is both. */
export function PartyNumbers({ party: { soort, kbo, kboOcmw } }: { party: Party }) {
  const both = soort === 'lokaal-bestuur' && kboOcmw;
  const numbers = [
    kbo ? `${enterpriseNumber(kbo)}${both ? ' (gemeente)' : ''}` : '',
    kboOcmw ? `${enterpriseNumber(kboOcmw)} (OCMW)` : '',
  ].filter((number) => number !== '');
  return numbers.length > 0 ? <small className="kbo">KBO {numbers.join(', ')}</small> : null;
}
