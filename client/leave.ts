/** Holds back every way out of a page, within the product, while leaving it would lose something. */

type Go = () => void;

/** Whether the page that is open would lose something by being left. */
let losesByLeaving: () => boolean = () => false;

/** Dispatched on the window with, as detail, what the person wanted to do: the page that is open asks them. */
export const ASK_LEAVE = 'samenschrift:weggaan';

/** Guards the page that is open while `loses` says so. Returns how to stop. */
export function guardLeave(loses: () => boolean): () => void {
  const here = location.pathname + location.search;
  const back = (event: PopStateEvent): void => {
    const wanted = location.pathname + location.search;
    if (wanted === here || !heldBack(() => history.back())) return;
    event.stopImmediatePropagation();
    history.pushState(null, '', here);
  };
  losesByLeaving = loses;
  window.addEventListener('popstate', back, { capture: true });
  return () => {
    window.removeEventListener('popstate', back, { capture: true });
    if (losesByLeaving === loses) losesByLeaving = () => false;
  };
}

/** True, and the question put, when the person may not leave just like that. `go` is what they wanted. */
export function heldBack(go: Go): boolean {
  if (!losesByLeaving()) return false;
  const leave: Go = () => {
    losesByLeaving = () => false;
    go();
  };
  window.dispatchEvent(new CustomEvent<Go>(ASK_LEAVE, { detail: leave }));
  return true;
}
