/** A KBO number: ten digits, shown as 0207.508.932. */
import { useState } from 'react';
import { setValue } from '../../model/edit.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import { padOf, type At } from '../sync/spot.ts';
import { Label } from './label.tsx';

/** 0207508932 -> 0207.508.932. */
export const showKbo = (kbo: string): string => kbo.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');

/** Ten digits with a right check number, or null. */
export function parseKbo(typed: string): string | null {
  const digits = typed.replace(/\D/g, '').padStart(10, '0');
  const right = 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
  return digits.length === 10 && right ? digits : null;
}

/** A party's enterprise number. */
export function EnterpriseField({ at, path, label }: { at: At; path: string; label: string }) {
  const { history } = useSession();
  const mayWrite = useMayWrite();
  const stored = useValue(at.place, path);
  const [draft, setDraft] = useState<string | null>(null);
  const shown = typeof stored === 'string' ? showKbo(stored) : '';
  const wrong = draft !== null && draft.trim() !== '' && parseKbo(draft) === null;
  const leave = (): void => {
    if (draft === null || wrong) return;
    const value = draft.trim() === '' ? undefined : (parseKbo(draft) ?? undefined);
    if (value !== stored) {
      history.pause();
      setValue(at.place, path, value);
    }
    setDraft(null);
  };
  return (
    <Label text={label}>
      <span className={`waarde gevraagd ${shown || draft ? '' : 'leeg'}`}>
        <input
          value={draft ?? shown}
          placeholder={mayWrite ? 'Vul het nummer in' : '–'}
          readOnly={!mayWrite}
          inputMode="numeric"
          aria-invalid={wrong || undefined}
          data-pad={padOf(at, path)}
          data-eigen-undo={draft === null ? undefined : ''}
          onFocus={() => mayWrite && setDraft(draft ?? shown)}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
        {wrong ? (
          <span className="fout-hint" role="alert">
            Dit is geen ondernemingsnummer. Schrijf de tien cijfers, bijvoorbeeld 0207.508.932.
          </span>
        ) : null}
      </span>
    </Label>
  );
}
