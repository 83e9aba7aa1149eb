/** How an agreement stands, and what someone may do with it. */
import { decide, type Actor } from '../../model/access.ts';
import type { AgreementMeta } from '../store/store.ts';

/** As the schema «Stand» says. */
export function standingOf({ id, status, aangemaakt, gewijzigd }: AgreementMeta, actor: Actor | null) {
  const decision = decide(actor, 'schrijven', status);
  const mag = decision.allowed ? { schrijven: true } : { schrijven: false, reden: decision.reason };
  const ik = actor && { rol: actor.rol, partij: actor.partij ?? null };
  return { id, status, aangemaakt, gewijzigd, mag, ik };
}
