/** Dates and numbers: words while you read, figures while you write. */
import { useId, useRef } from 'react';
import { useMayWrite, useOthersIn } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import { padOf, type At } from '../sync/spot.ts';
import { CalendarButton } from './calendar-button.tsx';
import { AMOUNT, ANY_NUMBER, COUNT, DATE, type Kind } from './kinds.ts';
import { Label } from './label.tsx';
import { useDraft, type Draft } from './use-draft.ts';

export interface ValueFieldProps {
  readonly at: At;
  readonly path: string;
  readonly label: string;
  /** The label stays unseen: the surrounding text says what this is. */
  readonly bare?: boolean;
  readonly empty: string;
  readonly wanted?: boolean;
  readonly className?: string;
}

/** A day. Typed in figures or words, or picked from a calendar. */
export function DateField(props: ValueFieldProps) {
  return <ValueField {...props} kind={DATE} calendar />;
}

/** A number. `soort` bedrag: not negative; aantal: a whole number from 1. */
export function NumberField({
  soort = 'getal',
  unit,
  ...props
}: ValueFieldProps & { readonly soort?: 'getal' | 'bedrag' | 'aantal'; readonly unit?: string }) {
  const kind = { getal: ANY_NUMBER, bedrag: AMOUNT, aantal: COUNT }[soort];
  return <ValueField {...props} kind={kind} {...(unit ? { unit } : {})} />;
}

interface Drawn<T> extends ValueFieldProps {
  readonly kind: Kind<T>;
  readonly calendar?: boolean;
  readonly unit?: string;
}

/** A value of any kind. */
export function ValueField<T extends string | number>(props: Drawn<T>) {
  const { at, path, label, bare = false, wanted = false, className = '', kind, calendar = false, unit } = props;
  const mayWrite = useMayWrite();
  const stored = kind.read(useValue(at.place, path));
  const draft = useDraft(at, path, kind, stored);
  const input = useRef<HTMLInputElement>(null);
  const others = useOthersIn(padOf(at, path));
  const shown = stored === undefined ? '' : kind.show(stored);
  const pick = (day: string): void => {
    draft.pick(day);
    input.current?.focus();
  };
  const withUnit = unit !== undefined && !draft.wrong && ENDS_IN_FIGURE.test(draft.typed ?? shown);
  const field = (
    <span
      className={`waarde ${draft.wrong ? 'met-fout' : ''} ${withUnit ? 'met-eenheid' : ''} ${shown || draft.typed ? '' : 'leeg'} ${wanted ? 'gevraagd' : ''} ${others[0] ? `bezet mens-${others[0].kleur}` : ''}`}
    >
      <Written {...props} input={input} draft={draft} shown={shown} />
      {withUnit ? <span aria-hidden="true">{unit}</span> : null}
      {calendar && mayWrite ? (
        <CalendarButton label={label} value={typeof stored === 'string' ? stored : ''} onPick={pick} />
      ) : null}
    </span>
  );
  return bare ? (
    <span className={className}>{field}</span>
  ) : (
    <Label text={label} className={className}>
      {field}
    </Label>
  );
}

/** Who types the unit too does not see it twice. */
const ENDS_IN_FIGURE = /\d\s*$/;

interface WrittenProps<T> extends Drawn<T> {
  readonly input: { current: HTMLInputElement | null };
  readonly draft: Draft;
  readonly shown: string;
}

/** The field itself, with what is wrong with what stands in it. */
function Written<T>({ at, path, label, bare = false, empty, kind, calendar, input, draft, shown }: WrittenProps<T>) {
  const mayWrite = useMayWrite();
  const hint = useId();
  return (
    <>
      <input
        ref={input}
        value={draft.typed ?? shown}
        aria-label={bare ? label : undefined}
        aria-invalid={draft.wrong || undefined}
        aria-describedby={draft.wrong ? hint : undefined}
        placeholder={mayWrite ? empty : '–'}
        readOnly={!mayWrite}
        inputMode={calendar ? 'text' : 'decimal'}
        autoComplete="off"
        data-pad={padOf(at, path)}
        data-eigen-undo={draft.typed === null ? undefined : ''}
        onFocus={() => mayWrite && draft.enter()}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.leave}
        onKeyDown={draft.key}
      />
      {draft.wrong ? (
        <span id={hint} className="fout-hint" role="alert">
          {kind.wrong}
        </span>
      ) : null}
    </>
  );
}
