/** Below a page: what is about you rather than about an agreement. */
import { decide } from '../../model/access.ts';
import { usePerson } from '../api/person.tsx';
import { Link } from '../router.tsx';
import { Organisation } from '../start/sign-out.tsx';

export function Foot() {
  return (
    <footer className="voet">
      <Bin />
      <Link to="/rollen">Wie mag wat</Link>
      <Link to="/aanmeldingen">Waar u aangemeld bent</Link>
      <Link to="/sleutels">Sleutels voor programma’s</Link>
      <Organisation />
    </footer>
  );
}

/** For who may put something back. */
function Bin() {
  return decide(usePerson().me, 'verwijderen').allowed ? <Link to="/prullenmand">Prullenmand</Link> : null;
}
