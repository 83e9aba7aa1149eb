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
    <Loaded state={state} again={again}>
      {(verdict) => <Verdict verdict={verdict} />}
    </Loaded>
  );
}

function Verdict({ verdict: { klopt, aantal, som, fout } }: { verdict: RecordVerdict }) {
  if (!klopt)
    return (
      <div className="melding fout" role="alert">
        <p>
          <b>Dit verslag klopt niet: {fout}.</b> Iemand heeft het achteraf gewijzigd. Tot daar sluiten {aantal}{' '}
          gebeurtenissen aan. Verwittig een beheerder.
        </p>
      </div>
    );
  if (aantal === 0) return null;
  return (
    <section className="keten" aria-label="Is het verslag volledig?">
      <details>
        <summary>
          <b className="keten-goed">Volledig en ongewijzigd</b>{' '}
          <span className="stil">
            {aantal === 1 ? '1 gebeurtenis' : `${aantal} gebeurtenissen`}, controlegetal {som.slice(0, 8)}…
          </span>
        </summary>
        <p>
          Elke gebeurtenis sluit aan op de vorige: dat er een gewijzigd, weggelaten of tussengevoegd is, valt op. Bewaar
          dit controlegetal elders, bijvoorbeeld in het verslag van een overleg. Wie het later terugvindt in het
          bestand, bij «som», weet dat er tot daar niets verdween.
        </p>
        <p>
          <code>{som}</code>
        </p>
      </details>
    </section>
  );
}
