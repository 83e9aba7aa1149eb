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

/** Where what is drawn lies, and how often it was laid out. Without `root`: on the paper. */
export interface Ground {
  readonly layout: number;
  readonly root?: HTMLElement;
}

/** Everyone else's fields. */
export function Beside({ layout, root }: Ground) {
  const { people } = useSession();
  const places = useSelect(people, placesOf, sameJson);
  const [drawn, setDrawn] = useState<readonly Drawn[]>([]);
  const hovered = useHovered(root);
  useLayoutEffect(() => setDrawn(places.flatMap((place) => draw(place, root))), [places, layout, root]);
  useEffect(() => describe(places, root), [places, root]);
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

function draw(place: Place, root?: HTMLElement): Drawn[] {
  const field = fieldAt(place.pad, root);
  if (!field || field.matches('section, .cel')) return [];
  // In a panel the name would lie over the label above; in a text the caret bears it.
  const isSaid = root !== undefined && field instanceof HTMLTextAreaElement;
  const named = field.closest('.stuk, .cel') === null && !isSaid;
  return [{ ...place, box: boxOf(field, root), named, edged: !field.matches('.rijk') }];
}

/** The field under the pointer. */
function useHovered(root?: HTMLElement): string | null {
  const [hovered, setHovered] = useState<string | null>(null);
  useEffect(() => {
    const main = root ?? mainElement();
    const over = ({ target }: Event): void =>
      setHovered((target as Element).closest<HTMLElement>('[data-pad]')?.dataset['pad'] ?? null);
    main?.addEventListener('pointerover', over, { passive: true });
    return () => main?.removeEventListener('pointerover', over);
  }, [root]);
  return hovered;
}

/** The same for who listens: said with the field. */
function describe(places: readonly Place[], root?: HTMLElement): () => void {
  const described = places.flatMap(({ pad, mensen }) => {
    const field = fieldAt(pad, root);
    const target = field?.matches('.rijk') ? field.querySelector('[contenteditable="true"]') : field;
    const names = namesInWords(mensen.map(({ naam }) => naam));
    target?.setAttribute('aria-description', `${names} ${mensen.length === 1 ? 'is' : 'zijn'} hier`);
    return target ?? [];
  });
  return () => {
    for (const target of described) target.removeAttribute('aria-description');
  };
}
