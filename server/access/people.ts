/** Who there is, for the sessions: the demo has people of its own. */
import type { Actor } from '../../model/access.ts';

export interface People {
  /** Null for one who is not known (any more). */
  person(id: string): Actor | null;
  /** Whose token this is; null where it is no token. */
  withToken(token: string): Actor | null;
}
