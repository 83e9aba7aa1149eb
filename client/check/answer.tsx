/** What the check found, from the verdict to every signature. */
import { useEffect, useRef } from 'react';
import { STATUSES } from '../../model/access.ts';
import { shortPartyName } from '../../model/title.ts';
import type { CheckAnswer } from '../../model/signing.ts';
import { Fields, Refusals, Unchecked } from '../signing/report.tsx';
import { momentWords } from '../signing/words.ts';
import { verdictOf, type How } from './verdict.ts';

interface AnswerProps {
  readonly answer: CheckAnswer;
  readonly how: How;
  /** Of the file that was given; null for an address. */
  readonly naam: string | null;
}

/** The answer; whoever asked with a file is brought to it. */
export function Answer({ answer, how, naam }: AnswerProps) {
  const { toon, kop, uitleg } = verdictOf(answer, how);
  const { overeenkomst, verslag, oordeel } = answer;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (how === 'bestand') heading.current?.focus();
  }, [how, answer]);
  return (
    <section className="uitslag-vak" aria-label="Uitslag">
      <div className={`uitslag ${toon}`}>
        <Mark toon={toon} />
        <div>
          {naam === null ? null : <p className="uitslag-naam">{naam}</p>}
          <h2 tabIndex={-1} ref={heading}>
            {kop}
          </h2>
          <p>{uitleg}</p>
          {oordeel === 'gewijzigd' && verslag ? <Refusals report={verslag} advice={false} /> : null}
        </div>
      </div>
      {overeenkomst ? <Facts {...overeenkomst} /> : null}
      {oordeel === 'ondertekend' && verslag ? (
        <>
          <h3>Wie ondertekende</h3>
          <Fields report={verslag} />
          <Unchecked report={verslag} />
        </>
      ) : null}
    </section>
  );
}

function Facts({ titel, partijen, vastgelegd, vervallen, status, inhoud }: NonNullable<CheckAnswer['overeenkomst']>) {
  const stand = STATUSES.find(({ id }) => id === status);
  return (
    <dl className="feitenlijst">
      <div>
        <dt>Overeenkomst</dt>
        <dd>{titel || 'Overeenkomst zonder titel'}</dd>
      </div>
      <div>
        <dt>Partijen</dt>
        <dd>{partijen.map(shortPartyName).join(', ')}</dd>
      </div>
      <div>
        <dt>Tekst vastgelegd</dt>
        <dd>
          {momentWords(vastgelegd)}
          {vervallen === null ? null : <small>Vervallen {momentWords(vervallen)}: de tekst is opnieuw geopend.</small>}
        </dd>
      </div>
      <div>
        <dt>Stand nu</dt>
        <dd>
          {stand?.naam ?? status}
          {stand ? <small>{stand.uitleg}</small> : null}
        </dd>
      </div>
      <div>
        <dt>Controlegetal van de inhoud</dt>
        <dd>
          <code>{inGroups(inhoud)}</code>
          <small>Dit getal staat ook op de bladzijde met de handtekeningen.</small>
        </dd>
      </div>
    </dl>
  );
}

/** As on paper, to be compared by eye. */
const inGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? '';

const SIGNS = {
  goed: 'M5 12.5l4.5 4.5L19 7.5',
  'let-op': 'M12 6v7.5M12 17v.5',
  slecht: 'M7 7l10 10M17 7L7 17',
} as const;

const Mark = ({ toon }: { toon: keyof typeof SIGNS }) => (
  <svg className="uitslag-teken" viewBox="0 0 24 24" width="40" height="40" aria-hidden="true">
    <path d={SIGNS[toon]} fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
  </svg>
);
