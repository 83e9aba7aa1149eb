/** Taking a whole doelgroep into the agreement, or leaving it out; and how much of it is still open. */
import { DOMAINS, type TargetGroup } from '../../model/terms.ts';
import { cellName } from '../../model/agreement.ts';
import { writeCells } from '../../model/cells.ts';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { sameJson, useSelect } from '../sync/store.ts';
import { countOf, statesOf, type Count } from './gaps.ts';

/** How one doelgroep stands. */
export function useCount(group?: TargetGroup): Count {
  const { doc, options } = useSession();
  return useSelect(statesOf(doc, options), (states) => countOf(states, group), sameJson);
}

/** A tick box over a column: on, off, or mixed. */
export function ColumnSwitch({ group, name }: { group: TargetGroup; name: string }) {
  const { doc, history } = useSession();
  const mayWrite = useMayWrite();
  const { inScope } = useCount(group);
  const all = inScope === DOMAINS.length;
  const set = (vanToepassing: boolean): void => {
    history.pause();
    const names = DOMAINS.map(({ id }) => cellName({ doelgroep: group, vlak: id }));
    writeCells(
      doc,
      names.map((cell) => ({ name: cell, change: { vanToepassing } })),
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
          if (element) element.indeterminate = inScope > 0 && !all;
        }}
        onChange={() => set(!all)}
      />
      <span aria-hidden="true">opgenomen</span>
    </label>
  );
}

/** "3 van 10 nog leeg": what a column still needs, in words. */
export function ColumnCount({ group }: { group: TargetGroup }) {
  const count = useCount(group);
  return count.inScope === 0 ? null : <span className="kolom-tel">{countWords(count)}</span>;
}

/** The count of a column or of the whole. */
export function countWords({ inScope, leeg, zonderContact }: Count): string {
  if (inScope === 0) return 'niet opgenomen';
  const parts = [
    leeg > 0 ? `${leeg} van ${inScope} nog leeg` : '',
    zonderContact > 0 ? `${zonderContact} zonder contact` : '',
  ].filter(Boolean);
  return parts.join(', ') || 'alles ingevuld';
}
