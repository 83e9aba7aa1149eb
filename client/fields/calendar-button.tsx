/** A small button that opens a calendar; the calendar itself is loaded when first asked for. */
import { lazy, Suspense, useRef, useState } from 'react';
import { CalendarIcon } from './icons.tsx';

const CalendarPopover = lazy(() => import('./calendar.tsx'));

interface CalendarButtonProps {
  readonly label: string;
  /** The day chosen now (2026-09-01), or ''. */
  readonly value: string;
  readonly onPick: (day: string) => void;
}

/** The button. */
export function CalendarButton({ label, value, onPick }: CalendarButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <span className={`kalender ${open ? 'open' : ''}`}>
      <button
        ref={button}
        type="button"
        className="icoon-knop klein"
        aria-label={`Kalender voor ${label.toLowerCase()}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        <CalendarIcon />
      </button>
      {open ? (
        <Suspense fallback={null}>
          <CalendarPopover
            trigger={button}
            label={label}
            value={value}
            close={close}
            onPick={(day) => {
              close();
              onPick(day);
            }}
          />
        </Suspense>
      ) : null}
    </span>
  );
}
