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
import { occasionOf } from './occasion.ts';
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
  persoon: persoon && withoutBounds(persoon),
  kleur: persoon && colourOf(persoon.id),
  personen: DEMO_PEOPLE,
});

/** Who they are, whatever they show. */
const withoutBounds = ({ sleutel: _bounds, ...person }: Actor): Actor => person;

/** How a browser keeps what opens a session. */
export const COOKIE = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

type Deps = Pick<RouteDeps, 'sessions' | 'record' | 'guard'>;

/** Whoever signs out, or becomes someone else, leaves nothing open. */
async function endOf({ sessions, record }: Deps, request: FastifyRequest): Promise<void> {
  const known = await knownBy(sessions, request);
  if (!known) return;
  const left = { kind: 'afgemeld', person: known.actor.id, origin: request.ip } as const;
  await record.doing(left, () => sessions.end(known.session));
}

export function sessionRoutes(app: FastifyInstance, deps: Deps): void {
  const { sessions, record } = deps;
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
      config: { open: 'how one signs in', pace: 'aanmelden' },
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
      if (!person) {
        await record.turnedAway('onbekend', request.ip);
        throw new ApiError('ongeldig', `Er is geen persoon «${request.body.persoon}». Kies iemand uit de lijst.`);
      }
      await endOf(deps, request);
      const come = { kind: 'aangemeld', person: person.id, origin: request.ip } as const;
      const secret = await record.doing(come, () => sessions.begin(person, visitorOf(request)));
      void reply.setCookie(SESSION_COOKIE, secret, COOKIE);
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
      await endOf(deps, request);
      return signedOut(reply);
    },
  );
  listRoutes(app, deps);
}

function listRoutes(app: FastifyInstance, { sessions, record, guard }: Deps): void {
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
      const person = personOf(request)?.id ?? '';
      await record.doing(occasionOf(request, 'overal-afgemeld'), () => sessions.endAll(person));
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
      const { sessie } = request.params;
      const own = await sessions.list(personOf(request)?.id ?? '');
      if (!own.some(({ id }) => id === sessie)) throw new ApiError('niet-gevonden', NO_SESSION);
      await record.doing(occasionOf(request, 'afgemeld', { sessie }), async () => {
        if (!(await sessions.end(sessie))) throw new ApiError('niet-gevonden', NO_SESSION);
      });
      return reply.status(204).send();
    },
  );
}

const TAGS = ['sessie'];
const NO_SESSION = 'Deze aanmelding is er niet (meer).';

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
