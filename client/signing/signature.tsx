/** A signature in words: who, when, and what was looked at. */
import type { SignatureReport } from '../../model/signing.ts';
import { CHAINS, matchWords, momentWords, shortHash } from './words.ts';

/** One line for it, and the rest behind a fold. */
export function Signature({ report }: { report: SignatureReport }) {
  const { handtekening } = report;
  if (!handtekening) return null;
  const { wie, wanneer, geldig, keten } = handtekening;
  return (
    <details className="handtekening">
      <summary>
        {geldig ? 'Ondertekend' : 'Ongeldige handtekening'} door «{wie || 'niemand bij naam'}»
        {wanneer === null ? null : ` ${momentWords(wanneer)}`}
        <span className="stil"> · {CHAINS[keten].kort}</span>
      </summary>
      <Found report={report} />
    </details>
  );
}

function Found({ report }: { report: SignatureReport }) {
  const { handtekening } = report;
  if (!handtekening) return null;
  const { organisatie, uitgever, wanneer, geldig, keten, certificaat, vermeldingen } = handtekening;
  return (
    <>
      <ul className="nagekeken">
        <li>
          {geldig
            ? 'De handtekening past bij deze tekst: er is nadien niets aan gewijzigd.'
            : 'De handtekening past niet bij deze tekst.'}
        </li>
        <li>{matchWords(report)}</li>
        <li>{CHAINS[keten].uitleg}</li>
        <li>
          {wanneer === null
            ? 'De handtekening zegt niet wanneer ze gezet is.'
            : 'Het tijdstip is dat van de klok van wie ondertekende.'}
        </li>
        {vermeldingen.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p className="stil">
        Certificaat{organisatie ? ` van ${organisatie}` : ''},{' '}
        {uitgever ? `uitgegeven door ${uitgever}` : 'uitgever onbekend'}, vingerafdruk{' '}
        <code title={certificaat}>{shortHash(certificaat)}</code>
      </p>
    </>
  );
}
