/** Arrow keys between the search field and the cards found. */
const CARD = '.kaart-open';
const SEARCH = 'input[type="search"]';

/** The button of the first card, or null. */
export const firstCard = (box: HTMLElement | null): HTMLElement | null => box?.querySelector<HTMLElement>(CARD) ?? null;

/** Down from the field into the cards and on; up to where one came from; Escape back to the field. */
export function arrowKeys(event: KeyboardEvent, box: HTMLElement | null): void {
  if (!box || !(event.target instanceof HTMLElement)) return;
  const field = box.querySelector<HTMLElement>(SEARCH);
  const stops = [field, ...box.querySelectorAll<HTMLElement>(CARD)];
  const here = stops.indexOf(event.target);
  const to = here < 0 ? undefined : target(event.key, here, stops.length);
  const next = to === undefined ? undefined : stops[to];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

function target(key: string, here: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(here + 1, count - 1);
    case 'ArrowUp':
      return here > 0 ? here - 1 : undefined;
    case 'Home':
      return here > 0 ? 1 : undefined;
    case 'End':
      return here > 0 ? count - 1 : undefined;
    case 'Escape':
      return here > 0 ? 0 : undefined;
    default:
      return undefined;
  }
}
