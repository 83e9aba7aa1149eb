/** Everything that is kept besides the agreements themselves, by statements that every database understands. */
import type { Ask } from './ask.ts';
import { frozenOn, type FrozenStore } from './frozen.ts';
import { eventsOn, type EventStore } from './events.ts';
import { invitationsOn, type InvitationStore } from './invitations.ts';
import { membersOn, type MemberStore } from './members.ts';
import { personsOn, type PersonStore } from './persons.ts';
import { sessionsOn, type SessionStore } from './sessions.ts';
import type { Together } from './together.ts';
import { tokensOn, type TokenStore } from './tokens.ts';
import { tracesOn, type TraceStore } from './traces.ts';

export interface Tables
  extends SessionStore, PersonStore, MemberStore, EventStore, InvitationStore, TokenStore, TraceStore, FrozenStore {}

export const tablesOn = (ask: Ask, together: Together): Tables => ({
  ...sessionsOn(ask),
  ...personsOn(ask),
  ...membersOn(ask),
  ...eventsOn(ask),
  ...invitationsOn(ask),
  ...tokensOn(ask),
  ...tracesOn(ask),
  ...frozenOn(ask, together),
});
