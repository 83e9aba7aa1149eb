/** Who takes part in an agreement: seeing, changing, leaving, handing over. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decide, mayManage, ROLES, type Membership } from '../../model/access.ts';
import type { Member, Refusal } from '../access/members.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf, agreementOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { readOr409 } from './read.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const TAGS = ['leden'];
const PATH = '/api/overeenkomsten/:id/leden';
const string = { type: 'string', maxLength: 64 } as const;
const PERSON = object({ id: string, persoon: string });
const MEMBERSHIP = object({
  rol: { type: 'string', enum: ROLES.map(({ id }) => id) },
  partij: {
    type: ['string', 'null'],
    maxLength: 64,
    description: 'De partij waarvoor iemand meewerkt; null voor alle',
  },
});
const ERRORS = [400, 401, 403, 404, 409, 413, 415, 503];

type Deps = Pick<RouteDeps, 'guard' | 'members' | 'record' | 'reader' | 'people'>;
interface OfPerson {
  Params: { id: string; persoon: string };
}

export function memberRoutes(app: FastifyInstance, deps: Deps): void {
  const { guard, members, record } = deps;
  app.get(
    PATH,
    {
      onRequest: guard('leden-zien'),
      schema: {
        summary: 'Wie meewerkt, en wat u daaraan mag wijzigen',
        tags: TAGS,
        response: answers({ 200: ref('Leden') }, ERRORS),
      },
    },
    (request) => overview(deps, request),
  );
  app.put<OfPerson & { Body: Membership }>(
    `${PATH}/:persoon`,
    {
      onRequest: guard('leden-beheren'),
      schema: {
        summary: 'De rol of de partij van iemand wijzigen; wie de overeenkomst open heeft, merkt het meteen',
        tags: TAGS,
        params: PERSON,
        body: MEMBERSHIP,
        response: answers({ 200: ref('Leden') }, ERRORS),
      },
    },
    async (request) => {
      const { body, params } = request;
      const member = await memberOf(deps, request, params.persoon);
      await requireMayManage(deps, request, member);
      await requireMayManage(deps, request, body);
      if (body.partij !== null) await requireParty(deps, request, body.partij);
      const { rol, partij } = body;
      const changed = { wie: member.id, rol, ...(partij === null ? {} : { partij }) };
      await record.doing(occasionOf(request, 'rol-gewijzigd', changed), async () =>
        refuse(await members.set(agreementOf(request), member.id, body, actorOf(request).id)),
      );
      return overview(deps, request);
    },
  );
  endRoutes(app, deps);
}

function endRoutes(app: FastifyInstance, deps: Deps): void {
  const { guard, members, record } = deps;
  app.delete<OfPerson>(
    `${PATH}/:persoon`,
    {
      onRequest: guard('leden-beheren'),
      schema: {
        summary: 'Iemand verwijderen, meteen',
        tags: TAGS,
        params: PERSON,
        response: answers({ 204: { type: 'null' } }, ERRORS),
      },
    },
    async (request, reply) => {
      const member = await memberOf(deps, request, request.params.persoon);
      await requireMayManage(deps, request, member);
      await record.doing(occasionOf(request, 'lid-verwijderd', { wie: member.id }), async () =>
        refuse(await members.end(agreementOf(request), member.id, actorOf(request).id)),
      );
      return reply.status(204).send();
    },
  );
  app.delete(
    '/api/overeenkomsten/:id/lidmaatschap',
    {
      // Everyone may; but no program leaves in someone's name.
      onRequest: guard('eigen-gegevens'),
      schema: { summary: 'Zelf niet meer meewerken', tags: TAGS, response: answers({ 204: { type: 'null' } }, ERRORS) },
    },
    async (request, reply) => {
      const { id } = actorOf(request);
      await record.doing(occasionOf(request, 'lid-verwijderd', { wie: id }), async () =>
        refuse(await members.end(agreementOf(request), id, id)),
      );
      return reply.status(204).send();
    },
  );
  app.post<OfPerson & { Body: { aan: string } }>(
    `${PATH}/:persoon/overdracht`,
    {
      onRequest: guard('leden-beheren'),
      schema: {
        summary: 'Iemand vertrekt, en een ander neemt over',
        tags: TAGS,
        params: PERSON,
        body: object({ aan: string }),
        response: answers({ 204: { type: 'null' } }, ERRORS),
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      for (const person of [params.persoon, body.aan])
        await requireMayManage(deps, request, await memberOf(deps, request, person));
      await record.doing(occasionOf(request, 'overgedragen', { van: params.persoon, wie: body.aan }), async () =>
        refuse(await members.transfer(agreementOf(request), params.persoon, body.aan, actorOf(request).id)),
      );
      return reply.status(204).send();
    },
  );
}

/** As the schema «Leden» says. */
async function overview({ members, reader, people }: Deps, request: FastifyRequest) {
  const [agreement, actor] = [agreementOf(request), actorOf(request)];
  const [all, read] = [await members.list(agreement), await reader.read(agreement.id)];
  const { titel, partijen } = read?.ok ? read.agreement : { titel: '', partijen: [] };
  const manages = decide(actor, 'leden-beheren', agreement.status).allowed;
  const names = await people.names(all.flatMap(({ door }) => door ?? []));
  return {
    titel,
    leden: all.map(({ door, ...member }) => ({
      ...member,
      door: door === null ? null : (names.get(door) ?? null),
      wijzigbaar: manages && mayManage(actor, member),
    })),
    partijen: partijen.map(({ id, naam }) => ({ id, naam })),
  };
}

async function memberOf({ members }: Deps, request: FastifyRequest, person: string): Promise<Member> {
  const member = (await members.list(agreementOf(request))).find(({ id }) => id === person);
  if (!member) throw new ApiError('niet-gevonden', 'Deze persoon werkt niet (meer) mee.');
  return member;
}

async function requireMayManage({ record }: Deps, request: FastifyRequest, membership: Membership): Promise<void> {
  const { id: person, rol: role } = actorOf(request);
  if (mayManage(actorOf(request), membership)) return;
  await record.refused({ chain: agreementOf(request).id, person, deed: 'leden-beheren', role, origin: request.ip });
  throw new ApiError('geen-toegang', 'U kunt alleen mensen van uw eigen partij toelaten, wijzigen of verwijderen.');
}

async function requireParty({ reader }: Deps, request: FastifyRequest, party: string): Promise<void> {
  const { partijen } = await readOr409(reader, agreementOf(request).id);
  if (!partijen.some(({ id }) => id === party))
    throw new ApiError('ongeldig', 'Deze partij is niet (meer) in de overeenkomst.');
}

const REFUSALS: Readonly<Record<Refusal, string>> = {
  last: 'Er blijft dan niemand over die mensen kan toelaten. Geef die taak eerst aan een ander.',
  absent: 'Deze persoon werkt niet (meer) mee.',
  party: 'Wie overneemt, werkt mee voor een andere partij. Kies iemand van dezelfde partij.',
};

function refuse(refusal: Refusal | null): void {
  if (refusal) throw new ApiError(refusal === 'absent' ? 'niet-gevonden' : 'ongeldig', REFUSALS[refusal]);
}
