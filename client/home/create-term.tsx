/** Step 3: from when until when. */
import { dayWords } from '../../model/day.ts';
import { dateInFigures } from '../fields/dutch.ts';
import { Text } from './create-field.tsx';
import { templateOf, type StepProps } from './create-form.ts';

/** The term, within that of the template. */
export function Term({ draft, change, sources, errors }: StepProps) {
  const template = templateOf(sources, draft);
  const whole = template && {
    start: dateInFigures(template.looptijd.start),
    einde: dateInFigures(template.looptijd.einde),
  };
  const isWhole = whole?.start === draft.start && whole.einde === draft.einde;
  return (
    <fieldset>
      <legend className="enkel-voorlezen">Looptijd</legend>
      {template ? (
        <p className="stil">
          De overeenkomst geldt binnen de legislatuur {template.legislatuur}: van {dayWords(template.looptijd.start)}{' '}
          tot uiterlijk {dayWords(template.looptijd.einde)}.
        </p>
      ) : null}
      <div className="twee">
        <Text
          id="start"
          label="Van"
          value={draft.start}
          set={(start) => change({ ...draft, start })}
          error={errors.start}
        />
        <Text
          id="einde"
          label="Tot uiterlijk"
          value={draft.einde}
          set={(einde) => change({ ...draft, einde })}
          error={errors.einde}
        />
      </div>
      {whole && !isWhole ? (
        <button type="button" className="knop klein hele-legislatuur" onClick={() => change({ ...draft, ...whole })}>
          De hele legislatuur
        </button>
      ) : null}
    </fieldset>
  );
}
