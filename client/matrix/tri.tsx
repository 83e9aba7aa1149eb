/** A tick box for several cells at once: in all, in none, or in some of them. */

interface TriProps {
  /** In how many of the cells. */
  readonly count: number;
  readonly of: number;
  readonly disabled: boolean;
  readonly pad: string;
  readonly label?: string;
  readonly id?: string;
  readonly onSet: (on: boolean) => void;
}

/** From mixed, the first click puts it on everywhere. */
export function Tri({ count, of, disabled, pad, label, id, onSet }: TriProps) {
  const all = count === of;
  return (
    <input
      type="checkbox"
      checked={all}
      disabled={disabled}
      id={id}
      data-pad={pad}
      aria-label={label}
      ref={(element) => {
        if (element) element.indeterminate = count > 0 && !all;
      }}
      onChange={() => onSet(!all)}
    />
  );
}
