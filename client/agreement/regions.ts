/** F6 goes from one region of the page to the next, as in office programs; Shift+F6 back. */
import { useEffect } from 'react';

/** Regions carry `data-gebied`, in the order in which they are gone through. */
export function useRegionKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      // What floats above the page keeps the focus to itself.
      if (document.querySelector('[role="dialog"]')?.contains(document.activeElement)) return;
      event.preventDefault();
      goFrom(document.activeElement, event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const LAST_FOCUS = new WeakMap<HTMLElement, HTMLElement>();

function goFrom(active: Element | null, by: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-gebied]')];
  const now = regions.findIndex((region) => region.contains(active));
  const here = regions[now];
  if (here && active instanceof HTMLElement) LAST_FOCUS.set(here, active);
  const start = now < 0 ? (by === 1 ? -1 : 0) : now;
  const next = regions[(start + by + regions.length) % regions.length];
  if (!next) return;
  // Whoever comes back finds the place they left, if that is still there; a tab that was left would open by it.
  const last = LAST_FOCUS.get(next);
  const target = last?.isConnected && last !== next && !last.matches(LEFT_TAB) ? last : (firstOf(next) ?? next);
  target.focus();
}

const LEFT_TAB = '[role="tab"][aria-selected="false"]';

/** What one comes for, rather than what stands first: where one is, the tab that is open, anything else. */
const FIRST = ['[aria-current="true"]', '[role="tab"][aria-selected="true"]', 'a[href],button:not([disabled])'];
const firstOf = (region: HTMLElement): HTMLElement | undefined =>
  FIRST.flatMap((css) => region.querySelector<HTMLElement>(css) ?? [])[0];
