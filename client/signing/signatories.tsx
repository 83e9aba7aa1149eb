/** Who signs, party by party in the order of signing, and how far each is. */
import { useState } from 'react';
import { decide } from '../../model/access.ts';
import type { ReturnedFile } from '../../model/signing.ts';
import { ConfirmQuestion } from './confirm-question.tsx';
import { Unchecked } from './report.tsx';
import { Signature } from './signature.tsx';
import type { Signing } from './signing.ts';
import { byParty, fileOf, leadingOf, signatureOf, type SigningPerson } from './standing.ts';
import { momentWords, STATES } from './words.ts';

/** The list. */
export function Signatories({ signing }: { signing: Signing }) {
  const [confirming, setConfirming] = useState<SigningPerson | null>(null);
  const parties = byParty(signing.state);
  const leading = leadingOf(signing.state);
  return (
    <section aria-labelledby="wie-tekent">
      <h2 id="wie-tekent">Wie tekent</h2>
      {parties.map(({ naam, mensen }, nth) => (
        <section key={mensen[0]?.partij} className="tekenpartij" aria-labelledby={`tekenpartij-${nth}`}>
          <h3 id={`tekenpartij-${nth}`}>{naam || 'Partij zonder naam'}</h3>
          <ul>
            {mensen.map((one) => (
              <Person key={one.id} one={one} signing={signing} confirm={() => setConfirming(one)} />
            ))}
          </ul>
        </section>
      ))}
      {leading?.verslag ? <Unchecked report={leading.verslag} /> : null}
      {confirming ? <ConfirmQuestion signing={signing} person={confirming} close={() => setConfirming(null)} /> : null}
    </section>
  );
}

interface PersonProps {
  readonly one: SigningPerson;
  readonly signing: Signing;
  readonly confirm: () => void;
}

function Person({ one, signing: { state, me }, confirm }: PersonProps) {
  const { naam, functie, stand, bevestigdDoor } = one;
  const report = signatureOf(state, one);
  const file = fileOf(state, one);
  const mayConfirm = stand === 'te-bevestigen' && decide(me, 'ondertekening-leiden', state.status).allowed;
  return (
    <li className={`tekenaar tekenaar-${stand}`}>
      <div className="tekenaar-wie">
        <span className="stil">{state.ondertekenaars.indexOf(one) + 1}.</span> <b>{naam || 'Nog geen naam'}</b>{' '}
        <span className="stil">{functie}</span>
      </div>
      <span className={`pil stand-${stand}`}>{STATES[stand]}</span>
      <div className="tekenaar-hoe">
        {report ? <Signature report={report} /> : null}
        {stand === 'papier' && file ? <OnPaper file={file} /> : null}
        {bevestigdDoor === null ? null : <p className="stil">Bevestigd door {bevestigdDoor}</p>}
        {mayConfirm ? (
          <button type="button" className="knop klein" onClick={confirm}>
            Handtekening nakijken…
          </button>
        ) : null}
      </div>
    </li>
  );
}

const OnPaper = ({ file: { op, door } }: { file: ReturnedFile }) => (
  <p className="stil">
    Op een scan, opgeladen {momentWords(op)} door {door}
  </p>
);
