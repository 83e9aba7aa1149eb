/** Step 1: which template. */
import { dayWords } from '../../model/day.ts';
import type { Template } from '../../model/library.ts';
import { dateInFigures } from '../fields/dutch.ts';
import { FieldError } from './create-field.tsx';
import type { StepProps } from './create-form.ts';

/** The templates to choose from; a template brings its term along. */
export function TemplateChoice({ draft, change, sources, errors }: StepProps) {
  const choose = ({ id, looptijd }: Template): void =>
    change({
      ...draft,
      sjabloon: id,
      start: dateInFigures(looptijd.start),
      einde: dateInFigures(looptijd.einde),
    });
  return (
    <fieldset id="veld-sjabloon">
      <legend className="enkel-voorlezen">Sjabloon</legend>
      <div className="sjablonen">
        {sources.templates.map((template) => (
          <label key={template.id} className={`sjabloon ${draft.sjabloon === template.id ? 'gekozen' : ''}`}>
            <input
              type="radio"
              name="sjabloon"
              checked={draft.sjabloon === template.id}
              onChange={() => choose(template)}
            />
            <b>{template.naam}</b>
            <span>{template.omschrijving}</span>
            <small>
              {dayWords(template.looptijd.start)} tot {dayWords(template.looptijd.einde)}
            </small>
          </label>
        ))}
      </div>
      <FieldError>{errors.sjabloon}</FieldError>
    </fieldset>
  );
}
