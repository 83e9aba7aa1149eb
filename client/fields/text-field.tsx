/** Plain text that reads as text and is written in place. */
import { useRef, type KeyboardEvent } from 'react';
import { useMayWrite, useOthersIn } from '../sync/context.tsx';
import { useTellLost } from '../text/tell.ts';
import { padOf, type At } from '../sync/spot.ts';
import { useBoundText } from './bound-text.ts';
import { Label } from './label.tsx';

export interface TextFieldProps {
  readonly at: At;
  readonly path: string;
  /** What the field is, said to everyone; drawn only with `labelled`. */
  readonly label: string;
  readonly labelled?: boolean;
  /** What to do while it is empty: "Geef de actie een titel". */
  readonly empty: string;
  /** Its absence is one of the open points: the words turn amber. */
  readonly wanted?: boolean;
  readonly lines?: 'een' | 'meer';
  readonly className?: string;
  /** Suggestions that stand beside the field: the id of their list, and of the one under the keys. */
  readonly suggests?: { readonly list: string; readonly active: string | undefined } | undefined;
}

/** A text bound to the document. One line grows downwards rather than scrolling sideways. */
export function TextField({
  at,
  path,
  label,
  labelled = false,
  empty,
  wanted = false,
  lines = 'een',
  className = '',
  suggests,
}: TextFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const mayWrite = useMayWrite();
  const pad = padOf(at, path);
  const others = useOthersIn(pad);
  useBoundText(field, at.place.text(path), lines === 'een', useTellLost());
  const area = (
    <textarea
      ref={field}
      rows={1}
      className={`tekstveld ${wanted ? 'gevraagd' : ''} ${others.length > 0 ? `bezet mens-${others[0]?.kleur ?? 1}` : ''} ${labelled ? '' : className}`}
      aria-label={label}
      placeholder={mayWrite ? empty : '–'}
      readOnly={!mayWrite}
      data-pad={pad}
      spellCheck
      aria-autocomplete={suggests ? 'list' : undefined}
      aria-controls={suggests?.list}
      aria-activedescendant={suggests?.active}
      onKeyDown={lines === 'een' ? stayOnLine : undefined}
    />
  );
  return labelled ? (
    <Label text={label} className={`tekst ${className}`}>
      {area}
    </Label>
  ) : (
    area
  );
}

/** Enter in a title does not break it. */
function stayOnLine(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
}
