/** Following a person: the page goes where they are, until you do anything yourself. */
import { useEffect } from 'react';
import { useSession } from '../sync/context.tsx';
import { WILL_JUMP } from '../sync/jump.ts';
import { distinctPeople, type Person } from '../sync/presence.ts';
import { sameJson, useSelect, useStore } from '../sync/store.ts';
import type { Session } from '../sync/types.ts';
import { followersInWords, followersOf, leaderOf, pageOf, targetOf, type Target } from './follow.ts';
import { nearestTo } from './geometry.ts';
import { togetherOf } from './state.ts';

/** The frame and the bar while following; who follows you. */
export function Following() {
  const session = useSession();
  const { following } = togetherOf(session);
  const id = useStore(following);
  const person = useSelect(
    session.people,
    (people) => pick(distinctPeople(people).find((someone) => someone.id === id)),
    sameJson,
  );
  const followers = useSelect(session.people, (people) =>
    followersInWords(followersOf(people, session.awareness.clientID)),
  );
  useEffect(() => (id === null ? undefined : follow(session, id)), [session, id]);
  return (
    <>
      {person ? <div className={`volg-kader mens-${person.kleur}`} aria-hidden="true" /> : null}
      <div className="volg-plek" data-volgbalk="">
        {followers ? <p className="volgers">{followers}</p> : null}
        {person ? (
          <p className={`volg-balk mens-${person.kleur}`}>
            <span>
              U volgt <b>{person.naam}</b>
            </span>
            <button type="button" onClick={() => following.set(null)}>
              Stoppen <kbd>Esc</kbd>
            </button>
          </p>
        ) : null}
      </div>
      <p className="enkel-voorlezen" role="status">
        {person ? `U volgt ${person.naam}. Druk op Escape om te stoppen.` : ''} {followers}
      </p>
    </>
  );
}

const pick = (person: Person | undefined): Pick<Person, 'naam' | 'kleur'> | null =>
  person ? { naam: person.naam, kleur: person.kleur } : null;

/** Starts following; returns how to stop. */
function follow(session: Session, id: string): () => void {
  const { awareness, people, notice } = session;
  const { following, moved } = togetherOf(session);
  const last = new Map<number, Memory>();
  const stop = (): void => following.set(null);
  const go = (): void => {
    const page = pageOf(people.get(), id, (client) => moved.get(client) ?? 0);
    if (!page) {
      notice.set({ text: 'Wie u volgde is weggegaan.', undoable: false });
      return stop();
    }
    if (awareness.getLocalState()?.['volgt'] !== page.client) awareness.setLocalStateField('volgt', page.client);
    const leader = leaderOf(people.get(), page, awareness.clientID);
    const memory = remember(last.get(leader.client), leader, awareness.getStates().get(leader.client));
    last.set(leader.client, memory);
    const target = targetOf(leader, memory.soort);
    if (target) show(target);
  };
  go();
  awareness.on('change', go);
  const stopKeys = stopOnOwnMove(stop);
  return () => {
    awareness.off('change', go);
    stopKeys();
    awareness.setLocalStateField('volgt', null);
  };
}

/** What someone's page said when last looked at, and which of the two changed last. */
interface Memory {
  readonly veld: string;
  readonly zicht: string;
  readonly soort: 'veld' | 'zicht';
}

function remember(before: Memory | undefined, { plek, zicht }: Person, state: Record<string, unknown> = {}): Memory {
  const veld = JSON.stringify([plek, state['cursor'], state['veld']]);
  const view = JSON.stringify(zicht);
  if (!before) return { veld, zicht: view, soort: 'veld' };
  const soort = veld !== before.veld ? 'veld' : view !== before.zicht ? 'zicht' : before.soort;
  return { veld, zicht: view, soort };
}

/** Brings the target to where it can be read; leaves the focus and what can be read already alone. */
function show(target: Target): void {
  const pad = target.soort === 'veld' ? target.pad : target.view.pad;
  window.dispatchEvent(new CustomEvent(FOLLOWED, { detail: pad }));
  const element = nearestTo(pad);
  if (!element) return;
  if (target.soort === 'zicht') return align(element, target.view.deel);
  const caret = document.querySelector(`#papier .caret[data-client="${target.client}"]`);
  const shown = caret ?? element;
  const { top, bottom } = shown.getBoundingClientRect();
  if (top < 90 || bottom > window.innerHeight - 90) shown.scrollIntoView({ block: 'center', behavior: behaviour() });
}

/** Told with the path that was gone to. */
export const FOLLOWED = `${WILL_JUMP}:volgen`;

/** Puts the same share of the element above the top of the window as it has with them. */
function align(element: Element, share: number): void {
  const { top, height } = element.getBoundingClientRect();
  const by = top + share * height - 80;
  if (Math.abs(by) > 24) window.scrollBy({ top: by, behavior: behaviour() });
}

const behaviour = (): ScrollBehavior => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth');

/** Anything you do yourself ends it: scrolling, clicking, typing. Modifier keys alone do not. */
function stopOnOwnMove(stop: () => void): () => void {
  const act = (event: Event): void => {
    if (event instanceof KeyboardEvent && ['Shift', 'Control', 'Alt', 'Meta', 'Tab'].includes(event.key)) return;
    if (event.target instanceof Element && event.target.closest('[data-volgbalk]') && event.type !== 'keydown') return;
    if (event instanceof KeyboardEvent && event.key !== 'Escape' && onButton(event)) return;
    stop();
  };
  const events = ['wheel', 'touchmove', 'pointerdown', 'keydown'];
  for (const name of events) document.addEventListener(name, act, { passive: true, capture: true });
  return () => {
    for (const name of events) document.removeEventListener(name, act, { capture: true });
  };
}

/** Enter or the space bar on the button that stops is a click. */
const onButton = ({ target }: KeyboardEvent): boolean =>
  target instanceof Element && target.closest('[data-volgbalk]') !== null;
