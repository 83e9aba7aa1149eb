/** The HTTP server: built by a function, so that tests need no port. */
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { NOBODY } from '../access/address.ts';
import { isForeign } from '../access/origin.ts';
import { Paces } from '../access/paces.ts';
import { answerClientError } from './client-error.ts';
import type { AppDeps, RouteDeps } from './deps.ts';
import { ApiError, BAD_ADDRESS, sendError } from './errors.ts';
import { createGuard } from './guard.ts';
import { ruleOf } from './rules.ts';
import { HTTP_LIMITS } from './limits.ts';
import { keepPace } from './pace.ts';
import { setPolicy } from './policy.ts';
import { keepTime } from './time.ts';
import { agreementRoutes } from './routes-agreements.ts';
import { arrivalRoutes } from './routes-arrival.ts';
import { checkRoutes } from './routes-check.ts';
import { returnRoutes } from './routes-returns.ts';
import { binRoutes } from './routes-bin.ts';
import { demoRoutes } from './routes-demo.ts';
import { handRoutes } from './routes-hands.ts';
import { healthRoutes } from './routes-health.ts';
import { historyRoutes } from './routes-history.ts';
import { invitationRoutes } from './routes-invitations.ts';
import { libraryRoutes } from './routes-library.ts';
import { memberRoutes } from './routes-members.ts';
import { oidcRoutes } from './routes-oidc.ts';
import { printRoutes } from './routes-print.ts';
import { recordRoutes } from './routes-record.ts';
import { seenRoutes } from './routes-seen.ts';
import { signingRoutes } from './routes-signing.ts';
import { statusRoutes } from './routes-status.ts';
import { sessionRoutes } from './routes-session.ts';
import { privacyRoutes } from './routes-privacy.ts';
import { tokenRoutes } from './routes-tokens.ts';
import { components } from './schemas.ts';
import { serveClient } from './static.ts';

/** Smaller answers fit in one packet anyway, in bytes. */
const COMPRESSED_FROM = 1400;

/** Builds the server; it listens nowhere yet. `logger` null: no log. */
export async function buildApp(deps: AppDeps, logger: FastifyBaseLogger | null = null): Promise<FastifyInstance> {
  const { publicUrl = null, trust = NOBODY, paces = new Paces(), httpLimits: limits = HTTP_LIMITS } = deps;
  const app = Fastify({
    bodyLimit: limits.body,
    requestTimeout: limits.fileTime,
    keepAliveTimeout: limits.keepAlive,
    connectionTimeout: limits.silence,
    trustProxy: trust,
    ...(logger ? { loggerInstance: logger } : {}),
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    http: {
      shouldUpgradeCallback: isWebSocket,
      maxHeaderSize: limits.headers,
      headersTimeout: limits.headersTime,
      connectionsCheckingInterval: limits.check,
    },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void sendError(error, request, reply),
    // Strip nothing and convert nothing: what does not meet the schema is refused.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false } },
  });
  app.server.maxConnections = limits.connections;
  // Answers are sent whole: serialising by schema would drop what the schema does not name.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(sendError);
  app.decorateRequest('agreement', null);
  app.decorateRequest('known', null);
  app.decorateRequest('actor', null);
  app.addHook('onRoute', (route) => {
    const rule = ruleOf(route);
    deps.onRule?.(rule);
  });
  await setPolicy(app, publicUrl);
  app.addHook('onRequest', async (request) => refuseForeign(request, deps));
  app.addHook('onRequest', async ({ url }) => refuseLong(url, limits.address));
  keepTime(app, limits);
  await app.register(cookie);
  await describe(app, deps);
  await app.register(async (scope) => {
    // A list of forty agreements over a phone's line is a tenth of its size.
    await scope.register(compress, { encodings: ['gzip'], threshold: COMPRESSED_FROM });
    keepPace(scope, paces);
    await routes(scope, { ...deps, guard: createGuard(deps) });
  });
  await serveClient(app, deps.clientFolder);
  return app;
}

async function routes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
  sessionRoutes(app, deps);
  if (deps.provider) oidcRoutes(app, deps, deps.provider);
  else demoRoutes(app, deps);
  libraryRoutes(app, deps);
  agreementRoutes(app, deps);
  printRoutes(app, deps);
  seenRoutes(app, deps);
  historyRoutes(app, deps);
  statusRoutes(app, deps);
  signingRoutes(app, deps);
  await returnRoutes(app, deps);
  await checkRoutes(app, deps);
  recordRoutes(app, deps);
  binRoutes(app, deps);
  tokenRoutes(app, deps);
  privacyRoutes(app, deps);
  handRoutes(app, deps);
  memberRoutes(app, deps);
  invitationRoutes(app, deps);
  arrivalRoutes(app, deps);
  healthRoutes(app, deps);
  app.get('/api/openapi.json', { config: { open: 'a description of the interface' }, schema: { hide: true } }, () =>
    app.swagger(),
  );
}

/**
 * Any other upgrade is an offer that a server may pass over (RFC 9110, 7.8): Java's HttpClient and `curl --http2`
 * offer HTTP/2 with every request to an address without TLS.
 */
const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** Other sites do not reach us through someone's browser: neither by a name of theirs (DNS rebinding) nor by a form. */
function refuseForeign(request: FastifyRequest, { isAllowedHost, publicUrl = null }: AppDeps): void {
  if (!isAllowedHost(request.headers.host))
    throw new ApiError('vreemde-herkomst', `Open Samenschrift op ${publicUrl?.origin ?? 'http://localhost'}.`);
  if (isForeign(request, publicUrl))
    throw new ApiError('vreemde-herkomst', 'Deze aanvraag komt van een andere website en werd geweigerd.');
}

function refuseLong(url: string, longest: number): void {
  if (url.length > longest) throw new ApiError('ongeldig', BAD_ADDRESS);
}

async function describe(app: FastifyInstance, { sessions }: AppDeps): Promise<void> {
  const securitySchemes = {
    cookie: { type: 'apiKey', in: 'cookie', name: sessions.cookie.name, description: 'Van het aanmelden' },
    token: {
      type: 'http',
      scheme: 'bearer',
      description: 'Een sleutel van /api/sleutels; in de demo ook demo-<persoon>',
    },
  } as const;
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Samenschrift',
        description: 'Samenwerkingsovereenkomsten tussen VDAB en lokale besturen.',
        version: '1.0.0',
      },
      // Either will do.
      security: [{ cookie: [] }, { token: [] }],
      components: { securitySchemes },
    },
    transformObject: (document) => {
      if ('swaggerObject' in document) return document.swaggerObject;
      const { openapiObject } = document;
      return {
        ...openapiObject,
        components: { ...openapiObject.components, schemas: components() },
      } as typeof openapiObject;
    },
  });
}
