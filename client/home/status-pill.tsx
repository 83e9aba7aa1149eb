/** The state of an agreement, in words. */
import { STATUSES, type Status } from '../../model/access.ts';

/** The name of a state; an id this version does not know as it is. */
export const statusName = (status: Status): string => STATUSES.find(({ id }) => id === status)?.naam ?? status;

/** The pill. */
export function StatusPill({ status }: { status: Status }) {
  return <span className={`status status-${status}`}>{statusName(status)}</span>;
}
