/** Loading something and showing how that goes. */
import { useCallback, useEffect, useState, type ReactNode } from 'react';
import type { Failure, Result } from './http.ts';

export type Loading<T> =
  | { readonly kind: 'bezig' }
  | { readonly kind: 'klaar'; readonly value: T }
  | { readonly kind: 'fout'; readonly failure: Failure };

/** Loads once per `load` (keep it stable) and again on `again`. */
export function useLoad<T>(load: () => Promise<Result<T>>): [Loading<T>, () => void] {
  const [state, setState] = useState<Loading<T>>({ kind: 'bezig' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let current = true;
    void load().then((result) => {
      if (current) setState(result.ok ? { kind: 'klaar', value: result.value } : { kind: 'fout', failure: result });
    });
    return () => {
      current = false;
    };
  }, [load, round]);
  const again = useCallback(() => {
    setState({ kind: 'bezig' });
    setRound((count) => count + 1);
  }, []);
  return [state, again];
}

/** Shows what is loaded, or how it stands. */
export function Loaded<T>({
  state,
  again,
  children,
}: {
  state: Loading<T>;
  again: () => void;
  children: (value: T) => ReactNode;
}) {
  switch (state.kind) {
    case 'bezig':
      return (
        <p className="wachten" role="status">
          Even geduld…
        </p>
      );
    case 'fout':
      return <Trouble message={state.failure.boodschap} again={again} />;
    case 'klaar':
      return children(state.value);
  }
}

/** What went wrong and what can be done. */
export function Trouble({ message, again }: { message: string; again?: () => void }) {
  return (
    <div className="melding fout" role="alert">
      <p>{message}</p>
      {again ? (
        <button type="button" className="knop" onClick={again}>
          Opnieuw proberen
        </button>
      ) : null}
    </div>
  );
}
