/** How far the signing is, and what comes next. */
import { STATUSES } from '../../model/access.ts';
import type { SigningState } from '../../model/signing.ts';
import { counted } from '../../model/print/words.ts';
import { countsOf, groundsOf } from './standing.ts';

/** The bar, or that it is done and on what ground. */
export function Progress({ state }: { state: SigningState }) {
  if (state.status === 'ter-ondertekening') return <Underway state={state} />;
  const status = STATUSES.find(({ id }) => id === state.status);
  return (
    <div className="uitslag goed klaar-getekend">
      <div>
        <h2>{status?.naam}</h2>
        <p>{status?.uitleg}</p>
        <ul className="nagekeken">
          {groundsOf(state).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Underway({ state }: { state: SigningState }) {
  const { all, digital, paper, doubtful } = countsOf(state);
  const done = digital + paper;
  return (
    <div className="voortgang">
      <p id="voortgang">
        <b>
          {done} van {all}
        </b>{' '}
        {done === 1 ? 'heeft' : 'hebben'} ondertekend
        {paper > 0 && digital > 0 ? ` (${digital} digitaal, ${paper} op papier)` : ''}
        {doubtful > 0 ? `; ${counted(doubtful, 'handtekening', 'handtekeningen')} na te kijken` : ''}
      </p>
      <progress aria-labelledby="voortgang" max={all} value={done} />
    </div>
  );
}
