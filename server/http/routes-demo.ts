/** Signing in as one of the demo's people: there only where there is no provider to sign in at. */
import type { FastifyInstance } from 'fastify';
import { demoPerson } from '../access/demo.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { visitorOf } from './guard.ts';
import { endOf, session } from './routes-session.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

export function demoRoutes(app: FastifyInstance, deps: Pick<RouteDeps, 'sessions' | 'record' | 'provider'>): void {
  const { sessions, record } = deps;
  app.post<{ Body: { persoon: string } }>(
    '/api/sessie',
    {
      config: { open: 'how one signs in', pace: 'aanmelden' },
      schema: {
        summary: 'Aanmelden als een persoon van de demo',
        tags: ['sessie'],
        security: [],
        body: object({ persoon: { type: 'string' } }),
        response: answers({ 200: ref('Sessie') }, [400, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      const person = demoPerson(request.body.persoon);
      if (!person) {
        await record.turnedAway('onbekend', request.ip);
        throw new ApiError('ongeldig', `Er is geen persoon «${request.body.persoon}». Kies iemand uit de lijst.`);
      }
      await endOf(deps, request);
      const come = { kind: 'aangemeld', person: person.id, origin: request.ip } as const;
      const secret = await record.doing(come, () => sessions.begin(person, visitorOf(request)));
      void reply.setCookie(sessions.cookie.name, secret, sessions.cookie.options);
      return session(person, deps);
    },
  );
}
