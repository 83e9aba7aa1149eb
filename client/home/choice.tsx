/** A choice of one from a few, in a form. */

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly options: readonly { readonly id: string; readonly naam: string }[];
  /** What the choice comes down to. */
  readonly hint?: string | undefined;
}

/** The list, with its label and what there is to know. */
export function Choice({ id, label, value, set, options, hint }: ChoiceProps) {
  return (
    <div className="veld">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="invoer"
        value={value}
        aria-describedby={hint ? `${id}-uitleg` : undefined}
        onChange={(event) => set(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.naam}
          </option>
        ))}
      </select>
      {hint ? (
        <p className="stil" id={`${id}-uitleg`}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
