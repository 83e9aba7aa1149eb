/** The one place where routes ask who is there and whether they may. */
import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { decide, type Actor, type Deed } from '../../model/access.ts';
import { actorOf } from '../access/session.ts';
import { isAgreementId } from '../agreements/ids.ts';
import type { AgreementMeta, Store } from '../store/store.ts';
import { ApiError } from './errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The agreement of `:id`, once a guard let the request through. */
    agreement: AgreementMeta | null;
  }
}

/** Makes the preHandler that lets only those through who may do `deed`, on the agreement of `:id` where there is one. */
export function createGuard(store: Store): (deed: Deed) => preHandlerAsyncHookHandler {
  return (deed) => async (request) => {
    const actor = personOf(request);
    if (!actor) throw new ApiError('niet-aangemeld', 'Meld u eerst aan.');
    request.agreement = await findAgreement(store, request);
    const decision = decide(actor, deed, request.agreement?.status);
    if (!decision.allowed) throw new ApiError('geen-toegang', decision.reason);
  };
}

/** The person behind a request, or null. */
export function personOf({ headers }: FastifyRequest): Actor | null {
  return actorOf(headers);
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
