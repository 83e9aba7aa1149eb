/** Below a page: what is about you rather than about an agreement. */
import { Link } from '../router.tsx';

export function Foot() {
  return (
    <footer className="voet">
      <Link to="/rollen">Wie mag wat</Link>
      <Link to="/aanmeldingen">Waar u aangemeld bent</Link>
    </footer>
  );
}
