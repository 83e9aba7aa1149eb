/** Who you are and for whom you act, on every page; behind it what is about you, and signing out. */
import { useId, useState, type ReactNode } from 'react';
import type { Actor } from '../../model/access.ts';
import { usePerson } from '../api/person.tsx';
import { Link } from '../router.tsx';
import { useSignOut } from '../start/sign-out.tsx';
import { initials } from '../sync/presence.ts';

/** The button with its menu. The browser itself opens, closes and places it: signing out takes nothing to be loaded. */
export function AccountMenu() {
  const { me, via } = usePerson();
  const out = useSignOut();
  const change = useSignOut('wisselen');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  if (!me) return null;
  return (
    <>
      <MenuButton me={me} menu={id} isOpen={isOpen} />
      <div id={id} className="zweef ik-menu" popover="auto" onToggle={({ newState }) => setOpen(newState === 'open')}>
        <p>
          <b>{me.naam}</b>
          <span>{[me.functie, me.organisatie].filter((part) => part !== '').join(', ')}</span>
        </p>
        <ul>
          <li>
            <Link to="/aanmeldingen">Uw aanmeldingen en gegevens</Link>
          </li>
          <li>
            <Link to="/sleutels">Sleutels voor programma’s</Link>
          </li>
          {via === 'oidc' ? (
            <Deed menu={id} press={change.press}>
              Wisselen van organisatie
            </Deed>
          ) : null}
          <Deed menu={id} press={out.press}>
            Afmelden
          </Deed>
        </ul>
      </div>
      {out.asked}
      {change.asked}
    </>
  );
}

function MenuButton({ me, menu, isOpen }: { me: Actor; menu: string; isOpen: boolean }) {
  const { colour } = usePerson();
  return (
    <button
      type="button"
      className="ik"
      popoverTarget={menu}
      aria-expanded={isOpen}
      aria-label={[me.naam, me.organisatie, 'uw account'].filter((part) => part !== '').join(', ')}
    >
      <span className={`avatar mens-${colour}`} aria-hidden="true">
        {initials(me.naam)}
      </span>
      <span className="ik-tekst">
        <span>{me.naam}</span>
        <small>{me.organisatie}</small>
      </span>
    </button>
  );
}

/** It closes the menu, which would lie on top of what is asked. */
function Deed({ menu, press, children }: { menu: string; press: () => void; children: ReactNode }) {
  return (
    <li>
      <button type="button" popoverTarget={menu} popoverTargetAction="hide" onClick={press}>
        {children}
      </button>
    </li>
  );
}
