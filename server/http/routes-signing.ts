/** Laying a text down to be signed, opening it again, and the files that were laid down. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { STATUSES, type Status } from '../../model/access.ts';
import type { ReadResult } from '../../model/read.ts';
import type { SigningState } from '../../model/signing.ts';
import { keptOf, stateOf } from '../signing/told.ts';
import type { Judged } from '../signing/laying-down.ts';
import type { StoredFrozen } from '../store/frozen.ts';
import { asStoreError } from '../store/store.ts';
import { turn } from '../turn.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf, agreementOf } from './guard.ts';
import { versionOr409 } from './read.ts';
import { refuseUnready } from './routes-print.ts';
import { originOf } from './routes-invitations.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

export const TAGS = ['ondertekening'];
const PATH = '/api/overeenkomsten/:id/ondertekening';

/** Why something is undone or void, as people write it. */
export const REASON = { type: 'string', minLength: 1, maxLength: 2000, pattern: '\\S' };

export function signingRoutes(app: FastifyInstance, deps: RouteDeps): void {
  app.get(
    PATH,
    {
      onRequest: deps.guard('lezen'),
      schema: {
        summary: 'Hoe het staat met de ondertekening: het bestand, wie tekent, wat terugkwam',
        tags: TAGS,
        response: answers({ 200: ref('Ondertekening') }, [400, 401, 404, 503]),
      },
    },
    (request) => stateNow(deps, request),
  );
  freezeRoute(app, deps);
  thawRoute(app, deps);
  for (const form of ['pdf', 'json'] as const) fileRoute(app, deps, form);
}

/** The state as it is in the store now: the request was let in by the status of a moment before. */
export async function stateNow(
  { store, people, publicUrl }: RouteDeps,
  request: FastifyRequest,
): Promise<SigningState> {
  const { id } = agreementOf(request);
  const [meta, kept] = [(await store.meta(id)) ?? agreementOf(request), await keptOf(store, id)];
  return stateOf(meta, kept, people, originOf(request, publicUrl));
}

function freezeRoute(app: FastifyInstance, deps: RouteDeps): void {
  const { guard, reader, signing, history } = deps;
  const judge = async (text: ReadResult): Promise<Judged> => {
    const agreement = await versionOr409(reader, text);
    await turn();
    const problems = reader.problems(agreement, 'ondertekenklaar');
    refuseUnready('ondertekenklaar', problems);
    return { agreement, problems };
  };
  app.post<{ Body: { was: Status } }>(
    PATH,
    {
      onRequest: guard('vastleggen'),
      config: { pace: 'exporteren' },
      schema: {
        summary:
          'De tekst vastleggen om te ondertekenen; wie de overeenkomst open heeft, kan meteen niet meer schrijven',
        tags: TAGS,
        body: object({
          was: {
            type: 'string',
            enum: STATUSES.map(({ id }) => id),
            description: 'De status die u zag: is ze intussen gewijzigd, dan gebeurt er niets',
          },
        }),
        response: answers({ 201: ref('Ondertekening') }, [400, 401, 403, 404, 409, 413, 415, 422, 503]),
      },
    },
    async (request, reply) => {
      const { id, status } = agreementOf(request);
      if (request.body.was !== status) throw new ApiError('achterhaald', OVERTAKEN);
      const read = await reader.read(id);
      // Where points are open, nobody's writing is held up.
      if (read) await judge(read);
      const by = { person: actorOf(request).id, origin: request.ip };
      if (!(await signing.layingDown.freeze(id, by, judge))) throw new ApiError('achterhaald', OVERTAKEN);
      // Where it cannot be kept now, the next look at the history does that.
      await history
        .keep(id)
        .catch((error: unknown) =>
          request.log.warn(
            { agreement: id, kind: asStoreError(error).kind },
            'version of a laid down text not kept yet',
          ),
        );
      return reply.status(201).send(await stateNow(deps, request));
    },
  );
}

const OVERTAKEN =
  'Iemand anders heeft de status intussen gewijzigd of legt de tekst net vast. Kijk na hoe ze nu staat.';

function thawRoute(app: FastifyInstance, deps: RouteDeps): void {
  const { guard, signing } = deps;
  app.post<{ Body: { bestand: string; reden: string } }>(
    `${PATH}/heropening`,
    {
      onRequest: guard('ondertekening-leiden'),
      schema: {
        summary: 'De tekst opnieuw openen: het vastgelegde bestand vervalt',
        tags: TAGS,
        body: object({ bestand: { type: 'string', maxLength: 64 }, reden: REASON }),
        response: answers({ 200: ref('Ondertekening') }, [400, 401, 403, 404, 409, 413, 415, 503]),
      },
    },
    async (request) => {
      const { id: agreement } = agreementOf(request);
      const { bestand: id, reden } = request.body;
      const by = { person: actorOf(request).id, origin: request.ip };
      if (!(await signing.layingDown.thaw({ id, agreement }, reden.trim(), by)))
        throw new ApiError(
          'achterhaald',
          'Dit bestand is al vervallen of volledig ondertekend. Kijk na hoe het nu staat.',
        );
      return stateNow(deps, request);
    },
  );
}

function fileRoute(app: FastifyInstance, deps: RouteDeps, form: 'pdf' | 'json'): void {
  const type = `application/${form}`;
  app.get<{ Params: { bestand: string } }>(
    `${PATH}/:bestand/${form}`,
    {
      onRequest: deps.guard('exporteren'),
      schema: {
        summary:
          form === 'pdf'
            ? 'Het vastgelegde bestand, byte voor byte'
            : 'De overeenkomst die erin zit, in het publieke formaat',
        tags: TAGS,
        response: answers({ 200: { type: 'string', format: 'binary' } }, [400, 401, 404, 503], type),
      },
    },
    async (request, reply) => {
      const file = await frozenOr404(deps, request);
      const bytes = await deps.store.fileBytes(file.agreement, form === 'pdf' ? file.pdf : file.content);
      if (!bytes) throw NO_FILE();
      const name = `attachment; filename="${file.agreement}-${file.id}.${form}"`;
      return reply.type(type).header('content-disposition', name).send(Buffer.from(bytes));
    },
  );
}

/** The laid down file that the address names. */
export async function frozenOr404({ store }: RouteDeps, request: FastifyRequest): Promise<StoredFrozen> {
  const { bestand } = request.params as { readonly bestand: string };
  const file = (await store.frozenOf(agreementOf(request).id)).find(({ id }) => id === bestand);
  if (!file) throw NO_FILE();
  return file;
}

const NO_FILE = (): ApiError => new ApiError('niet-gevonden', 'Dit bestand bestaat niet. Controleer het adres.');
