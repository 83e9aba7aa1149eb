/** What is kept of a person: handed over to them or by a beheerder, and erased. */
import type { FastifyInstance } from 'fastify';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const TAGS = ['personen'];
const PARAMS = object({ persoon: { type: 'string' } });
const UNKNOWN = 'Deze persoon is er niet (meer).';

export function privacyRoutes(app: FastifyInstance, { privacy, store, record, guard }: RouteDeps): void {
  app.get(
    '/api/ik/gegevens',
    {
      onRequest: guard('eigen-gegevens'),
      config: { pace: 'exporteren' },
      schema: {
        summary: 'Alles wat over mij bewaard wordt',
        tags: TAGS,
        response: answers({ 200: ref('Gegevens') }, [401, 503]),
      },
    },
    (request) => privacy.dataOf(actorOf(request).id),
  );
  app.get<{ Params: { persoon: string } }>(
    '/api/personen/:persoon/gegevens',
    {
      onRequest: guard('beheren'),
      schema: {
        summary: 'Alles wat over een persoon bewaard wordt',
        tags: TAGS,
        params: PARAMS,
        response: answers({ 200: ref('Gegevens') }, [400, 401, 404, 503]),
      },
    },
    async (request) => {
      const { persoon: wie } = request.params;
      if (!(await store.person(wie))) throw new ApiError('niet-gevonden', UNKNOWN);
      return record.doing(occasionOf(request, 'persoon-uitgevoerd', { wie }), () => privacy.dataOf(wie));
    },
  );
  app.delete<{ Params: { persoon: string } }>(
    '/api/personen/:persoon',
    {
      onRequest: guard('beheren'),
      schema: {
        summary: 'Een persoon wissen: wat ze schreven blijft, hun naam niet',
        tags: TAGS,
        params: PARAMS,
        response: answers({ 204: { type: 'null' } }, [400, 401, 403, 404, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      const { persoon: wie } = request.params;
      const person = await store.person(wie);
      if (!person || person.erased !== null) throw new ApiError('niet-gevonden', UNKNOWN);
      await record.doing(occasionOf(request, 'persoon-gewist', { wie }), () => privacy.erase(wie));
      return reply.status(204).send();
    },
  );
}
