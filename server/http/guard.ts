/** The one place where routes ask who is there and whether they may. */
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { decide, type Actor, type Deed } from '../../model/access.ts';
import type { Members } from '../access/members.ts';
import type { Known, Sessions, Visitor } from '../access/sessions.ts';
import { isAgreementId } from '../agreements/ids.ts';
import type { EventRecord } from '../record/record.ts';
import type { AgreementMeta, Store } from '../store/store.ts';
import { ApiError } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The agreement of `:id`, once a guard let the request through. */
    agreement: AgreementMeta | null;
    /** Who asks, once a guard let the request through. */
    known: Known | null;
    /** They, as they are in that agreement, where there is one. */
    actor: Actor | null;
  }
  interface FastifyContextConfig {
    /** Why a route that has no guard may be asked by anyone, signed in or not. */
    readonly open?: string;
  }
}

/** Asks whether someone may do one deed, before anything of their request is read. */
export type Guard = onRequestAsyncHookHandler & { readonly deed: Deed; readonly where: Whereabouts };

/** Where a route finds the agreement of `:id`: among those that are there, or among the deleted ones. */
export type Whereabouts = 'there' | 'in the bin';
const whereIs = ({ verwijderd }: AgreementMeta): Whereabouts => (verwijderd === null ? 'there' : 'in the bin');

interface GuardDeps {
  readonly store: Pick<Store, 'meta'>;
  readonly sessions: Sessions;
  readonly members: Pick<Members, 'actorIn'>;
  readonly record: Pick<EventRecord, 'refused'>;
}

const NO_AGREEMENT = 'Deze overeenkomst bestaat niet, of u werkt er niet aan mee. Controleer het adres.';

/** Makes the hook that lets only those through who may do `deed`, on the agreement of `:id` where there is one. */
export type MakeGuard = (deed: Deed, where?: Whereabouts) => Guard;

/**
 * Elsewhere than where a route looks, an agreement is as unknown as one that never was. Who is signed in and may not is
 * recorded.
 */
export function createGuard({ store, sessions, members, record }: GuardDeps): MakeGuard {
  return (deed, where = 'there') => {
    const ask = async (request: FastifyRequest): Promise<void> => {
      request.known = await knownBy(sessions, request);
      const actor = request.known?.actor ?? null;
      request.actor = actor;
      if (!actor) throw new ApiError('niet-aangemeld', 'Meld u eerst aan.');
      const refused = ({ id: person, rol: role }: Actor): Promise<void> =>
        record.refused({ chain: request.agreement?.id, person, deed, role, origin: request.ip });
      const { id } = request.params as Record<string, string | undefined>;
      if (id !== undefined) {
        const meta = isAgreementId(id) ? await store.meta(id) : null;
        request.agreement = meta && whereIs(meta) === where ? meta : null;
        request.actor = request.agreement && (await members.actorIn(request.agreement, actor));
        if (request.agreement && !request.actor) await refused(actor);
        // Whoever does not take part is not told whether there is one.
        if (!request.actor) throw new ApiError('niet-gevonden', NO_AGREEMENT);
      }
      const decision = decide(request.actor, deed, request.agreement?.status);
      if (decision.allowed) return;
      await refused(request.actor ?? actor);
      throw new ApiError('geen-toegang', decision.reason);
    };
    return Object.assign(ask, { deed, where });
  };
}

/** The session behind a request, or null: for routes without a guard. Rejects with a StoreError. */
export function knownBy(sessions: Sessions, request: FastifyRequest): Promise<Known | null> {
  return sessions.of(request.headers, visitorOf(request));
}

/** Where a request comes from. */
export const visitorOf = ({ ip, headers }: FastifyRequest): Visitor => ({
  from: ip,
  agent: headers['user-agent'],
});

/** The person whom the guard let through, as they are in the agreement of the route, where it has one; or null. */
export function personOf({ actor }: FastifyRequest): Actor | null {
  return actor;
}

/** They, for a route that has a guard. */
export function actorOf({ actor }: FastifyRequest): Actor {
  if (!actor) throw new Error('this route has no guard');
  return actor;
}

/** The agreement that the guard found. */
export function agreementOf({ agreement }: FastifyRequest): AgreementMeta {
  if (!agreement) throw new Error('this route has no guard for an agreement');
  return agreement;
}
