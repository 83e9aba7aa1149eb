/** The one place where routes ask who is there and whether they may. */
import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { decide, type Actor, type Deed } from '../../model/access.ts';
import type { Known, Sessions, Visitor } from '../access/sessions.ts';
import { isAgreementId } from '../agreements/ids.ts';
import type { AgreementMeta, Store } from '../store/store.ts';
import { ApiError } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The agreement of `:id`, once a guard let the request through. */
    agreement: AgreementMeta | null;
    /** Who asks, once a guard let the request through. */
    known: Known | null;
  }
  interface FastifyContextConfig {
    /** Why a route that has no guard may be asked by anyone, signed in or not. */
    readonly open?: string;
  }
}

/** Asks whether someone may do one deed. */
export type Guard = preHandlerAsyncHookHandler & { readonly deed: Deed };

/** Makes the preHandler that lets only those through who may do `deed`, on the agreement of `:id` where there is one. */
export function createGuard(store: Store, sessions: Sessions): (deed: Deed) => Guard {
  return (deed) => {
    const ask = async (request: FastifyRequest): Promise<void> => {
      request.known = await knownBy(sessions, request);
      const actor = personOf(request);
      if (!actor) throw new ApiError('niet-aangemeld', 'Meld u eerst aan.');
      request.agreement = await findAgreement(store, request);
      const decision = decide(actor, deed, request.agreement?.status);
      if (!decision.allowed) throw new ApiError('geen-toegang', decision.reason);
    };
    return Object.assign(ask, { deed });
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

/** The person whom the guard let through, or null. */
export function personOf({ known }: FastifyRequest): Actor | null {
  return known?.actor ?? null;
}

/** The agreement that the guard found. */
export function agreementOf({ agreement }: FastifyRequest): AgreementMeta {
  if (!agreement) throw new Error('this route has no guard for an agreement');
  return agreement;
}

async function findAgreement(store: Store, { params }: FastifyRequest): Promise<AgreementMeta | null> {
  const id = (params as Record<string, string | undefined>)['id'];
  if (id === undefined) return null;
  const meta = isAgreementId(id) ? await store.meta(id) : null;
  if (!meta) throw new ApiError('niet-gevonden', 'Deze overeenkomst bestaat niet. Controleer het adres.');
  return meta;
}
