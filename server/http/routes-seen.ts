/** What each person has seen of an agreement, so that changes of others stay marked on every device until then. */
import type { FastifyInstance } from 'fastify';
import { mergeSeen } from '../../model/seen-file.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { agreementOf, personOf } from './guard.ts';
import { LARGE_BODY } from './limits.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

/** Most characters of a snapshot: about half a million deletions apart from one another. */
const LARGEST_BASIS = 600_000;
/** Most characters of what was seen in one field since, and most fields. */
const LARGEST_PART = 20_000;
const MOST_PARTS = 4000;
/** Most characters of all that is kept for one person of one agreement: what was told adds up. */
const LARGEST_STATE = 2_000_000;

const BASE64 = '^[A-Za-z0-9+/]*={0,2}$';
const BODY = object({
  basis: { type: 'string', maxLength: LARGEST_BASIS, pattern: BASE64 },
  delen: {
    type: 'object',
    maxProperties: MOST_PARTS,
    propertyNames: { maxLength: 300, pattern: '^/' },
    additionalProperties: { type: 'string', maxLength: LARGEST_PART, pattern: BASE64 },
  },
});
interface Told {
  readonly basis: string;
  readonly delen: Readonly<Record<string, string>>;
}

export function seenRoutes(app: FastifyInstance, { store, guard, now }: RouteDeps): void {
  const path = '/api/overeenkomsten/:id/gezien';
  const common = { tags: ['overeenkomsten'] };
  app.get(
    path,
    {
      onRequest: guard('lezen'),
      schema: {
        ...common,
        summary: 'Wat u van deze overeenkomst gezien hebt',
        response: answers({ 200: ref('Gezien') }, [400, 401, 404, 503]),
      },
    },
    async (request) => {
      const seen = await store.seen(agreementOf(request).id, personOf(request)?.id ?? '');
      if (!seen) return { basis: null, delen: {}, op: null };
      return { ...(JSON.parse(seen.state) as Told), op: seen.at };
    },
  );
  app.put<{ Body: Told }>(
    path,
    {
      bodyLimit: LARGE_BODY,
      onRequest: guard('eigen-gegevens'),
      schema: {
        ...common,
        summary: 'Bewaren wat u gezien hebt, samen met wat u elders of eerder zag',
        body: BODY,
        response: answers({ 200: object({ op: { type: 'string' } }) }, [400, 401, 404, 413, 415, 503]),
      },
    },
    async (request) => {
      const { basis, delen } = request.body;
      const op = now();
      const { id } = agreementOf(request);
      const person = personOf(request)?.id ?? '';
      for (;;) {
        const was = (await store.seen(id, person))?.state ?? null;
        const told = { basis, delen };
        const state = JSON.stringify(was === null ? told : mergeSeen(JSON.parse(was) as Told, told));
        if (state.length > LARGEST_STATE)
          throw new ApiError('te-groot', 'Er is te veel bijgehouden van wat u zag. Wat al bewaard was, blijft staan.');
        if (await store.setSeen(id, person, { state, at: op }, was)) return { op };
      }
    },
  );
}
