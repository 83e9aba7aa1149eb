/** The agreements: list, create, renew, read, judge. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Membership } from '../../model/access.ts';
import { withAuthor } from '../access/members.ts';
import { renewAgreement } from '../../model/renewal.ts';
import { wrongRenewalTerm, type Term } from '../../model/term.ts';
import type { Strength } from '../../model/validation/problem.ts';
import { freshId } from '../agreements/ids.ts';
import type { Summary } from '../agreements/reader.ts';
import { LOCAL_KINDS, start, type StartRequest } from '../agreements/start.ts';
import { snapshotOf } from '../agreements/stored.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf, agreementOf, personOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { formatOr409, readOr409 } from './read.ts';
import { array, object, ref } from './schema.ts';
import { answers } from './schemas.ts';
import { standingOf } from './standing.ts';
import { NOT_MODIFIED, sendIfChanged } from './unchanged.ts';

const TAGS = ['overeenkomsten'];
const text = (maxLength: number) => ({ type: 'string', maxLength });
const START_BODY = object(
  {
    sjabloon: text(64),
    partijen: {
      type: 'array',
      maxItems: 60,
      items: object({ nis: text(10), soort: { type: 'string', enum: LOCAL_KINDS } }),
    },
    looptijd: object({ start: text(10), einde: text(10) }),
    regiegebied: text(200),
    referentieregio: text(64),
  },
  ['regiegebied', 'referentieregio'],
);
const RENEW_BODY = object({ looptijd: object({ start: text(10), einde: text(10) }) });
const STRENGTH = { type: 'string', enum: ['concept', 'ondertekenklaar'] };

export function agreementRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { reader, guard, members } = deps;
  const listFor = async (request: FastifyRequest): Promise<readonly (Summary & { readonly ik: Membership })[]> => {
    const roleIn = await members.membershipsOf(actorOf(request));
    return (await reader.list()).flatMap((summary) => {
      const ik = roleIn(summary.id);
      return ik ? [{ ...summary, ik }] : [];
    });
  };
  app.get(
    '/api/overeenkomsten',
    {
      onRequest: guard('raadplegen'),
      schema: {
        summary: 'De overeenkomsten waaraan u meewerkt',
        tags: TAGS,
        response: { ...answers({ 200: array(ref('Samenvatting')) }, [401, 503]), 304: NOT_MODIFIED },
      },
    },
    async (request, reply) => sendIfChanged(request, reply, await listFor(request)),
  );
  createRoute(app, deps);
  renewRoute(app, deps);
  const reading = (summary: string, good: ReturnType<typeof ref>) => ({
    onRequest: guard('lezen'),
    schema: { summary, tags: TAGS, response: answers({ 200: good }, [400, 401, 404, 409, 503]) },
  });
  app.get(
    '/api/overeenkomsten/:id',
    reading('Een overeenkomst in het publieke formaat', ref('overeenkomst')),
    (request) => formatOr409(reader, agreementOf(request).id),
  );
  app.get('/api/overeenkomsten/:id/stand', reading('De stand, en wat u mag', ref('Stand')), (request) =>
    standingOf(agreementOf(request), personOf(request)),
  );
  const problems = reading('Wat er nog aan ontbreekt', array(ref('Probleem')));
  app.get<{ Querystring: { sterkte?: Strength } }>(
    '/api/overeenkomsten/:id/problemen',
    { ...problems, schema: { ...problems.schema, querystring: object({ sterkte: STRENGTH }, ['sterkte']) } },
    async (request) =>
      reader.problems(await readOr409(reader, agreementOf(request).id), request.query.sterkte ?? 'ondertekenklaar'),
  );
}

function createRoute(app: FastifyInstance, { library, store, record, guard, now }: RouteDeps): void {
  const response = answers({ 201: object({ id: { type: 'string' } }) }, [400, 401, 413, 415, 503]);
  app.post<{ Body: StartRequest }>(
    '/api/overeenkomsten',
    {
      onRequest: guard('aanmaken'),
      schema: { summary: 'Een overeenkomst beginnen', tags: TAGS, body: START_BODY, response },
    },
    async (request, reply) => {
      const started = start(library, request.body);
      if (!started.ok) throw new ApiError('ongeldig', started.boodschap);
      const id = freshId('so');
      const made = { ...occasionOf(request, 'aangemaakt', { sjabloon: request.body.sjabloon }), chain: id };
      const author = actorOf(request);
      const first = { id, ...NEW, snapshot: snapshotOf(started.agreement), members: withAuthor([], author) };
      await record.doing(made, () => store.create({ ...first, at: now(), author: author.id }));
      return reply.status(201).send({ id });
    },
  );
}

function renewRoute(app: FastifyInstance, { reader, store, members, record, guard, now }: RouteDeps): void {
  const response = answers({ 201: object({ id: { type: 'string' } }) }, [400, 401, 404, 409, 413, 415, 503]);
  app.post<{ Body: { looptijd: Term } }>(
    '/api/overeenkomsten/:id/verlenging',
    {
      onRequest: guard('aanmaken'),
      schema: {
        summary: 'Een overeenkomst verlengen: een nieuwe voor de volgende looptijd',
        tags: TAGS,
        body: RENEW_BODY,
        response,
      },
    },
    async (request, reply) => {
      const previous = await formatOr409(reader, agreementOf(request).id);
      const { looptijd } = request.body;
      const wrong = wrongRenewalTerm(looptijd, previous.looptijd);
      if (wrong) throw new ApiError('ongeldig', wrong);
      const renewal = renewAgreement(previous, looptijd, () => freshId('r'));
      const id = freshId('so');
      const made = { ...occasionOf(request, 'aangemaakt', { verlengt: agreementOf(request).id }), chain: id };
      const author = actorOf(request);
      const newIds = new Map(previous.partijen.map((party, nth) => [party.id, renewal.partijen[nth]?.id ?? '']));
      const carried = await members.carriedOver(agreementOf(request), newIds, author);
      const first = { id, ...NEW, snapshot: snapshotOf(renewal), members: carried };
      await record.doing(occasionOf(request, 'verlengd', { nieuw: id }), () =>
        record.doing(made, () => store.create({ ...first, at: now(), author: author.id })),
      );
      return reply.status(201).send({ id });
    },
  );
}

/** What a new agreement starts as. */
const NEW = { status: 'onderhandeling' } as const;
