/** Deleting an agreement, putting it back, and taking it out of the bin for good. */
import type { FastifyInstance } from 'fastify';
import { decide, type Actor } from '../../model/access.ts';
import { goneFrom } from '../../model/bin.ts';
import type { Binned } from '../store/bin.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf, agreementOf } from './guard.ts';
import { occasionOf } from './occasion.ts';
import { array, object, ref } from './schema.ts';
import { answers } from './schemas.ts';
import { standingOf } from './standing.ts';

const TAGS = ['prullenmand'];
const moment = { type: 'string', description: 'ISO 8601, UTC' };

export function binRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { bin, guard } = deps;
  app.get(
    '/api/prullenmand',
    {
      onRequest: guard('raadplegen'),
      schema: {
        summary: 'De verwijderde overeenkomsten die u mag terugzetten, laatst verwijderd eerst',
        tags: TAGS,
        response: answers({ 200: array(ref('Verwijderd')) }, [401, 503]),
      },
    },
    async (request) => {
      const own: { readonly one: Binned; readonly actor: Actor }[] = [];
      for (const one of await bin.all()) {
        const actor = await deps.members.actorIn(one.meta, actorOf(request));
        if (actor && decide(actor, 'verwijderen', one.meta.status).allowed) own.push({ one, actor });
      }
      const names = await deps.people.names(own.flatMap(({ one }) => one.by ?? []));
      const rows = [];
      for (const { one, actor } of own)
        rows.push({
          ...told(one, names),
          titel: await deps.reader.title(one.meta),
          definitief: decide(actor, 'beheren', one.meta.status).allowed,
        });
      return rows;
    },
  );
  app.delete(
    '/api/overeenkomsten/:id',
    {
      onRequest: guard('verwijderen'),
      schema: {
        summary: 'Een overeenkomst naar de prullenmand brengen; wie ze open heeft, merkt het meteen',
        tags: TAGS,
        response: answers({ 200: object({ verwijderd: moment, tot: moment }) }, [400, 401, 403, 404, 413, 415, 503]),
      },
    },
    async (request) => {
      const { id } = agreementOf(request);
      return deps.record.doing(occasionOf(request, 'verwijderd'), async () => {
        const verwijderd = await bin.put(id, actorOf(request).id);
        if (verwijderd === null) throw new ApiError('niet-gevonden', 'Iemand anders heeft ze net verwijderd.');
        return { verwijderd, tot: goneFrom(verwijderd) };
      });
    },
  );
  returnRoutes(app, deps);
}

function returnRoutes(app: FastifyInstance, { bin, reader, record, guard }: RouteDeps): void {
  app.post(
    '/api/overeenkomsten/:id/terugzetten',
    {
      onRequest: guard('verwijderen', 'in the bin'),
      schema: {
        summary: 'Een verwijderde overeenkomst terugzetten',
        tags: TAGS,
        response: answers({ 200: ref('Stand') }, [400, 401, 403, 404, 413, 415, 503]),
      },
    },
    async (request) => {
      const meta = agreementOf(request);
      await record.doing(occasionOf(request, 'teruggezet'), async () => {
        if (!(await bin.back(meta.id))) throw gone();
      });
      return standingOf(meta, actorOf(request));
    },
  );
  app.delete<{ Body: { titel: string } }>(
    '/api/overeenkomsten/:id/definitief',
    {
      // What every party signed for is not one party's to destroy: only the term of the bin or a beheerder does that.
      onRequest: guard('beheren', 'in the bin'),
      schema: {
        summary: 'Een verwijderde overeenkomst voorgoed wissen, met haar geschiedenis; typ haar titel over',
        tags: TAGS,
        body: object({ titel: { type: 'string', maxLength: 2000 } }),
        response: answers({ 204: { type: 'null' } }, [400, 401, 403, 404, 413, 415, 503]),
      },
    },
    async (request, reply) => {
      const meta = agreementOf(request);
      const titel = await reader.title(meta);
      if (request.body.titel.trim() !== titel.trim())
        throw new ApiError('ongeldig', 'Dat is niet de titel. Typ hem precies over; er is niets gewist.');
      await record.doing(occasionOf(request, 'definitief-verwijderd'), async () => {
        if (!(await bin.destroy(meta.id, meta.verwijderd ?? ''))) throw gone();
      });
      return reply.status(204).send();
    },
  );
}

const gone = (): ApiError => new ApiError('niet-gevonden', 'Deze overeenkomst staat niet meer in de prullenmand.');

function told({ meta, by }: Binned, names: ReadonlyMap<string, string>) {
  const { id, status, verwijderd } = meta;
  const naam = by === null ? undefined : names.get(by);
  const door = by !== null && naam !== undefined ? { id: by, naam } : null;
  return { id, status, verwijderd, door, tot: goneFrom(verwijderd) };
}
