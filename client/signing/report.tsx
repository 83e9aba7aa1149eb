/** What was found in a file: why it is not accepted and what to do, who signed, and what nobody looked at. */
import type { SignatureReport, SignedReport } from '../../model/signing.ts';
import { shortPartyName } from '../../model/title.ts';
import { Signature } from './signature.tsx';
import { ADVICE, STATES } from './words.ts';

/** Why not; with `advice`, for who can have it signed again, each with what to do about it. */
export function Refusals({ report: { weigeringen }, advice }: { report: SignedReport; advice: boolean }) {
  return (
    <ul className="weigeringen">
      {weigeringen.map(({ soort, zin }) => (
        <li key={`${soort} ${zin}`}>
          <b>{zin}</b>
          {advice ? <span>{ADVICE[soort]}</span> : null}
        </li>
      ))}
    </ul>
  );
}

/** Every field in the order of signing. */
export function Fields({ report: { velden } }: { report: SignedReport }) {
  return (
    <ol className="velden">
      {velden.map((field) => (
        <li key={field.veld} className="tekenaar">
          <Expected field={field} />
          <Stand field={field} />
          <div className="tekenaar-hoe">
            <Signature report={field} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Stand({ field: { handtekening } }: { field: SignatureReport }) {
  if (!handtekening) return <span className="pil stand-open">{STATES.open}</span>;
  if (!handtekening.geldig) return <span className="pil stand-te-bevestigen">ongeldig</span>;
  return handtekening.zelfde === 'zelfde' ? (
    <span className="pil stand-digitaal">{STATES.digitaal}</span>
  ) : (
    <span className="pil stand-te-bevestigen">andere naam</span>
  );
}

function Expected({ field: { veld, verwacht } }: { field: SignatureReport }) {
  if (!verwacht) return <p>Een handtekening die niet verwacht werd ({veld})</p>;
  const { naam, functie, partijNaam } = verwacht;
  return (
    <p>
      <b>{naam || 'Nog geen naam'}</b>
      <span className="stil"> {[functie, shortPartyName(partijNaam)].filter((part) => part !== '').join(', ')}</span>
    </p>
  );
}

/** What was checked of nothing. */
export function Unchecked({ report: { nietGecontroleerd } }: { report: SignedReport }) {
  if (nietGecontroleerd.length === 0) return null;
  return (
    <div className="niet-nagekeken">
      <h3>Niet nagekeken</h3>
      <ul>
        {nietGecontroleerd.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
