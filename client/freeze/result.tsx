/** The file that was just laid down, as everyone will sign it. */
import type { FrozenFile } from '../../model/signing.ts';
import { fileName } from '../api/file.ts';
import { StoredDialog } from '../pdf/stored-dialog.tsx';
import { Link } from '../router.tsx';
import { signingPage } from '../signing/signing.ts';
import { useSession } from '../sync/context.tsx';

interface ResultProps {
  readonly file: FrozenFile;
  readonly close: () => void;
}

/** Over the whole window. */
export function Result({ file, close }: ResultProps) {
  const { id, doc } = useSession();
  return (
    <StoredDialog
      title="De tekst is vastgelegd"
      agreement={id}
      file={file}
      name={fileName(doc.getText('titel').toJSON(), 'pdf')}
      close={close}
    >
      <Link to={signingPage(id)} className="knop go">
        Naar de ondertekening
      </Link>
    </StoredDialog>
  );
}
