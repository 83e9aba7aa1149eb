/** How many changes of others there are to see, and walking through them. */
import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Change } from '../../model/changes.ts';
import { numbersOf } from '../../model/numbering.ts';
import { CloseIcon, DownIcon, UpIcon } from '../fields/icons.tsx';
import { useSession } from '../sync/context.tsx';
import { flash, WILL_JUMP } from '../sync/jump.ts';
import { sameJson, useSelect, useStore } from '../sync/store.ts';
import type { Judged } from '../sync/types.ts';
import { fieldAt, nearestTo } from './geometry.ts';
import { togetherOf } from './state.ts';
import { changeWithAuthor } from './words.ts';

export const numbersIn = (judged: Judged): readonly (readonly [string, string])[] =>
  judged.kind === 'gelezen' ? [...numbersOf(judged.agreement)] : [];

/** The numbers of the records, A1 and D2, by their ids. */
export function useNumbers(): ReadonlyMap<string, string> {
  const { judged } = useSession();
  const numbers = useSelect(judged, numbersIn, sameJson);
  return useMemo(() => new Map(numbers), [numbers]);
}

/** The chip in the bar on top; nothing while there is nothing to see. */
export function Stepper() {
  const { news } = togetherOf(useSession());
  const changes = useStore(news.state);
  const [open, setOpen] = useState(false);
  const [before, setBefore] = useState(false);
  const count = changes.length;
  useEffect(() => {
    if (count === 0) setOpen(false);
    setBefore(count > 0);
  }, [count]);
  return (
    <>
      <span className="enkel-voorlezen" role="status">
        {count === 0 && before ? 'Alle wijzigingen van anderen zijn gezien.' : ''}
      </span>
      {count > 0 ? (
        <button
          type="button"
          className="nieuws-chip"
          aria-expanded={open}
          title="Wijzigingen van anderen die u nog niet zag"
          onClick={() => setOpen(!open)}
        >
          <b>{count}</b>
          <span className="nieuws-lang"> {count === 1 ? 'wijziging' : 'wijzigingen'}</span>
          <span className="enkel-voorlezen"> sinds uw vorige bezoek</span>
        </button>
      ) : null}
      {open && count > 0 ? createPortal(<Steps changes={changes} close={() => setOpen(false)} />, document.body) : null}
    </>
  );
}

/** From one to the next, in the order of the page. */
function Steps({ changes, close }: { changes: readonly Change[]; close: () => void }) {
  const { news, names, writers } = togetherOf(useSession());
  const known = useStore(writers.state);
  const numbers = useNumbers();
  const [at, setAt] = useState<string | null>(null);
  const ordered = useMemo(() => inOrder(changes), [changes]);
  const index = ordered.findIndex(({ pad }) => pad === at);
  const go = (by: 1 | -1): void => {
    const next =
      ordered[index < 0 ? (by > 0 ? 0 : ordered.length - 1) : (index + by + ordered.length) % ordered.length];
    if (!next) return;
    setAt(next.pad);
    showChange(next);
  };
  const current = ordered[index];
  useEffect(() => {
    const press = ({ key, altKey }: KeyboardEvent): void => {
      if (key === 'Escape') close();
      else if (altKey && key === 'ArrowDown') go(1);
      else if (altKey && key === 'ArrowUp') go(-1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
  return (
    <div className="nieuws-balk" role="group" aria-label="Wijzigingen sinds uw vorige bezoek">
      <span className="nieuws-stap" role="status">
        {current
          ? `${index + 1} van ${ordered.length}: ${changeWithAuthor(current, numbers, names, known, new Date())}`
          : `${ordered.length} ${ordered.length === 1 ? 'wijziging' : 'wijzigingen'} sinds uw vorige bezoek`}
      </span>
      <button type="button" className="icoon-knop" aria-label="Vorige wijziging" onClick={() => go(-1)}>
        <UpIcon />
      </button>
      <button type="button" className="icoon-knop" aria-label="Volgende wijziging" autoFocus onClick={() => go(1)}>
        <DownIcon />
      </button>
      <button type="button" className="knop klein" onClick={() => news.allSeen()}>
        Alles gezien
      </button>
      <button type="button" className="icoon-knop" aria-label="Sluiten" onClick={close}>
        <CloseIcon />
      </button>
    </div>
  );
}

function inOrder(changes: readonly Change[]): Change[] {
  const tops = new Map(changes.map(({ pad }) => [pad, nearestTo(pad)?.getBoundingClientRect().top ?? 0]));
  return [...changes].sort((a, b) => (tops.get(a.pad) ?? 0) - (tops.get(b.pad) ?? 0));
}

/** Opens what hides it, and brings it to the middle; the focus stays with the buttons. */
function showChange({ pad }: Change): void {
  // A cell shows its outcome by itself; its editor would lie over it.
  if (!pad.startsWith('/taakverdeling/taken/')) window.dispatchEvent(new CustomEvent(WILL_JUMP, { detail: pad }));
  requestAnimationFrame(() => {
    const target = fieldAt(pad) ?? nearestTo(pad);
    if (!target) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const block = target.clientHeight > window.innerHeight * 0.7 ? 'start' : 'center';
    target.scrollIntoView({ block, behavior: calm ? 'auto' : 'smooth' });
    flash(target);
  });
}
