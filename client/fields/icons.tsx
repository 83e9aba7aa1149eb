/** The few icons there are; always beside or inside something that says in words what it does. */
import type { ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const CalendarIcon = () => (
  <Icon>
    <rect x="2" y="3.5" width="12" height="10.5" rx="1.5" />
    <path d="M2 6.8h12M5.2 1.8v3M10.8 1.8v3" />
  </Icon>
);
export const UpIcon = () => (
  <Icon>
    <path d="M8 13V3M3.8 7.2 8 3l4.2 4.2" />
  </Icon>
);
export const DownIcon = () => (
  <Icon>
    <path d="M8 3v10M3.8 8.8 8 13l4.2-4.2" />
  </Icon>
);
export const RemoveIcon = () => (
  <Icon>
    <path d="M2.8 4.2h10.4M6.2 4V2.6h3.6V4M4.2 4.2l.6 9.2h6.4l.6-9.2M6.8 7v3.8M9.2 7v3.8" />
  </Icon>
);
export const CloseIcon = () => (
  <Icon>
    <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />
  </Icon>
);
export const UndoIcon = () => (
  <Icon>
    <path d="M5.4 2.6 2.2 5.8 5.4 9M2.6 5.8h7a3.8 3.8 0 0 1 0 7.6H6.4" />
  </Icon>
);
export const RedoIcon = () => (
  <Icon>
    <path d="m10.6 2.6 3.2 3.2L10.6 9M13.4 5.8h-7a3.8 3.8 0 0 0 0 7.6h3.2" />
  </Icon>
);
export const ListIcon = () => (
  <Icon>
    <path d="M6 3.5h8M6 8h8M6 12.5h8M2.5 3.5h.01M2.5 8h.01M2.5 12.5h.01" />
  </Icon>
);
export const NumbersIcon = () => (
  <Icon>
    <path d="M6.5 3.5H14M6.5 8H14M6.5 12.5H14M2 2.6l1-.6v3M2 7h1.6L2 9.4h1.8M2 11.5h1.4v1H2.6h.8v1.2H2" />
  </Icon>
);
export const TableIcon = () => (
  <Icon>
    <rect x="2" y="2.5" width="12" height="11" rx="1" />
    <path d="M2 6.2h12M2 9.8h12M6.8 2.5v11" />
  </Icon>
);
export const LinkIcon = () => (
  <Icon>
    <path d="M6.8 9.2a2.8 2.8 0 0 0 4 0l2.2-2.2a2.8 2.8 0 0 0-4-4l-.9.9M9.2 6.8a2.8 2.8 0 0 0-4 0L3 9a2.8 2.8 0 0 0 4 4l.9-.9" />
  </Icon>
);
