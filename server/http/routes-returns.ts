/** What comes back of a text that was laid down: signed files, scans, taking one back, vouching for a signature. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { speaksFor } from '../../model/access.ts';
import { LARGEST_FILE } from '../../model/signing.ts';
import type { Outcome } from '../signing/returns.ts';
import type { Doer } from '../signing/laying-down.ts';
import { beginsAs, fileBody, takeFiles } from './binary.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { actorOf, agreementOf } from './guard.ts';
import { frozenOr404, REASON, stateNow, TAGS } from './routes-signing.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const PATH = '/api/overeenkomsten/:id/ondertekening';
const PDF = ['application/pdf'];
const SCANS = ['application/pdf', 'image/jpeg', 'image/png'];
const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png' };
const ERRORS = [400, 401, 403, 404, 409, 413, 415, 422, 503];

export async function returnRoutes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  await app.register(async (scope) => {
    takeFiles(scope, PDF);
    signedRoute(scope, deps);
  });
  await app.register(async (scope) => {
    takeFiles(scope, SCANS);
    scanRoute(scope, deps);
  });
  bytesRoute(app, deps);
  withdrawRoute(app, deps);
  confirmRoute(app, deps);
}

function signedRoute(app: FastifyInstance, deps: RouteDeps): void {
  const { guard, signing } = deps;
  app.post<{ Body: Buffer }>(
    `${PATH}/:bestand/terug`,
    {
      onRequest: guard('opladen'),
      bodyLimit: LARGEST_FILE,
      config: { pace: 'opladen' },
      schema: {
        summary: 'Het ondertekende bestand terugbrengen; wat niet aanvaard wordt, wordt niet bewaard',
        tags: TAGS,
        body: fileBody(PDF),
        response: answers({ 201: ref('Ondertekening') }, ERRORS),
      },
    },
    async (request, reply) => {
      const outcome = await signing.returns.addSigned(
        await frozenOr404(deps, request),
        bytesOf(request),
        byOf(request),
      );
      if (outcome !== null && typeof outcome === 'object') {
        const zin = outcome.weigeringen[0]?.zin ?? 'Dit bestand wordt niet aanvaard.';
        throw new ApiError('niet-aanvaard', `${zin} Er is niets bewaard.`, { verslag: outcome });
      }
      refuseUnchanged(outcome);
      return reply.status(201).send(await stateNow(deps, request));
    },
  );
}

function scanRoute(app: FastifyInstance, deps: RouteDeps): void {
  const { guard, signing } = deps;
  app.post<{ Body: Buffer; Querystring: { ondertekenaars: string } }>(
    `${PATH}/:bestand/scans`,
    {
      onRequest: guard('opladen'),
      bodyLimit: LARGEST_FILE,
      config: { pace: 'opladen' },
      schema: {
        summary: 'Een scan van handtekeningen op papier toevoegen',
        tags: TAGS,
        querystring: object({
          ondertekenaars: {
            type: 'string',
            maxLength: 8000,
            description: 'Wiens handtekening erop staat: sleutels van ondertekenaars, met komma’s ertussen',
          },
        }),
        body: fileBody(SCANS),
        response: answers({ 201: ref('Ondertekening') }, ERRORS),
      },
    },
    async (request, reply) => {
      const file = await frozenOr404(deps, request);
      const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      const data = bytesOf(request);
      if (!beginsAs(type, data))
        throw new ApiError(
          'ongeldig',
          'Dit is geen pdf, JPEG of PNG, of het bestand is beschadigd. Er is niets bewaard.',
        );
      const signatories = [...new Set(request.query.ondertekenaars.split(',').filter(Boolean))];
      const shown = file.signatories.filter(({ id }) => signatories.includes(id));
      if (shown.length === 0 || shown.length < signatories.length)
        throw new ApiError('ongeldig', 'Kies wiens handtekening op de scan staat, onder wie moet tekenen.');
      const actor = actorOf(request);
      if (!shown.every(({ partij }) => speaksFor(actor, partij)))
        throw new ApiError('geen-toegang', 'U brengt alleen handtekeningen van uw eigen partij terug.');
      refuseUnchanged(await signing.returns.addScan(file, { data, type, signatories }, byOf(request)));
      return reply.status(201).send(await stateNow(deps, request));
    },
  );
}

/** Never shown by a browser within our own pages: whoever brought it may be anyone. */
function bytesRoute(app: FastifyInstance, { guard, store }: RouteDeps): void {
  app.get<{ Params: { nr: string } }>(
    `${PATH}/terug/:nr`,
    {
      onRequest: guard('exporteren'),
      schema: {
        summary: 'Een bestand dat terugkwam, byte voor byte',
        tags: TAGS,
        response: answers(
          { 200: { type: 'string', format: 'binary' } },
          [400, 401, 404, 503],
          'application/octet-stream',
        ),
      },
    },
    async (request, reply) => {
      const { id } = agreementOf(request);
      const file = (await store.returnedOf(id)).find((one) => one.id === request.params.nr);
      const bytes = file && (await store.fileBytes(id, file.hash));
      if (!bytes) throw new ApiError('niet-gevonden', 'Dit bestand bestaat niet. Controleer het adres.');
      const name = `attachment; filename="${id}-${file.id}.${ENDINGS[file.type] ?? 'pdf'}"`;
      return reply.type(file.type).header('content-disposition', name).send(Buffer.from(bytes));
    },
  );
}

