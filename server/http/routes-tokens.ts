/** One's tokens for other programs: which there are, making one, taking one back. */
import type { FastifyInstance } from 'fastify';
import { SCOPES, type Scope } from '../../model/access.ts';
import { LONGEST_TERM, MOST_TOKENS, seatsOf } from '../access/tokens.ts';
import { isAgreementId } from '../agreements/ids.ts';
import type { StoredToken } from '../store/tokens.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { array, object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const TAGS = ['sleutels'];
const BODY = object({
  naam: { type: 'string', minLength: 1, maxLength: 80, pattern: '\\S' },
  bereik: { type: 'string', enum: SCOPES.map(({ id }) => id) },
  overeenkomst: { type: ['string', 'null'], maxLength: 100, description: 'De enige die ze opent; null voor alle' },
  dagen: { type: 'integer', minimum: 1, maximum: LONGEST_TERM, description: 'Na hoeveel dagen ze eindigt' },
});
interface Wanted {
  readonly naam: string;
  readonly bereik: Scope;
  readonly overeenkomst: string | null;
  readonly dagen: number;
}

export function tokenRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { tokens, sessions, record, guard } = deps;
  app.get(
    '/api/sleutels',
    {
      onRequest: guard('eigen-gegevens'),
      schema: {
        summary: 'Mijn sleutels voor andere programma’s, de laatst gemaakte eerst',
        tags: TAGS,
        response: answers({ 200: array(ref('Sleutel')) }, [401, 503]),
      },
    },
    async (request) => {
      const own = await tokens.list(actorOf(request).id);
      const titles = await titlesOf(deps, own);
      return own.map((token) => told(token, titles));
    },
  );
  makeRoute(app, deps);
  app.delete<{ Params: { sleutel: string } }>(
    '/api/sleutels/:sleutel',
    {
      onRequest: guard('eigen-gegevens'),
      schema: {
        summary: 'Een sleutel intrekken; wat er open mee staat, eindigt meteen',
        tags: TAGS,
        params: object({ sleutel: { type: 'string' } }),
        response: answers({ 204: { type: 'null' } }, [400, 401, 404, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      const { sleutel } = request.params;
      // Someone else's is as unknown as none.
      const own = await tokens.list(actorOf(request).id);
      const gone = new ApiError('niet-gevonden', 'Deze sleutel is er niet (meer).');
      if (!own.some(({ id }) => id === sleutel)) throw gone;
      await record.doing(occasionOf(request, 'sleutel-ingetrokken', { sleutel }), async () => {
        if (!(await tokens.end(sleutel))) throw gone;
      });
      sessions.drop(seatsOf(sleutel));
      return reply.status(204).send();
    },
  );
}

function makeRoute(app: FastifyInstance, { store, members, tokens, record, guard }: RouteDeps): void {
  app.post<{ Body: Wanted }>(
    '/api/sleutels',
    {
      onRequest: guard('eigen-gegevens'),
      schema: {
        summary: 'Een sleutel maken; alleen dit antwoord toont ze',
        tags: TAGS,
        body: BODY,
        response: answers(
          { 201: object({ id: { type: 'string' }, sleutel: { type: 'string' } }) },
          [400, 401, 404, 413, 415, 503],
        ),
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { naam, bereik: scope, overeenkomst: agreement, dagen: days } = request.body;
      if (agreement !== null) {
        const meta = isAgreementId(agreement) ? await store.meta(agreement) : null;
        if (!meta || meta.verwijderd !== null || !(await members.actorIn(meta, actor)))
          throw new ApiError('niet-gevonden', 'Deze overeenkomst bestaat niet, of u werkt er niet aan mee.');
      }
      const made = await record.doing(occasionOf(request, 'sleutel-gemaakt', { bereik: scope }), async () => {
        const token = await tokens.make(actor, { name: naam.trim(), scope, agreement, days });
        if (token) return token;
        throw new ApiError('ongeldig', `U hebt al ${MOST_TOKENS} sleutels. Trek er eerst een in.`);
      });
      return reply.status(201).send({ id: made.id, sleutel: made.token });
    },
  );
}

/** What the agreements are called to which tokens are bound; one that is gone is not among them. */
async function titlesOf(
  { store, reader }: RouteDeps,
  tokens: readonly StoredToken[],
): Promise<ReadonlyMap<string, string>> {
  const metas = await store.metas([...new Set(tokens.flatMap(({ agreement }) => agreement ?? []))]);
  const titles = new Map<string, string>();
  for (const meta of metas) titles.set(meta.id, await reader.title(meta));
  return titles;
}

function told({ id, name, scope, agreement, made, expires, used }: StoredToken, titles: ReadonlyMap<string, string>) {
  const overeenkomst = agreement === null ? null : { id: agreement, titel: titles.get(agreement) ?? '' };
  return { id, naam: name, bereik: scope, overeenkomst, gemaakt: made, tot: expires, gebruikt: used };
}
