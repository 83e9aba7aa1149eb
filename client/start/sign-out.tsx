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

/** A button that signs out; the same on every page. */
export function SignOut({
  className = 'knop',
  way = 'hier',
  label,
  children = 'Afmelden',
}: {
  className?: string;
  way?: Leaving;
  /** Said instead of the content, where that says less. */
  label?: string;
  children?: ReactNode;
}) {
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
  return (
    <>
      <button type="button" className={className} aria-label={label} onClick={() => void press()}>
        {children}
      </button>
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
}

const AWAY =
  'U kunt nu niet afmelden: de server is niet bereikbaar, en op dit toestel staat nog tekst om te versturen.';

/** For whom one acts, with a way to act for another; nothing for who did not sign in at a provider. */
export function Organisation() {
  const { me, via } = usePerson();
  if (!me || via !== 'oidc') return null;
  return (
    <span className="organisatie">
      <span>{me.organisatie}</span>{' '}
      <SignOut className="verwijzing" way="wisselen">
        Wisselen van organisatie
      </SignOut>
    </span>
  );
}
