/** Below the list: what is about all agreements. What is about you stands behind your name. */
import { decide } from '../../model/access.ts';
import { usePerson } from '../api/person.tsx';
import { CHECK, Link } from '../router.tsx';

export function Foot() {
  return (
    <footer className="voet">
      <Bin />
      <Link to="/rollen">Wie mag wat</Link>
      <Link to={CHECK}>Een bestand controleren</Link>
    </footer>
  );
}

/** For who may put something back. */
function Bin() {
  return decide(usePerson().me, 'verwijderen').allowed ? <Link to="/prullenmand">Prullenmand</Link> : null;
}
