/** Who am I, and signing in as one of the demo's people. */
import type { FastifyInstance } from 'fastify';
import { DEMO_PEOPLE, demoPerson } from '../access/demo.ts';
import { SESSION_COOKIE } from '../access/session.ts';
import type { Actor } from '../../model/access.ts';
import { ApiError } from './errors.ts';
import { personOf } from './guard.ts';
import { answers, object, ref } from './schemas.ts';

interface Session {
  readonly demo: true;
  readonly persoon: Actor | null;
  readonly personen: readonly Actor[];
}
const session = (persoon: Actor | null): Session => ({ demo: true, persoon, personen: DEMO_PEOPLE });

const COOKIE = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

export function sessionRoutes(app: FastifyInstance): void {
  app.get(
    '/api/sessie',
    { schema: { summary: 'Wie ben ik', tags: ['sessie'], security: [], response: answers({ 200: ref('Sessie') }) } },
    (request) => session(personOf(request)),
  );
  app.post<{ Body: { persoon: string } }>(
    '/api/sessie',
    {
      schema: {
        summary: 'Aanmelden als een persoon van de demo',
        tags: ['sessie'],
        security: [],
        body: object({ persoon: { type: 'string' } }),
        response: answers({ 200: ref('Sessie') }, [400, 413, 415]),
      },
    },
    (request, reply) => {
      const person = demoPerson(request.body.persoon);
      if (!person)
        throw new ApiError('ongeldig', `Er is geen persoon «${request.body.persoon}». Kies iemand uit de lijst.`);
      void reply.setCookie(SESSION_COOKIE, person.id, COOKIE);
      return session(person);
    },
  );
  app.delete(
    '/api/sessie',
    {
      schema: {
        summary: 'Afmelden',
        tags: ['sessie'],
        security: [],
        response: answers({ 200: ref('Sessie') }, [400, 413, 415]),
      },
    },
    (_request, reply) => {
      void reply.clearCookie(SESSION_COOKIE, COOKIE);
      return session(null);
    },
  );
}
