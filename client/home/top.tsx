/** The bar on top of every page but the agreement's own. */
import type { ReactNode } from 'react';
import { AccountMenu } from '../account/account-menu.tsx';
import { Link } from '../router.tsx';

/** Brand, place, person. */
export function Top({ children }: { children?: ReactNode }) {
  return (
    <header className="balk">
      <Link to="/overeenkomsten" className="merk">
        <i>Samenschrift</i>
      </Link>
      <span className="groei">{children}</span>
      <AccountMenu />
    </header>
  );
}
