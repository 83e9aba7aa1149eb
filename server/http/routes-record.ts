/** The record of an agreement, for who takes part in it, and that of the server: read, verified, and as a file. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { decide, type Deed } from '../../model/access.ts';
import { EVENT_KINDS, FAULTS, SERVER_CHAIN, type EventDetail } from '../../model/record.ts';
import { ERASED_NAME } from '../access/people.ts';
import { lineOf } from '../record/lines.ts';
import { verifyChain } from '../record/verify.ts';
import type { EventStore, StoredEvent } from '../store/events.ts';
import type { RouteDeps } from './deps.ts';
import { agreementOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { array, object, ref } from './schema.ts';
import { answers } from './schemas.ts';

/** Rows in one answer. */
const PAGE = 50;

const QUERY = object(
  {
    voor: { type: 'string', pattern: '^[1-9][0-9]{0,14}$', description: 'Alleen wat een lager nummer heeft' },
    soort: { type: 'string', enum: EVENT_KINDS.map(({ id }) => id) },
  },
  ['voor', 'soort'],
);
const ERRORS = [400, 401, 403, 404, 503];

/** One chain, and who may read it. */
interface Place {
  readonly path: string;
  readonly deed: Deed;
  readonly chainOf: (request: FastifyRequest) => string;
  readonly words: string;
}

const PLACES: readonly Place[] = [
  {
    path: '/api/overeenkomsten/:id/verslag',
    deed: 'leden-zien',
    chainOf: (request) => agreementOf(request).id,
    words: 'van een overeenkomst',
  },
  { path: '/api/verslag', deed: 'beheren', chainOf: () => SERVER_CHAIN, words: 'van de server' },
];

export function recordRoutes(app: FastifyInstance, deps: RouteDeps): void {
  for (const place of PLACES) {
    listRoute(app, deps, place);
    verdictRoute(app, deps, place);
    fileRoute(app, deps, place);
  }
}

const TAGS = ['verslag'];

function listRoute(
  app: FastifyInstance,
  { store, people, guard }: RouteDeps,
  { path, deed, chainOf, words }: Place,
): void {
  const good = object({
    gebeurtenissen: array(ref('Gebeurtenis')),
    verder: { type: 'boolean', description: 'Of er nog oudere zijn: vraag die met «voor», het laagste nummer hier' },
  });
  app.get<{ Querystring: { voor?: string; soort?: string } }>(
    path,
    {
      onRequest: guard(deed),
      schema: {
        summary: `Het verslag ${words}, het laatste eerst`,
        tags: TAGS,
        querystring: QUERY,
        response: answers({ 200: good }, ERRORS),
      },
    },
    async (request) => {
      const { voor, soort } = request.query;
      const before = voor === undefined ? undefined : Number(voor);
      // One more than is told says whether there are more.
      const found = await store.eventsOf(chainOf(request), { before, kind: soort, most: PAGE + 1 });
      const events = found.slice(0, PAGE);
      const names = await people.names(new Set(events.flatMap(peopleIn)));
      const withOrigin = maySeeOrigins(request);
      return { gebeurtenissen: events.map((event) => told(event, names, withOrigin)), verder: found.length > PAGE };
    },
  );
}

function verdictRoute(app: FastifyInstance, { store, guard }: RouteDeps, { path, deed, chainOf, words }: Place): void {
  app.get(
    `${path}/keten`,
    {
      onRequest: guard(deed),
      config: { pace: 'exporteren' },
      schema: {
        summary: `Of het verslag ${words} nog is zoals het geschreven werd`,
        tags: TAGS,
        response: answers({ 200: ref('Keten') }, ERRORS),
      },
    },
    async (request) => {
      const { rows, head, fault } = await verifyChain(store, chainOf(request));
      if (fault) request.log.error({ agreement: request.agreement?.id, fault }, 'the record was changed');
      return { klopt: fault === null, aantal: rows, som: head, fout: fault && FAULTS[fault.what](fault.number) };
    },
  );
}

function fileRoute(
  app: FastifyInstance,
  { store, record, guard }: RouteDeps,
  { path, deed, chainOf, words }: Place,
): void {
  app.get(
    `${path}/uitvoer`,
    {
      onRequest: guard(deed),
      config: { pace: 'exporteren' },
      schema: {
        summary: `Het verslag ${words} als bestand: één gebeurtenis per lijn, met wat nodig is om het na te kijken`,
        tags: TAGS,
        response: answers({ 200: { type: 'string' } }, ERRORS, JSON_LINES),
      },
    },
    async (request, reply) => {
      const chain = chainOf(request);
      const withOrigin = maySeeOrigins(request);
      const text = await record.doing(occasionOf(request, 'verslag-uitgevoerd'), () =>
        fileOf(store, chain, withOrigin),
      );
      const name = `attachment; filename="verslag-${chain}.jsonl"`;
      return reply.type(`${JSON_LINES}; charset=utf-8`).header('content-disposition', name).send(text);
    },
  );
}

const JSON_LINES = 'application/x-ndjson';

/** Rows that are read at once. */
const STRETCH = 500;

/** Made whole before any of it is sent: of a file that breaks off nobody could tell. */
async function fileOf(store: EventStore, chain: string, withOrigin: boolean): Promise<string> {
  const lines: string[] = [];
  for (let number = 0; ; number += STRETCH) {
    const rows = await store.eventsAfter(chain, number, STRETCH);
    lines.push(...rows.map((row) => `${lineOf(row, withOrigin)}\n`));
    if (rows.length < STRETCH) return lines.join('');
  }
}

/** From where people did something is for who looks after the server, whatever they are in this agreement. */
const maySeeOrigins = (request: FastifyRequest): boolean => decide(request.known?.actor ?? null, 'beheren').allowed;

function told(event: StoredEvent, names: ReadonlyMap<string, string>, withOrigin: boolean) {
  const { number, at, kind, person, origin, hash } = event;
  const detail = detailOf(event);
  const named = (id: unknown) => (typeof id === 'string' ? { id, naam: names.get(id) ?? ERASED_NAME } : null);
  return {
    nr: number,
    op: at,
    soort: kind,
    door: named(person),
    wie: named(detail['wie']),
    detail,
    vanwaar: withOrigin ? origin : null,
    som: hash,
  };
}

const peopleIn = (event: StoredEvent): string[] =>
  [event.person, detailOf(event)['wie']].filter((id) => typeof id === 'string');

/** Nothing where the text was tampered with: the verdict says so, the rest must be shown all the same. */
function detailOf({ detail }: StoredEvent): EventDetail {
  try {
    const data: unknown = JSON.parse(detail);
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? (data as EventDetail) : {};
  } catch {
    return {};
  }
}
