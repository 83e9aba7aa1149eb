/** Yes or no. */
import { setValue } from '../../model/edit.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import { padOf, type At } from '../sync/spot.ts';

/** A tick box for a single boolean. */
export function SwitchField({ at, path, label }: { at: At; path: string; label: string }) {
  const { history } = useSession();
  const mayWrite = useMayWrite();
  const on = useValue(at.place, path) === true;
  const set = (next: boolean): void => {
    history.pause();
    setValue(at.place, path, next);
  };
  return (
    <label className="vink">
      <input
        type="checkbox"
        checked={on}
        disabled={!mayWrite}
        data-pad={padOf(at, path)}
        onChange={(event) => set(event.target.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
