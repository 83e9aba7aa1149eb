/** Who has this agreement open: where they are, and following them. */
import { useRef, useState } from 'react';
import { Button, Dialog, Popover, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useDesk, useSession } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import { usePerson } from '../api/person.tsx';
import { distinctPeople, initials, type Person } from '../sync/presence.ts';
import { useStore } from '../sync/store.ts';
import { togetherOf } from '../together/state.ts';
import { Stepper, useNumbers } from '../together/stepper.tsx';
import { partInWords, whereInWords } from '../together/where.ts';
import { useMedia } from './media.ts';

/** The avatars; yourself first, and beyond a few the rest behind one button. Beside them, what others changed. */
export function People() {
  const { session, me } = useDesk();
  const { colour } = usePerson();
  const others = distinctPeople(useStore(session.people)).filter(({ id }) => id !== me.id);
  const narrow = useMedia('(max-width: 700px)');
  // On a phone one face: two would cover whether all is kept.
  const phone = useMedia('(max-width: 430px)');
  const most = phone ? 0 : narrow ? 1 : 4;
  const shown = others.length > most + 1 ? others.slice(0, most) : others.slice(0, most + 1);
  const rest = others.slice(shown.length);
  return (
    <>
      <Stepper />
      <ul className="mensen-hier" aria-label="Aanwezig">
        {narrow ? null : (
          <li
            className={`avatar mens-${colour}`}
            title={[`${me.naam} (u)`, me.functie].filter((part) => part !== '').join(', ')}
          >
            <span aria-hidden="true">{initials(me.naam)}</span>
            <span className="enkel-voorlezen">{me.naam} (u)</span>
          </li>
        )}
        {shown.map((person) => (
          <li key={person.id}>
            <Face people={[person]} />
          </li>
        ))}
        {rest.length > 0 ? (
          <li>
            <Face people={rest} />
          </li>
        ) : null}
      </ul>
    </>
  );
}

/** One person, or those there is no room for; a press opens what one can do. */
function Face({ people }: { people: readonly Person[] }) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const where = useWhere();
  const [person] = people;
  if (!person) return null;
  const only = people.length === 1;
  const names = people.map(({ naam }) => naam).join(', ');
  return (
    <>
      <TooltipTrigger delay={300} isDisabled={open}>
        <Button
          ref={button}
          className={`avatar mens-knop mens-${person.kleur} ${only ? (where.isIdle(person) ? 'stil-al' : '') : 'rest'}`}
          aria-label={only ? where.sentence(person) : `Nog ${people.length}: ${names}`}
          onPress={() => setOpen(!open)}
        >
          {only ? initials(person.naam) : `+${people.length}`}
        </Button>
        <Tooltip className="mens-tip" placement="bottom">
          {people.map((someone) => (
            <span key={someone.id}>{where.sentence(someone)}</span>
          ))}
        </Tooltip>
      </TooltipTrigger>
      <Popover className="zweef" triggerRef={button} isOpen={open} onOpenChange={setOpen} placement="bottom end">
        <Dialog className="mens-kaarten" aria-label={only ? person.naam : 'Wie hier nog is'}>
          {people.map((someone) => (
            <Card key={someone.id} person={someone} close={() => setOpen(false)} />
          ))}
        </Dialog>
      </Popover>
    </>
  );
}

function Card({ person, close }: { person: Person; close: () => void }) {
  const { following } = togetherOf(useSession());
  const followed = useStore(following) === person.id;
  const where = useWhere();
  const place = person.plek ?? person.zicht?.pad ?? (person.rubriek ? `/${person.rubriek}` : null);
  const act = (what: () => void): void => {
    close();
    // The press that chose this must be over: any press of yours ends following.
    setTimeout(what, 0);
  };
  return (
    <section className="mens-kaart" aria-label={person.naam}>
      <span className={`avatar mens-${person.kleur}`} aria-hidden="true">
        {initials(person.naam)}
      </span>
      <p>
        <b>{person.naam}</b>
        {person.functie ? <span>{person.functie}</span> : null}
        <span>{where.words(person)}</span>
      </p>
      <div className="mens-doen">
        <Button
          className="knop klein go"
          autoFocus
          onPress={() => act(() => following.set(followed ? null : person.id))}
        >
          {followed ? 'Niet meer volgen' : 'Volg'}
        </Button>
        {place ? (
          <Button className="knop klein" onPress={() => act(() => void jumpTo(place))}>
            Ga erheen
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Where people are, in words. */
export function useWhere() {
  const idle = useStore(togetherOf(useSession()).idle);
  const numbers = useNumbers();
  const isIdle = ({ client }: Person): boolean => idle.includes(client);
  const words = (person: Person): string => {
    const place = person.plek ? whereInWords(person.plek, numbers) : person.rubriek ? partInWords(person.rubriek) : '';
    return [place ? `in ${place}` : '', isIdle(person) ? 'even niet actief' : ''].filter((part) => part).join(', ');
  };
  const sentence = (person: Person): string =>
    [person.naam, person.functie, words(person)].filter((part) => part !== '').join(', ');
  return { isIdle, words, sentence };
}
