/** Inviting people into an agreement, and what became of it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mayManage, ROLES, type Actor, type Role } from '../../model/access.ts';
import { partyName, type Facts, type Made, type Whence } from '../access/invitations.ts';
import { Refused } from '../access/refused.ts';
import type { StoredInvitation } from '../store/invitations.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf, agreementOf } from './guard.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const PATH = '/api/overeenkomsten/:id/uitnodigingen';
const TAGS = ['uitnodigingen'];
/** A beheerder is not invited. */
const INVITED: readonly Role[] = ROLES.map(({ id }) => id).filter((id) => id !== 'beheerder');
const BODY = object({
  email: { type: 'string', maxLength: 300 },
  rol: { type: 'string', enum: INVITED },
  partij: { type: ['string', 'null'], maxLength: 100 },
});
const PARAMS = object({ id: { type: 'string' }, uitnodiging: { type: 'string' } });
interface Params {
  readonly uitnodiging: string;
}

const MADE = answers({ 201: ref('NieuweUitnodiging') }, [400, 401, 403, 404, 409, 413, 415, 503]);

type Deps = Pick<RouteDeps, 'entrance' | 'people' | 'record' | 'guard' | 'now' | 'publicUrl'>;

export function invitationRoutes(app: FastifyInstance, deps: Deps): void {
  const { entrance, guard, publicUrl } = deps;
  const { invitations } = entrance;
  const onRequest = guard('leden-beheren');
  app.get(
    PATH,
    {
      onRequest,
      schema: {
        summary: 'Wie uitgenodigd is, en wie u kunt uitnodigen',
        tags: TAGS,
        response: answers({ 200: ref('Uitnodigingen') }, [401, 403, 404, 503]),
      },
    },
    async (request) => {
      const { id } = agreementOf(request);
      const facts = await invitations.facts(id);
      const uitnodigingen = await asTold(await invitations.list(id), facts, deps);
      return { mail: invitations.isMailed, uitnodigingen, ...offerTo(actorOf(request), facts) };
    },
  );
  app.post<{ Body: { email: string; rol: Role; partij: string | null } }>(
    PATH,
    {
      onRequest,
      config: { pace: 'uitnodigen' },
      schema: { summary: 'Iemand uitnodigen', tags: TAGS, body: BODY, response: MADE },
    },
    async (request, reply) => {
      const whence = whenceOf(request, publicUrl);
      const made = invitations.make(actorOf(request), agreementOf(request).id, request.body, whence);
      return reply.status(201).send(await answerOf(request, await made, deps));
    },
  );
  changeRoutes(app, deps);
}

/** What can still be done to an invitation. */
function changeRoutes(app: FastifyInstance, deps: Deps): void {
  const { entrance, guard, publicUrl } = deps;
  const { invitations } = entrance;
  const onRequest = guard('leden-beheren');
  app.post<{ Params: Params }>(
    `${PATH}/:uitnodiging/opnieuw`,
    {
      onRequest,
      config: { pace: 'uitnodigen' },
      schema: { summary: 'Een nieuwe link; de vorige werkt niet meer', tags: TAGS, params: PARAMS, response: MADE },
    },
    async (request, reply) => {
      const [agreement, { uitnodiging }] = [agreementOf(request).id, request.params];
      const made = invitations.again(actorOf(request), agreement, uitnodiging, whenceOf(request, publicUrl));
      return reply.status(201).send(await answerOf(request, await made, deps));
    },
  );
  app.delete<{ Params: Params }>(
    `${PATH}/:uitnodiging`,
    {
      onRequest,
      schema: {
        summary: 'Een uitnodiging intrekken',
        tags: TAGS,
        params: PARAMS,
        response: answers({ 204: { type: 'null' } }, [400, 401, 403, 404, 409, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      const agreement = agreementOf(request).id;
      const { uitnodiging } = request.params;
      const revoked = invitations.revoke(actorOf(request), agreement, uitnodiging, whenceOf(request));
      await orRefuse(request, await revoked, deps);
      return reply.status(204).send();
    },
  );
}

/** The result, or the refusal as an answer; that someone asked for what they may not is recorded. */
async function orRefuse<T>(request: FastifyRequest, result: T | Refused, { record }: Deps): Promise<T> {
  if (result instanceof Refused && result.kind === 'geen-toegang') {
    const { id: person, rol: role } = actorOf(request);
    await record.refused({ chain: agreementOf(request).id, person, deed: 'leden-beheren', role, origin: request.ip });
  }
  return orThrow(result);
}

/** The result, or the refusal as an answer. */
export function orThrow<T>(result: T | Refused): T {
  if (result instanceof Refused) throw new ApiError(result.kind, result.reason, { cause: result });
  return result;
}

/**
 * Where our pages are for who asks: the public address, else the Host header, which has been looked at. Never Fastify's
 * own `host` or `protocol`: those believe X-Forwarded-Host, by which anyone could have a link mailed that leads to them.
 */
export const originOf = ({ headers }: FastifyRequest, publicUrl: URL | null = null): string =>
  publicUrl?.origin ?? `http://${headers.host}`;

const whenceOf = (request: FastifyRequest, publicUrl: URL | null = null): Whence => ({
  from: request.ip,
  origin: originOf(request, publicUrl),
});

/** As what, and for whom, someone may invite. */
function offerTo(actor: Actor, facts: Facts | null) {
  const own = actor.partij ?? null;
  const mayFor = (partij: string | null): boolean => mayManage(actor, { rol: 'lezer', partij });
  return {
    rollen: INVITED.filter((rol) => mayManage(actor, { rol, partij: own })),
    partijen: (facts?.parties ?? []).filter(({ id }) => mayFor(id)),
    zonderPartij: mayFor(null),
  };
}

/** As the schema «NieuweUitnodiging» says. */
async function answerOf(request: FastifyRequest, result: Made | Refused, deps: Deps) {
  const { invitation, link, trouble } = await orRefuse(request, result, deps);
  const facts = await deps.entrance.invitations.facts(agreementOf(request).id);
  const [uitnodiging] = await asTold([invitation], facts, deps);
  return { uitnodiging, link, reden: trouble };
}

/** As the schema «Uitnodiging» says. */
async function asTold(invitations: readonly StoredInvitation[], facts: Facts | null, { people, now }: Deps) {
  const names = await people.names(invitations.flatMap(({ author }) => author ?? []));
  return invitations.map((invitation) => ({
    id: invitation.id,
    email: invitation.email,
    rol: invitation.rol,
    partij: partyName(facts, invitation.partij),
    door: names.get(invitation.author ?? '') ?? null,
    gemaakt: invitation.made,
    vervalt: invitation.expires,
    toestand: stateOf(invitation, now()),
    gemaild: invitation.shown === null,
  }));
}

function stateOf({ email, used, revoked, expires }: StoredInvitation, now: string) {
  if (used !== null) return 'gebruikt';
  if (revoked !== null || email === '') return 'ingetrokken';
  return expires > now ? 'open' : 'vervallen';
}
