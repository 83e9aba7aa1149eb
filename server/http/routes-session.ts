/** Who am I, signing out, and where I am signed in. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../model/access.ts';
import { colourOf } from '../access/colours.ts';
import { DEMO_PEOPLE } from '../access/demo.ts';
import type { StoredSession } from '../store/sessions.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { knownBy, personOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { array, object, ref } from './schema.ts';
import { answers, type SignInWay } from './schemas.ts';

interface Session {
  readonly demo: boolean;
  readonly aanmelden: readonly SignInWay[];
  readonly persoon: Actor | null;
  /** The way they signed in by, where that is one of those. */
  readonly via: SignInWay | null;
  /** In which others see them. */
  readonly kleur: string | null;
  readonly personen: readonly Actor[];
}

/** As the schema «Sessie» says. */
export const session = (
  persoon: Actor | null,
  { provider }: Pick<RouteDeps, 'provider'>,
  stored: StoredSession | null = null,
): Session => ({
  demo: !provider,
  aanmelden: provider ? ['oidc'] : [],
  persoon: persoon && withoutBounds(persoon),
  via: stored?.sub ? 'oidc' : null,
  kleur: persoon && colourOf(persoon.id),
  personen: provider ? [] : DEMO_PEOPLE,
});

/** Who they are, whatever they show. */
const withoutBounds = ({ sleutel: _bounds, ...person }: Actor): Actor => person;

type Deps = Pick<RouteDeps, 'sessions' | 'record' | 'guard' | 'provider'>;

/** Whoever signs out, or becomes someone else, leaves nothing open. */
export async function endOf(
  { sessions, record }: Pick<Deps, 'sessions' | 'record'>,
  request: FastifyRequest,
): Promise<void> {
  const known = await knownBy(sessions, request);
  // A token is not its person either: it signs nobody out.
  if (!known || known.actor.sleutel) return;
  const left = { kind: 'afgemeld', person: known.actor.id, origin: request.ip } as const;
  await record.doing(left, () => sessions.end(known.session));
}

export function sessionRoutes(app: FastifyInstance, deps: Deps): void {
  const { sessions } = deps;
  app.get(
    '/api/sessie',
    {
      config: { open: 'tells who signed in, and that nobody did' },
      schema: { summary: 'Wie ben ik', tags: TAGS, security: [], response: answers({ 200: ref('Sessie') }, [503]) },
    },
    async (request, reply) => {
      const known = await knownBy(sessions, request);
      const secret = known && (await sessions.renew(known));
      if (secret) void reply.setCookie(sessions.cookie.name, secret, sessions.cookie.options);
      return session(known?.actor ?? null, deps, known?.stored);
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
      return signedOut(reply, deps);
    },
  );
  listRoutes(app, deps);
}

function listRoutes(app: FastifyInstance, deps: Deps): void {
  const { sessions, record, guard } = deps;
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
      return signedOut(reply, deps);
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

function signedOut(reply: FastifyReply, deps: Deps): Session {
  void reply.clearCookie(deps.sessions.cookie.name, deps.sessions.cookie.options);
  return session(null, deps);
}

const told = ({ id, began, used, from, agent }: StoredSession, isThis: boolean) => ({
  id,
  begonnen: began,
  gebruikt: used,
  adres: from,
  toestel: agent,
  deze: isThis,
});
