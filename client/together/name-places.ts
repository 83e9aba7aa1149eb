/**
 * Where the names at carets stand: beside the caret where a paragraph ends, else above or below it, where there are
 * no words to cover. Never past the edge of the paper, behind the bar on top, over one another or over the line you
 * are writing in. All positions in pixels within the window.
 */

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
/** What names keep clear of. */
interface Limits {
  readonly own: Area | null;
  /** The right edge of the paper, for what is on it. */
  readonly edge: number;
  /** The lower edge of the bar on top. */
  readonly bar: number;
}
interface Place {
  readonly caret: HTMLElement;
  readonly name: HTMLElement;
  /** Where the name would stand on the line itself. */
  readonly area: Area;
  /** How many names stand between it and the caret. */
  readonly level: number;
  readonly where: 'naast' | 'boven' | 'onder';
  /** It reaches to the left of the caret. */
  readonly back: boolean;
}

/** A name with the gap to the next, as in together.css. */
const LAYER = 18;

/** Puts every name in its place. */
export function placeNames(): void {
  const carets = document.querySelectorAll<HTMLElement>('.caret');
  if (carets.length === 0) return;
  const limits = {
    own: ownLine(),
    edge: document.querySelector('.papier')?.getBoundingClientRect().right ?? window.innerWidth,
    bar: document.querySelector('.agreement-balk')?.getBoundingClientRect().bottom ?? 0,
  };
  const places: Place[] = [];
  for (const caret of carets) {
    const name = caret.querySelector<HTMLElement>('.caret-naam');
    if (name) places.push(placeOf(caret, name, limits, places));
  }
  // Only now, so that the page is not laid out again for each of them.
  for (const { caret, name, level, where, back } of places) {
    name.style.setProperty('--laag', String(level));
    caret.classList.toggle('naast', where === 'naast');
    caret.classList.toggle('onder', where === 'onder');
    caret.classList.toggle('terug', back);
  }
}

function placeOf(caret: HTMLElement, name: HTMLElement, limits: Limits, placed: readonly Place[]): Place {
  const { left, top, bottom } = caret.getBoundingClientRect();
  const width = name.offsetWidth;
  const beside = { left: left + 4, right: left + width + 6, top, bottom };
  const edge = caret.closest('.papier, .met-anderen')?.getBoundingClientRect().right ?? limits.edge;
  const back = left + width > edge;
  const area = back ? { left: left - width, right: left, top, bottom } : { left, right: left + width, top, bottom };
  const near = placed.filter(
    (other) => Math.abs(other.area.top - top) < 8 && other.area.left < area.right && other.area.right > area.left,
  );
  const level = Math.max(-1, ...near.map((other) => other.level)) + 1;
  if (level === 0 && beside.right < edge && endsBlock(caret) && !holdsWords(beside))
    return { caret, name, area: beside, level, where: 'naast', back: false };
  return { caret, name, area, level, where: isBetterBelow(area, level, limits) ? 'onder' : 'boven', back };
}

function isBetterBelow(area: Area, level: number, { own, bar }: Limits): boolean {
  const { top, bottom } = area;
  const above = { ...area, top: top - LAYER * (level + 1), bottom: top - LAYER * level };
  const below = { ...area, top: bottom + LAYER * level, bottom: bottom + LAYER * (level + 1) };
  if (own !== null && own.bottom > above.top && own.top < top - 4 && own.bottom < bottom - 4) return true;
  if (own !== null && own.top < below.bottom && own.top > top + 4) return false;
  if (above.top < bar) return true;
  return holdsWords(above) && !holdsWords(below);
}

/** Whether nothing stands behind the caret in its paragraph. */
function endsBlock({ nextSibling: next }: HTMLElement): boolean {
  return next === null || (next instanceof HTMLElement && next.matches('br, img')) || next.textContent === '\u200b';
}

/** Whether there are words in an area, as far as it is in the window. */
function holdsWords({ left, right, top, bottom }: Area): boolean {
  return [left + 2, (left + right) / 2, right - 2].some((x) => isInWord(x, (top + bottom) / 2));
}

function isInWord(x: number, y: number): boolean {
  const spot = document.caretPositionFromPoint(x, y);
  if (!spot) return false;
  const { offsetNode: node, offset } = spot;
  if (node instanceof HTMLTextAreaElement) return node.value !== '' && document.elementFromPoint(x, y) === node;
  // The names themselves may give way.
  if (!(node instanceof Text) || node.parentElement?.closest('.caret')) return false;
  // The nearest place between two letters: the point may be in either, or in none.
  const letters = document.createRange();
  letters.setStart(node, Math.max(0, offset - 1));
  letters.setEnd(node, Math.min(node.length, offset + 1));
  return [...letters.getClientRects()].some(
    (rect) => rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom,
  );
}

/** The line your caret is in. */
function ownLine(): Area | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || !document.activeElement?.closest('.ProseMirror')) return null;
  const rect = selection.getRangeAt(0).getBoundingClientRect();
  return rect.height > 0 ? rect : null;
}
