/** A link to a record by its number: a press goes there, a look shows its title. */
import { useEffect, useId, useRef, useState } from 'react';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { useSession } from '../sync/context.tsx';
import { jumpTo } from '../sync/jump.ts';
import { Float } from './float.tsx';

/** How long to hover before the card shows, in milliseconds. */
const LINGER_MS = 250;

/** `pad` is where the record is: /acties/a7. */
export function RecordLink({ pad, nr }: { pad: string; nr: string }) {
  const button = useRef<HTMLButtonElement>(null);
  const card = useId();
  const [looked, setLooked] = useState(false);
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (!near) return undefined;
    const timer = setTimeout(() => setLooked(true), LINGER_MS);
    return () => clearTimeout(timer);
  }, [near]);
  const away = (): void => {
    setNear(false);
    setLooked(false);
  };
  return (
    <button
      ref={button}
      type="button"
      className="verwijzing"
      aria-describedby={looked ? card : undefined}
      onMouseEnter={() => setNear(true)}
      onMouseLeave={away}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && setLooked(true)}
      onBlur={away}
      onKeyDown={(event) => event.key === 'Escape' && away()}
      onClick={(event) => {
        event.preventDefault();
        away();
        jumpTo(pad);
      }}
    >
      {nr}
      {looked ? (
        <Float anchor={button} className="kaartje">
          <Card id={card} pad={pad} nr={nr} />
        </Float>
      ) : null}
    </button>
  );
}

function Card({ id, pad, nr }: { id: string; pad: string; nr: string }) {
  const { doc } = useSession();
  const [, list = '', record = ''] = pad.split('/');
  const place = rootPlace(doc).list(list)?.get(record);
  const text = (path: string): string => (place ? (recordPlace(place).text(path)?.toJSON().trim() ?? '') : '');
  return (
    <span id={id} role="tooltip">
      <b>{nr}</b> {text('titel') || text('naam') || 'Nog zonder titel'}
    </span>
  );
}
