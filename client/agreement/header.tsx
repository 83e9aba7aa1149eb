/** The bar on top: where you are, whether it is saved, who is here, what you can make of it. */
import { Link } from '../router.tsx';
import { useSession } from '../sync/context.tsx';
import { useText } from '../sync/hooks.ts';
import { PdfButton } from './pdf-button.tsx';
import { People } from './people.tsx';
import { PreviewButton } from './preview.tsx';
import { Saved } from './saved-state.tsx';
import { StatusMenu } from './status-menu.tsx';
import { UndoButtons } from './undo-buttons.tsx';

/** The header. */
export function Header() {
  const { doc } = useSession();
  const title = useText(doc.getText('titel'));
  return (
    <header className="balk agreement-balk" data-gebied="balk">
      <Link to="/overeenkomsten" className="merk">
        <i>Samenschrift</i>
      </Link>
      <nav className="kruimel" aria-label="Kruimelpad">
        <Link to="/overeenkomsten">Overeenkomsten</Link> / <b>{title || 'Overeenkomst zonder titel'}</b>
      </nav>
      <StatusMenu />
      <span className="groei" />
      <Saved />
      <People />
      <UndoButtons />
      <PreviewButton />
      <PdfButton />
    </header>
  );
}
