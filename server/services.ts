/** What the server does besides talking: made in one place, started and stopped together. */
import { createEntrance, type Entrance } from './access/entrance.ts';
import { Members } from './access/members.ts';
import type { OidcSettings } from './access/oidc.ts';
import type { People } from './access/people.ts';
import { Privacy } from './access/privacy.ts';
import { sessionCookie } from './access/session.ts';
import { Sessions } from './access/sessions.ts';
import { Tokens } from './access/tokens.ts';
import { peopleFor } from './access/ways-in.ts';
import { Bin } from './agreements/bin.ts';
import type { Exporter } from './agreements/exporter.ts';
import { Parties } from './agreements/parties.ts';
import { Reader } from './agreements/reader.ts';
import { History } from './history/history.ts';
import { createSigningDesk, type SigningDesk } from './signing/signing.ts';
import { createMailer } from './mail/mailer.ts';
import type { MailSettings } from './mail/settings.ts';
import { EventRecord } from './record/record.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';
import type { Limits } from './sync/limits.ts';
import { Rooms } from './sync/rooms.ts';
import type { Validators } from '../model/validation/validate.ts';

export interface ServicesOptions {
  readonly store: Store;
  readonly validators: Validators;
  readonly exporter: Exporter;
  /** Certificates that are trusted to say who signed, in DER; absent: nobody looks who vouches for a signature. */
  readonly roots?: readonly Uint8Array[];
  readonly limits: Limits;
  readonly log: Log;
  /** The time now, ISO 8601, UTC. */
  readonly now: () => string;
  /** By which server mail goes; absent: links are shown to be copied. */
  readonly mail?: MailSettings | null;
  /** Where people sign in; absent: this is the demo. */
  readonly provider?: OidcSettings | null;
}

export interface Services {
  readonly store: Store;
  readonly record: EventRecord;
  readonly people: People;
  readonly rooms: Rooms;
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly privacy: Privacy;
  readonly members: Members;
  readonly reader: Reader;
  readonly history: History;
  readonly bin: Bin;
  readonly signing: SigningDesk;
  readonly entrance: Entrance;
}

export interface Started {
  readonly services: Services;
  /** From now on they look after things by themselves. */
  readonly start: () => void;
  /** Lets what is under way end. The store is left open. */
  readonly stop: () => Promise<void>;
}

export function createServices(options: ServicesOptions): Started {
  const { store, validators, exporter, limits, log, now, mail = null, provider = null, roots = [] } = options;
  const record = new EventRecord({ store, log, now });
  const people = peopleFor(provider, store);
  const rooms: Rooms = new Rooms({ store, limits, log, now, sessionEnded: (session) => sessions.endHere(session) });
  const tell = (session: string): void => rooms.tellEnded(session);
  const tokens = new Tokens({ store, people, log, now });
  const cookie = sessionCookie(provider?.publicUrl.startsWith('https:') ?? false);
  const most = limits.sessionConnections;
  const sessions = new Sessions({ store, people, tokens, log, now, most, tell, cookie });
  const privacy = new Privacy({ store, sessions, tokens, log, now });
  const members = new Members({ store, people, parties: new Parties(store, rooms), rooms, log, now });
  const reader = new Reader({ store, log, rooms, validators, people });
  const history = new History({ store, rooms, log, now });
  const bin = new Bin({ store, rooms, record, log, now });
  const signing = createSigningDesk({ store, rooms, exporter, record, roots, log, now });
  const mailer = mail && createMailer(mail);
  const entrance = createEntrance({ store, people, members, record, reader, sessions, mailer, log, now });
  const services = {
    store,
    record,
    people,
    rooms,
    sessions,
    tokens,
    privacy,
    members,
    reader,
    history,
    bin,
    signing,
    entrance,
  };
  const start = (): void => {
    for (const service of [history, sessions, members, record, bin, privacy, signing]) service.start();
    // After an upgrade every agreement is read anew (up to 25 ms each): not when the first wants the list.
    reader.list().catch((error: unknown) => log.warn({ err: error }, 'the list could not be prepared'));
  };
  const stop = async (): Promise<void> => {
    await entrance.links.settled();
    for (const service of [members, history, sessions, record, bin, privacy, signing]) await service.close();
  };
  return { services, start, stop };
}
