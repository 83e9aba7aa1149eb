/** Who may come in: the checks of an upgrade on `/sync/<agreement id>`. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { decide, type Actor, type Deed } from '../../model/access.ts';
import { SCHEMA } from '../../model/agreement.ts';
import type { Members } from '../access/members.ts';
import { addressOf, NOBODY, type Trust } from '../access/address.ts';
import { isForeignSocket } from '../access/origin.ts';
import type { Asking, Paces } from '../access/paces.ts';
import type { Seat } from '../access/seats.ts';
import type { Sessions } from '../access/sessions.ts';
import { targetOf } from '../access/target.ts';
import { isAgreementId } from '../agreements/ids.ts';
import type { Log } from '../log.ts';
import type { EventRecord } from '../record/record.ts';
import { asStoreError, type Store } from '../store/store.ts';
import type { CloseKind } from './codes.ts';
import type { Wants } from './connection.ts';

export interface DoorOptions {
  readonly store: Store;
  readonly rooms: { readonly isDraining: boolean };
  readonly sessions: Pick<Sessions, 'of' | 'take' | 'holds'>;
  readonly members: Pick<Members, 'actorIn'>;
  readonly record: Pick<EventRecord, 'refused'>;
  readonly log: Log;
  /** Which Host headers are answered. */
  readonly isAllowedHost: (host: string | undefined) => boolean;
  /** Where people reach us; null: on this machine itself. */
  readonly publicUrl?: URL | null;
  /** Which of those that pass requests on are ours; absent: none is. */
  readonly trust?: Trust;
  /** Counts who comes in how often; absent: nobody is counted. */
  readonly paces?: Pick<Paces, 'ask'>;
  /** The shape of documents, {@link SCHEMA} unless a test says otherwise. */
  readonly schema?: number;
}

/** Someone who comes in. */
export interface Visit {
  readonly id: string;
  readonly actor: Actor;
  /** What they are at this moment; null when they take no part any more. Rejects with a StoreError. */
  readonly standing: () => Promise<Actor | null>;
  readonly seat: Seat;
  /** Records that they, as they are then, were not let do something. */
  readonly refused: Refused;
  readonly wants: Wants;
  /** Why this client is told to go once it is connected: only then can it be told why. */
  readonly dismissal: CloseKind | null;
}
/** Never rejects. */
export type Refused = (actor: Actor, deed: Deed) => Promise<void>;
export type Refusal = 400 | 401 | 403 | 404 | 429 | 503;

/** Checks an upgrade: path, place it comes from, protocol, session, agreement, access. */
export async function admit(request: IncomingMessage, socket: Duplex, options: DoorOptions): Promise<Visit | Refusal> {
  const { store, rooms, sessions, members, record, log, isAllowedHost, paces, schema = SCHEMA } = options;
  const { publicUrl = null, trust = NOBODY } = options;
  const target = targetOf(request.url);
  if (!target) return 400;
  const id = /^\/sync\/([^/]+)$/.exec(target.path)?.[1];
  if (id === undefined || !isAgreementId(id)) return 404;
  const { headers } = request;
  const token = target.query.get('token') ?? undefined;
  if (!isAllowedHost(headers.host) || isForeignSocket(headers, publicUrl, token)) return 403;
  // We speak y-websocket's protocol and no subprotocol: whoever insists on one means something else.
  if (request.headers['sec-websocket-protocol'] !== undefined) return 400;
  const isTooOften = (asking: Asking): boolean => (paces?.ask('socket', asking) ?? 0) > 0;
  const from = addressOf(request, trust);
  // Counted before the store is asked anything.
  if (isTooOften({ address: from })) return 429;
  try {
    const known = await sessions.of(headers, null, token);
    if (!known) return 401;
    if (isTooOften({ session: known.session })) return 429;
    if (rooms.isDraining) return 503;
    // From here on: a session that ends while the store is asked must not leave a socket behind.
    const seat = sessions.take(known);
    socket.once('close', () => seat.leave());
    const [meta, holds] = [await store.meta(id), await sessions.holds(known)];
    if (!holds) return 401;
    if (!meta || meta.verwijderd !== null) return 404;
    const refused: Refused = ({ id: person, rol: role }, deed) =>
      record.refused({ chain: id, person, deed, role, origin: from });
    const actor = await members.actorIn(meta, known.actor);
    if (!actor || !decide(actor, 'lezen', meta.status).allowed) {
      await refused(actor ?? known.actor, 'lezen');
      return actor ? 403 : 404;
    }
    const wants = { saved: target.query.get('bewaard') === '1', access: target.query.get('toegang') === '1' };
    const dismissal = seat.isWithin ? dismissalOf(target.query, schema, meta.aangemaakt) : 'tooManyPages';
    const standing = async (): Promise<Actor | null> => {
      const now = await store.meta(id);
      return now && members.actorIn(now, known.actor);
    };
    return { id, actor, standing, seat, refused, wants, dismissal };
  } catch (error) {
    log.error({ agreement: id, kind: asStoreError(error).kind }, 'upgrade refused: the store failed');
    return 503;
  }
}

/** A client may say which shape of document and which agreement it holds; one that says neither is let through. */
function dismissalOf(query: URLSearchParams, schema: number, created: string): CloseKind | null {
  const known = query.get('schema');
  if (known !== null && !(Number(known) >= schema)) return 'outdated';
  const held = query.get('aangemaakt');
  return held !== null && held !== created ? 'replaced' : null;
}
