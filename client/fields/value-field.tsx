/** Dates and numbers: words while you read, figures while you write. */
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { setValue } from '../../model/edit.ts';
import { useMayWrite, useOthersIn, useSession } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import { padOf, type At } from '../sync/spot.ts';
import { dateInFigures, dateInWords, numberInDutch, parseDate, parseNumber } from './dutch.ts';
import { Label } from './label.tsx';
import { CalendarIcon } from './icons.tsx';

interface ValueFieldProps {
  readonly at: At;
  readonly path: string;
  readonly label: string;
  /** The label stays unseen: the surrounding text says what this is. */
  readonly bare?: boolean;
  readonly empty: string;
  readonly wanted?: boolean;
  readonly className?: string;
}
interface Kind<T> {
  readonly read: (value: unknown) => T | undefined;
  readonly show: (value: T) => string;
  readonly edit: (value: T) => string;
  readonly parse: (typed: string) => T | null;
  readonly wrong: string;
}

const DATE: Kind<string> = {
  read: (value) => (typeof value === 'string' ? value : undefined),
  show: dateInWords,
  edit: dateInFigures,
  parse: parseDate,
  wrong: 'Schrijf een bestaande dag, bijvoorbeeld 1/9/2026.',
};
const numberKind = (least: number | null, whole: boolean): Kind<number> => ({
  read: (value) => (typeof value === 'number' ? value : undefined),
  show: numberInDutch,
  edit: (value) => String(value).replace('.', ','),
  parse: (typed) => {
    const value = parseNumber(typed);
    return value === null || (least !== null && value < least) || (whole && !Number.isInteger(value)) ? null : value;
  },
  wrong: whole
    ? `Schrijf een geheel getal vanaf ${least ?? 0}.`
    : `Schrijf een getal${least === null ? '' : ` vanaf ${least}`} met een komma voor de decimalen, bijvoorbeeld 1.234,5.`,
});
const ANY_NUMBER = numberKind(null, false);
const AMOUNT = numberKind(0, false);
const COUNT = numberKind(1, true);

/** A day. Typed in figures or words, or picked from the browser's calendar. */
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

/** What is being typed; stored when the field is left, and only when it can be read. */
function useDraft<T>(at: At, path: string, kind: Kind<T>, stored: T | undefined) {
  const { history } = useSession();
  const [draft, setDraft] = useState<string | null>(null);
  const wrong = draft !== null && draft.trim() !== '' && kind.parse(draft) === null;
  const store = (typed: string): void => {
    const value = typed.trim() === '' ? undefined : kind.parse(typed);
    if (value === null || value === stored) return;
    history.pause();
    setValue(at.place, path, value);
  };
  const leave = (): void => {
    if (draft !== null) store(draft);
    if (!wrong) setDraft(null);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') leave();
    if (event.key === 'Escape') setDraft(null);
  };
  return { draft, setDraft, wrong, store, leave, key };
}

function ValueField<T extends string | number>(props: Drawn<T>) {
  const { at, path, label, bare = false, empty, wanted = false, className = '', kind, calendar = false, unit } = props;
  const mayWrite = useMayWrite();
  const stored = kind.read(useValue(at.place, path));
  const { draft, setDraft, wrong, store, leave, key } = useDraft(at, path, kind, stored);
  const hint = useId();
  const pad = padOf(at, path);
  const others = useOthersIn(pad);
  const shown = stored === undefined ? '' : kind.show(stored);
  const field = (
    <span
      className={`waarde ${shown || draft ? '' : 'leeg'} ${wanted ? 'gevraagd' : ''} ${others[0] ? `bezet mens-${others[0].kleur}` : ''}`}
    >
      <input
        value={draft ?? shown}
        aria-label={bare ? label : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? hint : undefined}
        placeholder={mayWrite ? empty : '–'}
        readOnly={!mayWrite}
        inputMode={calendar ? 'text' : 'decimal'}
        autoComplete="off"
        data-pad={pad}
        data-eigen-undo={draft === null ? undefined : ''}
        onFocus={() => mayWrite && !wrong && setDraft(stored === undefined ? '' : kind.edit(stored))}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={leave}
        onKeyDown={key}
      />
      {unit && shown && draft === null ? <span aria-hidden="true">{unit}</span> : null}
      {calendar && mayWrite ? (
        <Picker
          label={label}
          value={typeof stored === 'string' ? stored : ''}
          onPick={(day) => {
            setDraft(null);
            store(day);
          }}
        />
      ) : null}
      {wrong ? (
        <span id={hint} className="fout-hint" role="alert">
          {kind.wrong}
        </span>
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

/** The browser's own calendar, behind a small button. */
function Picker({ label, value, onPick }: { label: string; value: string; onPick: (day: string) => void }) {
  const native = useRef<HTMLInputElement>(null);
  return (
    <span className="kalender">
      <input
        ref={native}
        type="date"
        value={value}
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => event.target.value && onPick(event.target.value)}
      />
      <button
        type="button"
        className="icoon-knop klein"
        aria-label={`Kalender voor ${label.toLowerCase()}`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => native.current?.showPicker()}
      >
        <CalendarIcon />
      </button>
    </span>
  );
}
