/**
 * Signing out takes everything of the person from this device. When something was never sent, they are asked
 * first; that question, and what it takes to send, is loaded only then.
 */
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { usePerson, type Leaving } from '../api/person.tsx';
import { heldBack } from '../leave.ts';
import { readStillUnsent, type UnsentCopy } from '../device/registry.ts';

const loadQuestion = () => import('./sign-out-question.tsx');
const SignOutQuestion = lazy(loadQuestion);

/** Signing out, and what may have to be said or asked before it: to be put where the button is, or beside its menu. */
export function useSignOut(way: Leaving = 'hier'): { readonly press: () => void; readonly asked: ReactNode } {
  const { me, leave } = usePerson();
  const [unsent, setUnsent] = useState<readonly UnsentCopy[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const press = async (): Promise<void> => {
    // Text that is in this window and nowhere else: the page that holds it asks.
    if (heldBack(() => void press())) return;
    const own = await readStillUnsent(me?.id ?? '');
    if (own.length === 0) return setTrouble(await leave(way));
    const loaded = await loadQuestion().then(
      () => true,
      () => false,
    );
    if (loaded) setUnsent(own);
    else setTrouble(AWAY);
  };
  const asked = (
    <>
      {trouble ? (
        <span className="afmeld-fout" role="alert">
          {trouble}{' '}
          <button type="button" className="knop klein" onClick={() => setTrouble(null)}>
            Sluiten
          </button>
        </span>
      ) : null}
      {unsent ? (
        <Suspense fallback={null}>
          <SignOutQuestion unsent={unsent} leave={() => leave(way)} close={() => setUnsent(null)} />
        </Suspense>
      ) : null}
    </>
  );
  return { press: () => void press(), asked };
}

/** A button that signs out; the same on every page. */
export function SignOut({
  className = 'knop',
  way = 'hier',
  children = 'Afmelden',
}: {
  className?: string;
  way?: Leaving;
  children?: ReactNode;
}) {
  const { press, asked } = useSignOut(way);
  return (
    <>
      <button type="button" className={className} onClick={press}>
        {children}
      </button>
      {asked}
    </>
  );
}

const AWAY =
  'U kunt nu niet afmelden: de server is niet bereikbaar, en op dit toestel staat nog tekst om te versturen.';
