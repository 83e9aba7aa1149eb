/** Something small beside what it belongs to, above the page; it follows while the page scrolls. */
import { autoUpdate, computePosition, flip, offset, shift, size } from '@floating-ui/dom';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';

interface FloatProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly className: string;
  /** The path it belongs to, for who asks where the focus is. */
  readonly pad?: string;
  readonly children: ReactNode;
}

/** Unseen until it has its place. Takes no focus by itself, and a press inside leaves the focus where it is. */
export function Float({ anchor, className, pad, children }: FloatProps) {
  const box = useRef<HTMLDivElement>(null);
  // Not a layout effect: what it floats beside often holds it, and is known only after its children.
  useEffect(() => {
    const [target, element] = [anchor.current, box.current];
    if (!target || !element) return undefined;
    return autoUpdate(target, element, () => void place(target, element));
  }, [anchor]);
  return createPortal(
    <div
      ref={box}
      role="presentation"
      className={`zwevend ${className}`}
      data-pad={pad}
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>,
    document.body,
  );
}

async function place(target: HTMLElement, element: HTMLElement): Promise<void> {
  const { x, y } = await computePosition(target, element, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      offset(4),
      flip({ padding: 8 }),
      shift({ padding: 8 }),
      size({
        padding: 8,
        apply: ({ availableHeight }) => {
          element.style.maxHeight = `${Math.max(120, Math.min(340, availableHeight))}px`;
        },
      }),
    ],
  });
  Object.assign(element.style, { left: `${x}px`, top: `${y}px`, visibility: 'visible' });
}
