/** A person's name, with the people the agreement knows already: nobody is typed twice. */
import { useId, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import { findReferences } from '../../model/find-reference.ts';
import { fillPerson, knownPeople, type KnownPerson } from '../../model/people.ts';
import { Float } from '../fields/float.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useMayWrite, useSession } from '../sync/context.tsx';
import { useText } from '../sync/hooks.ts';
import { padOf, type At } from '../sync/spot.ts';

const MOST = 6;

/** The field; picking a known person fills in what else is known of them, where nothing stands yet. */
export function NameField({ at }: { at: At }) {
  const mayWrite = useMayWrite();
  const box = useRef<HTMLSpanElement>(null);
  const list = useId();
  const { known, active, open, close, key, pick } = useSuggestions(at);
  const shown = mayWrite && known.length > 0;
  const blur = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  return (
    <span ref={box} className="feit naamveld" onFocus={open} onBlur={blur} onKeyDownCapture={key}>
      <TextField
        at={at}
        path="naam"
        label="Naam"
        empty="Vul de naam in"
        wanted
        className="sterk"
        suggests={shown ? { list, active: active < 0 ? undefined : `${list}-${active}` } : undefined}
      />
      {shown ? (
        <Float anchor={box} className="keuzelijst" pad={padOf(at, 'naam')}>
          <ul id={list} role="listbox" aria-label="Al gekend in deze overeenkomst">
            {known.map((person, nth) => (
              // The keys are the field's, which keeps the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
              <li
                key={person.naam}
                id={`${list}-${nth}`}
                role="option"
                aria-selected={nth === active}
                className="keuze-rij"
                onClick={() => pick(person)}
              >
                <b>{person.naam}</b> {person.functie}
              </li>
            ))}
          </ul>
        </Float>
      ) : null}
    </span>
  );
}

function useSuggestions(at: At) {
  const { doc, history } = useSession();
  const typed = useText(at.place.text('naam'));
  const [people, setPeople] = useState<readonly KnownPerson[]>([]);
  const [active, setActive] = useState(-1);
  const options = people.map((person) => ({ ...person, id: person.naam, kort: person.naam }));
  const known = findReferences(options, typed)
    .filter(({ naam }) => naam !== typed.trim())
    .slice(0, MOST);
  const close = (): void => {
    setPeople([]);
    setActive(-1);
  };
  const open = (): void => {
    if (people.length > 0) return;
    // A person's own entry suggests nothing to itself.
    setPeople(knownPeople(doc).filter(({ naam }) => naam !== typed.trim()));
  };
  const pick = (person: KnownPerson): void => {
    history.pause();
    fillPerson(doc, at.place, person);
    history.pause();
    close();
  };
  const key = (event: KeyboardEvent): void => {
    const chosen = known[active];
    if (known.length === 0 || event.nativeEvent.isComposing || event.altKey) return;
    if (event.key === 'ArrowDown') setActive((active + 1) % known.length);
    else if (event.key === 'ArrowUp' && active >= 0) setActive(active - 1);
    else if (event.key === 'Enter' && chosen) pick(chosen);
    else if (event.key === 'Escape') close();
    else {
      setActive(-1);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { known, active, open, close, key, pick };
}
