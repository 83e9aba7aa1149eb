/** The head of the agreement: title, who, how long, where. */
import { useCallback } from 'react';
import { enumerate } from '../../model/title.ts';
import { get } from '../api/http.ts';
import type { Regions } from '../api/places.ts';
import { useLoad } from '../api/load.tsx';
import { ChoiceField } from '../fields/choice-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { DateField } from '../fields/value-field.tsx';
import { useSession } from '../sync/context.tsx';
import { rootAt } from '../sync/spot.ts';
import { useStore } from '../sync/store.ts';

/** The cover. */
export function Cover() {
  const session = useSession();
  const at = rootAt(session.doc);
  const parties = useStore(session.options.partijen);
  const loadRegions = useCallback(() => get<Regions>('/api/referentieregios'), []);
  const [regions] = useLoad(loadRegions);
  const known = regions.kind === 'klaar' ? regions.value.referentieregios : [];
  return (
    <header className="voorblad" data-onderdeel="algemeen" data-pad="/algemeen">
      <h1>
        <TextField
          at={at}
          path="titel"
          label="Titel van de overeenkomst"
          empty="Geef de overeenkomst een titel"
          wanted
          className="titelveld"
        />
      </h1>
      <p className="aanhef">{parties.length > 0 ? enumerate(parties.map(({ kort }) => kort)) : 'Nog geen partijen'}</p>
      <div className="feiten">
        <DateField at={at} path="looptijd.start" label="Van" empty="Kies een begindatum" wanted />
        <DateField at={at} path="looptijd.einde" label="tot uiterlijk" empty="Kies een einddatum" wanted />
      </div>
      <div className="feiten">
        <TextField at={at} path="regiegebied" label="Regiegebied" labelled empty="Vul aan als het er een is" />
        <ChoiceField
          at={at}
          path="referentieregio"
          label="Referentieregio"
          empty="Kies een regio"
          options={known.map(({ id, naam }) => ({ id, naam, kort: naam }))}
        />
      </div>
    </header>
  );
}
