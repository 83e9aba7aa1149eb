/** What the record is told of a request. */
import type { FastifyRequest } from 'fastify';
import type { EventDetail, EventKind } from '../../model/record.ts';
import type { Occasion } from '../record/record.ts';
import { personOf } from './guard.ts';

/** That who was let through does `kind`, from where they ask, in the agreement of `:id` where there is one. `detail`: ids and codes. */
export const occasionOf = (request: FastifyRequest, kind: EventKind, detail: EventDetail = {}): Occasion => ({
  kind,
  chain: request.agreement?.id,
  person: personOf(request)?.id ?? null,
  origin: request.ip,
  detail,
});
