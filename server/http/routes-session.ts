/** Who am I, signing in as one of the demo's people, and where I am signed in. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../model/access.ts';
import { colourOf } from '../access/colours.ts';
import { DEMO_PEOPLE, demoPerson } from '../access/demo.ts';
import { SESSION_COOKIE } from '../access/session.ts';
import type { StoredSession } from '../store/sessions.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { knownBy, personOf, visitorOf } from './guard.ts';
import { answers, array, object, ref } from './schemas.ts';

interface Session {
  readonly demo: true;
  readonly persoon: Actor | null;
  /** In which others see them. */
  readonly kleur: string | null;
  readonly personen: readonly Actor[];
}
const session = (persoon: Actor | null): Session => ({
  demo: true,
  persoon,
  kleur: persoon && colourOf(persoon.id),
  personen: DEMO_PEOPLE,
});

const COOKIE = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

type Deps = Pick<RouteDeps, 'sessions' | 'guard'>;

export function sessionRoutes(app: FastifyInstance, deps: Deps): void {
  const { sessions } = deps;
  /** Whoever signs out, or becomes someone else, leaves nothing open. */
  const endOf = async (request: FastifyRequest): Promise<void> => {
    const known = await knownBy(sessions, request);
    if (known) await sessions.end(known.session);
  };

  app.get(
    '/api/sessie',
    {
      config: { open: 'tells who signed in, and that nobody did' },
      schema: { summary: 'Wie ben ik', tags: TAGS, security: [], response: answers({ 200: ref('Sessie') }, [503]) },
    },
    async (request, reply) => {
      const known = await knownBy(sessions, request);
      const secret = known && (await sessions.renew(known));
      if (secret) void reply.setCookie(SESSION_COOKIE, secret, COOKIE);
      return session(known?.actor ?? null);
    },
  );
  app.post<{ Body: { persoon: string } }>(
    '/api/sessie',
    {
      config: { open: 'how one signs in' },
      schema: {
        summary: 'Aanmelden als een persoon van de demo',
        tags: TAGS,
        security: [],
        body: object({ persoon: { type: 'string' } }),
        response: answers({ 200: ref('Sessie') }, [400, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      const person = demoPerson(request.body.persoon);
      if (!person)
        throw new ApiError('ongeldig', `Er is geen persoon «${request.body.persoon}». Kies iemand uit de lijst.`);
      await endOf(request);
      void reply.setCookie(SESSION_COOKIE, await sessions.begin(person, visitorOf(request)), COOKIE);
      return session(person);
    },
  );
  app.delete(
    '/api/sessie',
    {
      config: { open: 'who has signed out already may do it again' },
      schema: {
        summary: 'Afmelden',
        tags: TAGS,
        security: [],
        response: answers({ 200: ref('Sessie') }, [400, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      await endOf(request);
      return signedOut(reply);
    },
  );
  listRoutes(app, deps);
}

function listRoutes(app: FastifyInstance, { sessions, guard }: Deps): void {
  app.get(
    '/api/sessies',
    {
      onRequest: guard('eigen-gegevens'),
      schema: {
        summary: 'Waar ik aangemeld ben, laatst gebruikt eerst',
        tags: TAGS,
        response: answers({ 200: object({ sessies: array(ref('Aanmelding')) }) }, [401, 503]),
      },
    },
    async (request) => ({
      sessies: (await sessions.list(personOf(request)?.id ?? '')).map((one) =>
        told(one, request.known?.session === one.id),
      ),
    }),
  );
  app.delete(
    '/api/sessies',
    {
      onRequest: guard('eigen-gegevens'),
      schema: {
        summary: 'Overal afmelden',
        tags: TAGS,
        response: answers({ 200: ref('Sessie') }, [400, 401, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      await sessions.endAll(personOf(request)?.id ?? '');
      return signedOut(reply);
    },
  );
  app.delete<{ Params: { sessie: string } }>(
    '/api/sessies/:sessie',
    {
      onRequest: guard('eigen-gegevens'),
      schema: {
        summary: 'Eén aanmelding beëindigen',
        tags: TAGS,
        params: object({ sessie: { type: 'string' } }),
        response: answers({ 204: { type: 'null' } }, [400, 401, 404, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      // Someone else's is as unknown as none.
      const own = await sessions.list(personOf(request)?.id ?? '');
      if (!own.some(({ id }) => id === request.params.sessie) || !(await sessions.end(request.params.sessie)))
        throw new ApiError('niet-gevonden', 'Deze aanmelding is er niet (meer).');
      return reply.status(204).send();
    },
  );
}

const TAGS = ['sessie'];

function signedOut(reply: FastifyReply): Session {
  void reply.clearCookie(SESSION_COOKIE, COOKIE);
  return session(null);
}

const told = ({ id, began, used, from, agent }: StoredSession, isThis: boolean) => ({
  id,
  begonnen: began,
  gebruikt: used,
  adres: from,
  toestel: agent,
  deze: isThis,
});