function withdrawRoute(app: FastifyInstance, deps: RouteDeps): void {
  const { guard, signing } = deps;
  app.post<{ Params: { nr: string }; Body: { reden: string } }>(
    `${PATH}/terug/:nr/intrekking`,
    {
      onRequest: guard('ondertekening-leiden'),
      schema: {
        summary: 'Een bestand dat terugkwam intrekken: het blijft bewaard en telt niet meer',
        tags: TAGS,
        body: object({ reden: REASON }),
        response: answers({ 200: ref('Ondertekening') }, [400, 401, 403, 404, 409, 413, 415, 503]),
      },
    },
    async (request) => {
      const { id } = agreementOf(request);
      refuseUnchanged(await signing.returns.withdraw(id, request.params.nr, request.body.reden.trim(), byOf(request)));
      return stateNow(deps, request);
    },
  );
}

function confirmRoute(app: FastifyInstance, deps: RouteDeps): void {
  const { guard, signing } = deps;
  app.post<{ Params: { nr: string }; Body: { ondertekenaar: string } }>(
    `${PATH}/terug/:nr/bevestiging`,
    {
      onRequest: guard('ondertekening-leiden'),
      schema: {
        summary:
          'Bevestigen dat een handtekening onder een andere naam, of van een onbekende uitgever, die van de ondertekenaar is',
        tags: TAGS,
        body: object({ ondertekenaar: { type: 'string', maxLength: 200 } }),
        response: answers({ 200: ref('Ondertekening') }, [400, 401, 403, 404, 409, 413, 415, 503]),
      },
    },
    async (request) => {
      const { id } = agreementOf(request);
      refuseUnchanged(await signing.returns.confirm(id, request.params.nr, request.body.ondertekenaar, byOf(request)));
      return stateNow(deps, request);
    },
  );
}

const byOf = (request: FastifyRequest): Doer => ({ person: actorOf(request).id, origin: request.ip });

function bytesOf({ body }: FastifyRequest<{ Body: Buffer }>): Uint8Array {
  if (!(body instanceof Uint8Array) || body.length === 0)
    throw new ApiError('ongeldig', 'Het bestand is leeg. Haal het opnieuw op en probeer nog eens.');
  return body;
}

function refuseUnchanged(outcome: Outcome): void {
  switch (outcome) {
    case null:
      return;
    case 'void':
      throw new ApiError(
        'achterhaald',
        'Dit bestand is vervallen: de tekst werd intussen opnieuw geopend. Kijk na hoe het nu staat.',
      );
    case 'absent':
      throw new ApiError('niet-gevonden', 'Dit bestaat niet. Controleer het adres.');
    case 'settled':
      throw new ApiError('achterhaald', 'Daar is intussen niets meer aan te doen. Kijk na hoe het nu staat.');
  }
}
