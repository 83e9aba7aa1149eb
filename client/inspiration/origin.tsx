/** Where an actie came from, and what is new there since. */
import { useId, useRef, useState } from 'react';
import type { Origin } from '../../model/agreement.ts';
import { newerVersion, type Inspiration } from '../../model/library.ts';
import { useDesk } from '../sync/context.tsx';
import { useValue } from '../sync/hooks.ts';
import type { At } from '../sync/spot.ts';
import { later } from '../later.tsx';

/** The difference is worked out only for who asks. */
const Renewal = later(
  () => import('./renewal.tsx'),
  (module) => module.Renewal,
);

/** The origin of the actie at `at`; nothing for one of the writers' own. Wants a wrapping row around it. */
export function FromWhere({ at }: { at: At }) {
  const { library } = useDesk();
  const origin = useValue(at.place, 'herkomst') as Origin | undefined;
  if (origin?.soort !== 'inspiratieset') return null;
  const newest = newerVersion(origin, library.inspiration);
  if (newest) return <Newer at={at} made={origin.versie} newest={newest} />;
  return <span className="herkomst">uit de inspiratieset, versie {origin.versie}</span>;
}

function Newer({ at, made, newest }: { at: At; made: number; newest: Inspiration }) {
  const [open, setOpen] = useState(false);
  const box = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  return (
    <>
      <span className="herkomst">
        uit de inspiratieset, versie {made} ·{' '}
        <button
          ref={opener}
          type="button"
          className="nieuwere-versie"
          aria-expanded={open}
          aria-controls={open ? box : undefined}
          data-vernieuwing={at.pad}
          onClick={() => setOpen(!open)}
        >
          nieuwere versie ({newest.versie}) in de inspiratieset
        </button>
      </span>
      {open ? <Renewal id={box} at={at} made={made} newest={newest} close={close} /> : null}
    </>
  );
}
