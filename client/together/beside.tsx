/** The field someone else is in: edged in their colour, with their name, and still yours to write in. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { useSession } from '../sync/context.tsx';
import { distinctPeople, type Person } from '../sync/presence.ts';
import { sameJson, useSelect } from '../sync/store.ts';
import { namesInWords } from './arrivals.ts';
import { boxOf, fieldAt, mainElement, placed, type Box } from './geometry.ts';

interface Place {
  readonly pad: string;
  readonly mensen: readonly Pick<Person, 'id' | 'naam' | 'kleur'>[];
}
interface Drawn extends Place {
  readonly box: Box;
  /** Records and cells show who is there themselves. */
  readonly named: boolean;
  readonly edged: boolean;
}

function placesOf(people: readonly Person[]): Place[] {
  const pads = [...new Set(people.flatMap(({ plek }) => plek ?? []))];
  return pads.map((pad) => ({
    pad,
    mensen: distinctPeople(people.filter(({ plek }) => plek === pad)).map(({ id, naam, kleur }) => ({
      id,
      naam,
      kleur,
    })),
  }));
}

/** Everyone else's fields. */
export function Beside({ layout }: { layout: number }) {
  const { people } = useSession();
  const places = useSelect(people, placesOf, sameJson);
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const hovered = useHovered();
  useLayoutEffect(() => setDrawn(places.flatMap(draw)), [places, layout]);
  useEffect(() => describe(places), [places]);
  return drawn.map(({ pad, mensen, box, named, edged }) => (
    <div
      key={`${pad} ${mensen.map(({ id }) => id).join(' ')}`}
      className={`bij-veld mens-${mensen[0]?.kleur ?? 1} ${edged ? 'rand' : ''} ${hovered === pad ? 'wakker' : ''}`}
      style={placed(box)}
      aria-hidden="true"
    >
      {named ? <span className="bij-veld-naam">{namesInWords(mensen.map(({ naam }) => naam))}</span> : null}
    </div>
  ));
}

function draw(place: Place): Drawn[] {
  const field = fieldAt(place.pad);
  if (!field || field.matches('section, .cel')) return [];
  const named = field.closest('.stuk, .cel') === null;
  return [{ ...place, box: boxOf(field), named, edged: !field.matches('.rijk') }];
}

/** The field under the pointer. */
function useHovered(): string | null {
  const [hovered, setHovered] = useState<string | null>(null);
  useEffect(() => {
    const main = mainElement();
    const over = ({ target }: Event): void =>
      setHovered((target as Element).closest<HTMLElement>('[data-pad]')?.dataset['pad'] ?? null);
    main?.addEventListener('pointerover', over, { passive: true });
    return () => main?.removeEventListener('pointerover', over);
  }, []);
  return hovered;
}

/** The same for who listens: said with the field. */
function describe(places: readonly Place[]): () => void {
  const described = places.flatMap(({ pad, mensen }) => {
    const field = fieldAt(pad);
    const target = field?.matches('.rijk') ? field.querySelector('[contenteditable="true"]') : field;
    const names = namesInWords(mensen.map(({ naam }) => naam));
    target?.setAttribute('aria-description', `${names} ${mensen.length === 1 ? 'is' : 'zijn'} hier`);
    return target ?? [];
  });
  return () => {
    for (const target of described) target.removeAttribute('aria-description');
  };
}
