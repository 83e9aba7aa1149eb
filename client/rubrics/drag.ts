/**
 * Dragging a record to another place in its list, by mouse, pen or finger. While it lasts a line shows
 * where it will land, the page scrolls along near the window's edges, and Escape calls it off. Outside of
 * React: nothing is drawn again until the record is dropped.
 */
import { edgePull, gapAt } from '../../model/reorder.ts';

/** How far to go before a press becomes a drag, in pixels. */
const SLACK = 5;

interface Drag {
  readonly list: HTMLElement;
  readonly record: HTMLElement;
  /** What hangs at the pointer: "A3 Rijbewijs B". */
  readonly what: string;
  readonly onDrop: (gap: number) => void;
}

/** The records of a list, from top to bottom. */
export function recordsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > .stuk')];
}

/** Follows a press on a handle. */
export function startDrag(down: PointerEvent, drag: Drag): void {
  const handle = down.currentTarget;
  if (down.button !== 0 || !(handle instanceof HTMLElement)) return;
  handle.setPointerCapture(down.pointerId);
  let course: Course | null = null;
  const move = (event: PointerEvent): void => {
    if (!course && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < SLACK) return;
    course ??= createCourse(drag);
    course.to(event.clientX, event.clientY);
  };
  const end = (drop: boolean): void => {
    listeners.abort();
    const gap = course?.gap() ?? null;
    course?.end();
    if (drop && gap !== null) drag.onDrop(gap);
  };
  const listeners = new AbortController();
  const { signal } = listeners;
  handle.addEventListener('pointermove', move, { signal });
  handle.addEventListener('pointerup', () => end(true), { signal });
  handle.addEventListener('pointercancel', () => end(false), { signal });
  handle.addEventListener('lostpointercapture', () => end(false), { signal });
  const key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !course) return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  };
  document.addEventListener('keydown', key, { signal, capture: true });
}

interface Course {
  readonly to: (x: number, y: number) => void;
  readonly gap: () => number;
  readonly end: () => void;
}

function createCourse({ list, record, what }: Drag): Course {
  const line = createLine(list);
  const ghost = document.createElement('div');
  ghost.className = 'sleepbeeld';
  ghost.textContent = what;
  document.body.append(ghost);
  record.classList.add('sleept');
  document.documentElement.classList.add('aan-het-slepen');
  const last = { x: 0, y: 0 };
  const look = (): void => {
    line.show(last.y);
    ghost.style.transform = `translate(${last.x + 14}px, ${last.y + 10}px)`;
  };
  const stopScroll = scrollAlong(() => last.y, look);
  return {
    to: (x, y) => {
      Object.assign(last, { x, y });
      look();
    },
    gap: () => line.show(last.y),
    end: () => {
      stopScroll();
      line.remove();
      ghost.remove();
      record.classList.remove('sleept');
      document.documentElement.classList.remove('aan-het-slepen');
    },
  };
}

/** The line that shows where something lands in a list; `show` returns the gap nearest to a height in the window. */
export function createLine(list: HTMLElement): { show: (y: number) => number; remove: () => void } {
  const line = document.createElement('div');
  line.className = 'invoeglijn';
  document.body.append(line);
  const show = (y: number): number => {
    // Asked anew each time: others add and remove meanwhile.
    const records = recordsOf(list);
    const middle = (nth: number): number => {
      const box = records[nth]?.getBoundingClientRect();
      return box ? box.top + box.height / 2 : 0;
    };
    const gap = gapAt(records.length, middle, y);
    const frame = list.getBoundingClientRect();
    line.style.left = `${frame.left}px`;
    line.style.width = `${frame.width}px`;
    line.style.top = `${gapHeight(records, gap, frame)}px`;
    return gap;
  };
  return { show, remove: () => line.remove() };
}

function gapHeight(records: readonly HTMLElement[], gap: number, frame: DOMRect): number {
  const above = records[gap - 1]?.getBoundingClientRect().bottom;
  const below = records[gap]?.getBoundingClientRect().top;
  if (above !== undefined && below !== undefined) return (above + below) / 2;
  return above !== undefined ? above + 4 : (below ?? frame.top) - 4;
}

/** Scrolls the window while the pointer is near its upper or lower edge. */
function scrollAlong(height: () => number, scrolled: () => void): () => void {
  let frame = 0;
  const tick = (): void => {
    const pull = edgePull(height(), window.innerHeight);
    if (pull !== 0) {
      window.scrollBy(0, pull);
      scrolled();
    }
    frame = requestAnimationFrame(tick);
  };
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}
