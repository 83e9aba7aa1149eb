/** Who am I, and signing in as one of the demo's people. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DEMO_PEOPLE, demoPerson } from '../access/demo.ts';
import { newSession, SESSION_COOKIE, sessionOf } from '../access/session.ts';
import type { Sessions } from '../access/sessions.ts';
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

export function sessionRoutes(app: FastifyInstance, { sessions }: { readonly sessions: Sessions }): void {
  /** Whoever signs out, or becomes someone else, leaves nothing open. */
  const endOf = ({ headers }: FastifyRequest): void => {
    const known = sessionOf(headers);
    if (known) sessions.end(known.session);
  };

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
      endOf(request);
      void reply.setCookie(SESSION_COOKIE, newSession(person), COOKIE);
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
    (request, reply) => {
      endOf(request);
      void reply.clearCookie(SESSION_COOKIE, COOKIE);
      return session(null);
    },
  );
}
