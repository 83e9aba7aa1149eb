/** The HTTP server on a store in memory, for tests that look at it from outside. */
import type { FastifyInstance } from 'fastify';
import { compileValidators } from '../../../model/validation/compile.ts';
import { createEntrance } from '../../../server/access/entrance.ts';
import { isLoopbackHost } from '../../../server/access/origin.ts';
import { both, type People } from '../../../server/access/people.ts';
import { peopleIn } from '../../../server/access/persons.ts';
import { Privacy } from '../../../server/access/privacy.ts';
import { Tokens } from '../../../server/access/tokens.ts';
import { publicFile, sha256 } from '../../../server/agreements/public-file.ts';
import type { Exporter } from '../../../server/agreements/exporter.ts';
import { Bin } from '../../../server/agreements/bin.ts';
import { Reader } from '../../../server/agreements/reader.ts';
import { History } from '../../../server/history/history.ts';
import { buildApp } from '../../../server/http/app.ts';
import type { AppDeps } from '../../../server/http/deps.ts';
import { loadLibrary } from '../../../server/library/load.ts';
import { SILENT } from '../../../server/log.ts';
import { createMemoryStore } from '../../../server/store/memory.ts';
import type { Store } from '../../../server/store/store.ts';
import { createSigningDesk, type SigningDesk } from '../../../server/signing/signing.ts';
import { LIMITS } from '../../../server/sync/limits.ts';
import { Rooms } from '../../../server/sync/rooms.ts';
import { createMembers, createSessions, PEOPLE, recordOn } from '../sync/harness.ts';

export const AT = '2026-03-01T10:00:00.000Z';

/** Prints at once, and always the same. */
export const PRINTER: Exporter = {
  pdf: async () => new TextEncoder().encode('%PDF-1.7'),
  docx: async () => new TextEncoder().encode('PK'),
  raadspakket: async () => new TextEncoder().encode('PK'),
  ready: async (agreement) => {
    const json = publicFile(agreement);
    return { pdf: Buffer.concat([Buffer.from('%PDF-1.7 '), json]), json, sha256: sha256(json) };
  },
  packWith: async (pdf) => Buffer.concat([Buffer.from('PK'), pdf]),
  preview: async () => '<!doctype html>',
  jobs: () => ({ running: 0, waiting: 0 }),
  close: async () => {},
};

export interface Built {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly history: History;
  readonly rooms: Rooms;
  readonly bin: Bin;
  readonly signing: SigningDesk;
}

/** Coming in by a link, where there is no mail. */
export const entranceOn = (
  deps: Pick<AppDeps, 'store' | 'people' | 'members' | 'record' | 'reader' | 'sessions'>,
): AppDeps['entrance'] => createEntrance({ ...deps, mailer: null, log: SILENT, now: () => AT });

/** How it is reached; as on this machine where nothing is said. */
type Outside = Partial<Pick<AppDeps, 'publicUrl' | 'trust' | 'paces' | 'httpLimits' | 'isAllowedHost'>>;

export interface BuildOptions extends Pick<AppDeps, 'onRule'>, Outside {
  readonly exporter?: Exporter;
  readonly clientFolder?: string | null;
  readonly people?: People;
}

export async function build(options: BuildOptions = {}): Promise<Built> {
  const store = createMemoryStore();
  const { exporter = PRINTER, clientFolder = null, people = both(PEOPLE, peopleIn(store)), ...rest } = options;
  const validators = compileValidators();
  const rooms = new Rooms({ store, limits: LIMITS, log: SILENT, now: () => AT });
  const reader = new Reader({ store, log: SILENT, rooms, validators, people });
  const history = new History({ store, rooms, log: SILENT, now: () => AT });
  const bin = new Bin({ store, rooms, record: recordOn(store), log: SILENT, now: () => AT });
  const library = await loadLibrary(validators);
  const tokens = new Tokens({ store, people, log: SILENT, now: () => AT });
  const sessions = createSessions({ store, people, tokens });
  const privacy = new Privacy({ store, sessions, tokens, log: SILENT, now: () => AT });
  const members = createMembers(store, rooms, people);
  const record = recordOn(store);
  const signing = createSigningDesk({ store, rooms, exporter, record, roots: [], log: SILENT, now: () => AT });
  const entrance = entranceOn({ store, people, members, record, reader, sessions });
  const own = {
    store,
    rooms,
    sessions,
    tokens,
    privacy,
    members,
    record,
    reader,
    history,
    bin,
    signing,
    people,
    entrance,
    library,
  };
  const deps = { ...own, exporter, clientFolder, isAllowedHost: isLoopbackHost, now: () => AT, ...rest };
  const app = await buildApp(deps);
  app.addHook('onClose', () => signing.close());
  return { app, store, history, rooms, bin, signing };
}
