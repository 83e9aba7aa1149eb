/** Whether the record still is what was written. */
import { useCallback } from 'react';
import { get } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import type { RecordVerdict } from '../api/places.ts';

/** The verdict of the server on a record. `path`: where it is asked. */
export function Chain({ path }: { path: string }) {
  const load = useCallback(() => get<RecordVerdict>(`${path}/keten`), [path]);
  const [state, again] = useLoad(load);
  return (
    <section className="keten" aria-label="Is het verslag volledig?">
      <Loaded state={state} again={again}>
        {(verdict) => <Verdict verdict={verdict} />}
      </Loaded>
    </section>
  );
}

function Verdict({ verdict: { klopt, aantal, som, fout } }: { verdict: RecordVerdict }) {
  if (!klopt)
    return (
      <div className="melding fout" role="alert">
        <p>
          <b>De keten klopt niet: {fout}.</b> Iemand heeft dit verslag achteraf gewijzigd. Tot daar sluiten {aantal}{' '}
          gebeurtenissen aan. Verwittig een beheerder.
        </p>
      </div>
    );
  return (
    <details>
      <summary>
        <b className="keten-goed">Keten klopt</b>{' '}
        <span className="stil">
          {aantal === 1 ? '1 gebeurtenis' : `${aantal} gebeurtenissen`}, som {som.slice(0, 8)}…
        </span>
      </summary>
      <p>
        Elke gebeurtenis sluit aan op de vorige: wie er een wijzigt, weglaat of tussenvoegt, breekt de keten. Bewaar
        deze som elders, bijvoorbeeld in het verslag van een overleg. Wie ze later in het bestand terugvindt, weet dat
        er tot daar niets verdween.
      </p>
      <p>
        <code>{som}</code>
      </p>
    </details>
  );
}
