/** What an agreement was before: which versions are kept, and each of them in the public format. */
import type { FastifyInstance } from 'fastify';
import type { VersionReason } from '../store/versions.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { agreementOf } from './guard.ts';
import { versionOr409 } from './read.ts';
import { array, object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const TAGS = ['overeenkomsten'];
const REASONS: Readonly<Record<VersionReason, string>> = { begin: 'begin', rest: 'rust', status: 'status' };
const PARAMS = object({ id: { type: 'string' }, nr: { type: 'string', pattern: '^[1-9][0-9]{0,8}$' } });

export function historyRoutes(app: FastifyInstance, { history, reader, guard, people }: RouteDeps): void {
  const path = '/api/overeenkomsten/:id/geschiedenis';
  app.get(
    path,
    {
      onRequest: guard('lezen'),
      schema: {
        summary: 'De bewaarde versies, de laatste eerst',
        tags: TAGS,
        response: answers({ 200: array(ref('Versie')) }, [400, 401, 404, 503]),
      },
    },
    async (request) => {
      const versions = await history.versions(agreementOf(request).id);
      const names = await people.names(new Set(versions.flatMap((version) => version.people)));
      return versions.toReversed().map(({ number, at, reason, status, people: writers }) => ({
        nr: number,
        op: at,
        aanleiding: REASONS[reason],
        status,
        door: writers.flatMap((id) => named(id, names)),
      }));
    },
  );
  app.get<{ Params: { nr: string } }>(
    `${path}/:nr`,
    {
      onRequest: guard('lezen'),
      schema: {
        summary: 'Een bewaarde versie in het publieke formaat',
        tags: TAGS,
        params: PARAMS,
        response: answers({ 200: ref('overeenkomst') }, [400, 401, 404, 409, 503]),
      },
    },
    async (request) => {
      const result = await history.read(agreementOf(request).id, Number(request.params.nr));
      if (!result)
        throw new ApiError('niet-gevonden', 'Deze versie is er niet (meer). Kies er een uit de geschiedenis.');
      return versionOr409(reader, result);
    },
  );
}

/** Who was never known has no name to show, and is left out. */
function named(id: string, names: ReadonlyMap<string, string>): { id: string; naam: string }[] {
  const naam = names.get(id);
  return naam === undefined ? [] : [{ id, naam }];
}
