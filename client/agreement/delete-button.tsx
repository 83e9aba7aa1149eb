/** Deleting the agreement that is open, for who may. */
import { useState } from 'react';
import { decide } from '../../model/access.ts';
import { DeleteDialog } from '../home/delete-dialog.tsx';
import { navigate } from '../router.tsx';
import { useMe, useSession } from '../sync/context.tsx';
import { useText } from '../sync/hooks.ts';
import { useStore } from '../sync/store.ts';

/** The button, and the dialog it opens. */
export function DeleteButton() {
  const { id, doc, status } = useSession();
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const titel = useText(doc.getText('titel'));
  if (!decide(me, 'verwijderen', useStore(status)).allowed) return null;
  return (
    <>
      <button type="button" className="verwijzing" onClick={() => setAsking(true)}>
        Verwijderen…
      </button>
      {asking ? (
        <DeleteDialog
          id={id}
          titel={titel}
          close={() => setAsking(false)}
          done={() => navigate('/prullenmand', { instead: true })}
        />
      ) : null}
    </>
  );
}
