/** The bar on top of every page but the agreement's own. */
import type { ReactNode } from 'react';
import { usePerson } from '../api/person.tsx';
import { initials } from '../sync/presence.ts';
import { Link } from '../router.tsx';
import { SignOut } from '../start/sign-out.tsx';

/** Brand, place, person. */
export function Top({ children }: { children?: ReactNode }) {
  const { me, colour } = usePerson();
  return (
    <header className="balk">
      <Link to="/overeenkomsten" className="merk">
        <i>Samenschrift</i>
      </Link>
      <span className="groei">{children}</span>
      {me ? (
        <SignOut className="ik" label={`${me.naam}: afmelden`}>
          <span className={`avatar mens-${colour}`} aria-hidden="true">
            {initials(me.naam)}
          </span>
          <span className="ik-tekst">
            {me.naam} <small>Afmelden</small>
          </span>
        </SignOut>
      ) : null}
    </header>
  );
}
