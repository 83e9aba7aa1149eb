/** Taking a whole doelgroep into the agreement, or leaving it out. */
import { useMemo } from 'react';
import { cellName } from '../../model/agreement.ts';
import { fillCells } from '../../model/edit.ts';
import { cellPlace, ROOT_VALUES } from '../../model/place.ts';
import { DOMAINS, type TargetGroup } from '../../model/terms.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { derived, useStore, type Store } from '../sync/store.ts';
import type * as Y from 'yjs';

/** A tick box over a column: on, off, or mixed. */
export function ColumnSwitch({ group, name }: { group: TargetGroup; name: string }) {
  const { doc, history } = useSession();
  const mayWrite = useMayWrite();
  const count = useStore(useMemo(() => scopeStore(doc, group), [doc, group]));
  const all = count === DOMAINS.length;
  const set = (inScope: boolean): void => {
    history.pause();
    fillCells(
      doc,
      DOMAINS.map(({ id }) => ({ doelgroep: group, vlak: id })),
      { vanToepassing: inScope },
    );
    history.pause();
  };
  return (
    <label className="vink kolom-vink">
      <input
        type="checkbox"
        checked={all}
        disabled={!mayWrite}
        aria-label={`${name}: in deze overeenkomst`}
        ref={(element) => {
          if (element) element.indeterminate = count > 0 && !all;
        }}
        onChange={() => set(!all)}
      />
      <span aria-hidden="true">in deze overeenkomst</span>
    </label>
  );
}

function scopeStore(doc: Y.Doc, group: TargetGroup): Store<number> {
  const values = doc.getMap(ROOT_VALUES);
  return derived(
    (changed) => {
      values.observe(changed);
      return () => values.unobserve(changed);
    },
    () =>
      DOMAINS.filter(
        ({ id }) => cellPlace(doc, cellName({ doelgroep: group, vlak: id })).value('vanToepassing') === true,
      ).length,
  );
}
