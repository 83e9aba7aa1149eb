/** Below the parts: what is asked for now and then, out of the way of the writing. */
import { AccountMenu } from '../account/account-menu.tsx';
import { pathOf } from '../home/row.tsx';
import { Link } from '../router.tsx';
import { signingPage } from '../signing/signing.ts';
import { useSession } from '../sync/context.tsx';
import { DeleteButton } from './delete-button.tsx';
import { ShortcutsButton } from './shortcuts.tsx';
import { StatusMenu } from './status-menu.tsx';

/** The agreement beside its text, you, and the shortcuts for who has a keyboard; who has none has no room for the state on top. */
export function RailFoot({ keyboard = true, done }: { keyboard?: boolean; done?: () => void }) {
  const { id } = useSession();
  return (
    <div className="rail-voet">
      {keyboard ? null : <StatusMenu {...(done ? { leave: done } : {})} />}
      <Link to={`${pathOf(id)}/leden`} className="verwijzing">
        Wie meewerkt
      </Link>
      <Link to={signingPage(id)} className="verwijzing">
        Ondertekenen
      </Link>
      <Link to={`${pathOf(id)}/verslag`} className="verwijzing">
        Verslag
      </Link>
      {keyboard ? <ShortcutsButton className="verwijzing" /> : null}
      <DeleteButton />
      <AccountMenu />
    </div>
  );
}
