/** The calendar behind a date: by arrow keys, Page Up and Down, or a click. */
import { parseDate } from '@internationalized/date';
import type { RefObject } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Heading,
  I18nProvider,
  Popover,
} from 'react-aria-components';
import { DownIcon, UpIcon } from './icons.tsx';

interface CalendarProps {
  readonly trigger: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly value: string;
  readonly onPick: (day: string) => void;
  readonly close: () => void;
}

/** The calendar, over the page. */
export default function CalendarPopover({ trigger, label, value, onPick, close }: CalendarProps) {
  return (
    <I18nProvider locale="nl-BE">
      <Popover
        className="zweef"
        triggerRef={trigger}
        isOpen
        onOpenChange={(open) => !open && close()}
        placement="bottom start"
      >
        <Dialog className="kalenderblad" aria-label={`Kalender voor ${label.toLowerCase()}`}>
          <Calendar
            autoFocus
            aria-label={label}
            firstDayOfWeek="mon"
            defaultValue={value ? parseDate(value) : null}
            onChange={(day) => onPick(day.toString())}
          >
            <header>
              <Button slot="previous" className="icoon-knop terug" aria-label="Vorige maand">
                <UpIcon />
              </Button>
              <Heading />
              <Button slot="next" className="icoon-knop verder" aria-label="Volgende maand">
                <DownIcon />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className="dag" />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </I18nProvider>
  );
}
