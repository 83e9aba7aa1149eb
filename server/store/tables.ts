/** Everything that is kept besides the agreements themselves, by statements that every database understands. */
import type { Ask } from './ask.ts';
import { eventsOn, type EventStore } from './events.ts';
import { invitationsOn, type InvitationStore } from './invitations.ts';
import { membersOn, type MemberStore } from './members.ts';
import { personsOn, type PersonStore } from './persons.ts';
import { sessionsOn, type SessionStore } from './sessions.ts';
import { tokensOn, type TokenStore } from './tokens.ts';
import { tracesOn, type TraceStore } from './traces.ts';

export interface Tables
  extends SessionStore, PersonStore, MemberStore, EventStore, InvitationStore, TokenStore, TraceStore {}

export const tablesOn = (ask: Ask): Tables => ({
  ...sessionsOn(ask),
  ...personsOn(ask),
  ...membersOn(ask),
  ...eventsOn(ask),
  ...invitationsOn(ask),
  ...tokensOn(ask),
  ...tracesOn(ask),
});
