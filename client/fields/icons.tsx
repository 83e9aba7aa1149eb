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
export const CheckIcon = () => (
  <Icon>
    <path d="m3 8.6 3.3 3.3L13 5" />
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
/** A panel at one side; mirrored for the other side by the stylesheet. */
export const FoldIcon = () => (
  <Icon>
    <rect x="2" y="2.8" width="12" height="10.4" rx="1.5" />
    <path d="M6 2.8v10.4M11.4 6 9.4 8l2 2" />
  </Icon>
);
export const PartsIcon = () => (
  <Icon>
    <path d="M2.5 3.5h11M5 8h8.5M5 12.5h8.5M2.5 8h.01M2.5 12.5h.01" />
  </Icon>
);
export const PointsIcon = () => (
  <Icon>
    <path d="m2.2 4 1.4 1.4L6 2.8M8.6 4h5.2M8.6 8.4h5.2M8.6 12.8h5.2M3.4 8.4h.01M3.4 12.8h.01" />
  </Icon>
);
export const InspirationIcon = () => (
  <Icon>
    <path d="M6 11.4h4M6.6 13.8h2.8M5.9 9.6C4.6 8.8 3.8 7.6 3.8 6a4.2 4.2 0 0 1 8.4 0c0 1.6-.8 2.8-2.1 3.6v1.8H5.9Z" />
  </Icon>
);
export const GuideIcon = () => (
  <Icon>
    <path d="M8 4.2C6.6 3.2 4.6 2.8 2.4 3v9.4c2.2-.2 4.2.2 5.6 1.2 1.4-1 3.4-1.4 5.6-1.2V3C11.4 2.8 9.4 3.2 8 4.2ZM8 4.2v9.4" />
  </Icon>
);
export const EditIcon = () => (
  <Icon>
    <path d="m3 13 .6-2.8 7.3-7.3a1.5 1.5 0 0 1 2.2 2.2l-7.3 7.3L3 13Z" />
  </Icon>
);
export const HandleIcon = () => (
  <Icon>
    <path d="M5.8 3.2h.01M10.2 3.2h.01M5.8 8h.01M10.2 8h.01M5.8 12.8h.01M10.2 12.8h.01" strokeWidth="2.2" />
  </Icon>
);
export const MenuIcon = () => (
  <Icon>
    <path d="M3.2 8h.01M8 8h.01M12.8 8h.01" strokeWidth="2.2" />
  </Icon>
);
export const PlusIcon = () => (
  <Icon>
    <path d="M8 3v10M3 8h10" />
  </Icon>
);
export const MailIcon = () => (
  <Icon>
    <rect x="2" y="3.5" width="12" height="9" rx="1.2" />
    <path d="m2.4 4.4 5.6 4.4 5.6-4.4" />
  </Icon>
);
export const PhoneIcon = () => (
  <Icon>
    <path d="M3.4 2.6h2.4l1.1 2.8-1.5 1.2a8 8 0 0 0 4 4l1.2-1.5 2.8 1.1v2.4c0 .4-.4.8-.8.8A10 10 0 0 1 2.6 3.4c0-.4.4-.8.8-.8Z" />
  </Icon>
);
