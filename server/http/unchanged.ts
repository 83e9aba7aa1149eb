/** Answers that are asked for again and again: sent only when they differ from what the asker already has. */
import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** How the description of the interface names the answer without a body. */
export const NOT_MODIFIED = {
  description: 'Niet gewijzigd: If-None-Match noemt de ETag van dit antwoord',
  type: 'null',
};

/** Sends JSON with an ETag, or 304 without a body to who names that ETag in If-None-Match. */
export function sendIfChanged({ headers }: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const body = JSON.stringify(value);
  // Weak: the same rows may go out compressed or not.
  const tag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
  void reply.header('etag', tag);
  const known = headers['if-none-match']?.split(/\s*,\s*/) ?? [];
  if (known.includes(tag)) return reply.code(304).send();
  return reply.type('application/json; charset=utf-8').send(body);
}
