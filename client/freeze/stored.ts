/** The file that was laid down of an agreement that is open, for as long as its text is. */
import { useEffect, useState } from 'react';
import { isLaidDown } from '../../model/access.ts';
import type { FrozenFile, SigningState } from '../../model/signing.ts';
import { get } from '../api/http.ts';
import { signingPath } from '../signing/signing.ts';
import { useSession } from '../sync/context.tsx';
import { useStore } from '../sync/store.ts';

/** The file; null while the text is open, while it is asked for, and where the server does not say. */
export function useStored(): FrozenFile | null {
  const { id, status } = useSession();
  const now = useStore(status);
  const [file, setFile] = useState<FrozenFile | null>(null);
  useEffect(() => {
    let current = true;
    setFile(null);
    if (isLaidDown(now))
      void get<SigningState>(signingPath(id)).then((asked) => {
        if (current && asked.ok) setFile(asked.value.bestand);
      });
    return () => {
      current = false;
    };
  }, [id, now]);
  return file;
}
