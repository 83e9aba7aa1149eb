/** Coming in without a provider, put together: invitations, accepting them, and signing in again. */
import { Arrivals } from './arrivals.ts';
import { Invitations, type InvitationsOptions } from './invitations.ts';
import type { Sessions } from './sessions.ts';
import { SignInLinks } from './sign-in-links.ts';

export interface Entrance {
  readonly invitations: Invitations;
  readonly arrivals: Arrivals;
  readonly links: SignInLinks;
}

export function createEntrance(options: InvitationsOptions & { readonly sessions: Sessions }): Entrance {
  const invitations = new Invitations(options);
  return { invitations, arrivals: new Arrivals({ ...options, invitations }), links: new SignInLinks(options) };
}
