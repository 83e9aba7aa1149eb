/** One of a list: reads as a word, chooses as a native list (also on a phone and by keyboard). */
import type { Option } from '../sync/options.ts';
import { setValue } from '../../model/edit.ts';
import { useMayWrite, useOthersIn, useSession } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import { padOf, type At } from '../sync/spot.ts';
import { Label } from './label.tsx';

interface ChoiceProps {
  readonly at: At;
  readonly path: string;
  readonly label: string;
  readonly bare?: boolean;
  readonly options: readonly Pick<Option, 'id' | 'naam' | 'kort'>[];
  /** What stands there while nothing is chosen; null when something always is. */
  readonly empty: string | null;
  readonly wanted?: boolean;
  /** Shown when chosen: the short name instead of the whole. */
  readonly short?: boolean;
  readonly fallback?: string;
  readonly className?: string;
}

/** A value chosen from a list. */
export function ChoiceField({
  at,
  path,
  label,
  bare = false,
  options,
  empty,
  wanted = false,
  short = false,
  fallback = '',
  className = '',
}: ChoiceProps) {
  const { history } = useSession();
  const mayWrite = useMayWrite();
  const pad = padOf(at, path);
  const others = useOthersIn(pad);
  const stored = useValue(at.place, path);
  const found = options.find(({ id }) => id === (typeof stored === 'string' ? stored : fallback));
  const choose = (id: string): void => {
    history.pause();
    setValue(at.place, path, id === '' ? undefined : id);
  };
  const missing = !found;
  const field = (
    <span
      className={`keuze ${mayWrite ? 'vrij' : ''} ${missing ? 'leeg' : ''} ${wanted && missing ? 'gevraagd' : ''} ${others[0] ? `bezet mens-${others[0].kleur}` : ''}`}
    >
      <span className="keuze-woord" aria-hidden="true">
        {found ? (short ? found.kort : found.naam) : mayWrite ? empty : '–'}
      </span>
      <select
        value={found?.id ?? ''}
        aria-label={bare ? label : undefined}
        disabled={!mayWrite}
        data-pad={pad}
        onChange={(event) => choose(event.target.value)}
      >
        {empty === null ? null : <option value="">{empty}</option>}
        {options.map(({ id, naam }) => (
          <option key={id} value={id}>
            {naam}
          </option>
        ))}
      </select>
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
