/** The file that was laid down, where the preview of a text that is open would stand. */
import { useCallback } from 'react';
import type { SigningState } from '../../model/signing.ts';
import { fileName } from '../api/file.ts';
import { get } from '../api/http.ts';
import { Loaded, useLoad } from '../api/load.tsx';
import { StoredFile } from '../pdf/stored-file.tsx';
import { signingPath } from '../signing/signing.ts';
import { useSession } from '../sync/context.tsx';

/** What is signed is not what would be made now, but what was laid down. */
export function StoredText() {
  const { id, doc } = useSession();
  const load = useCallback(() => get<SigningState>(signingPath(id)), [id]);
  const [state, again] = useLoad(load);
  return (
    <Loaded state={state} again={again}>
      {({ bestand }) =>
        bestand ? (
          <StoredFile agreement={id} file={bestand} name={fileName(doc.getText('titel').toJSON(), 'pdf')} />
        ) : (
          <p className="wachten">De tekst ligt niet meer vast: iemand opende hem intussen opnieuw.</p>
        )
      }
    </Loaded>
  );
}
