/** For those who keep the server running: is it alive, may it be sent visitors, how is it doing. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { isLoopbackHost } from '../access/origin.ts';
import type { Store } from '../store/store.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { object, ref } from './schema.ts';
import { answers } from './schemas.ts';

const COMMON = { tags: ['beheer'], security: [] };
const OPEN = { open: 'asked by programs that watch over the server; tells nothing of anyone' };

/** How long the store may take to answer before the server calls itself not ready, ms. */
const STORE_PATIENCE = 2000;

export function healthRoutes(app: FastifyInstance, deps: RouteDeps): void {
  const { rooms, store } = deps;
  app.get(
    '/health',
    { config: OPEN, schema: { ...COMMON, summary: 'Leeft de server', response: answers({ 200: ref('Gezondheid') }) } },
    () => ({ gezond: true, kamers: rooms.size }),
  );
  const ready = answers({ 200: object({ klaar: { const: true } }) }, [503]);
  app.get(
    '/ready',
    { config: OPEN, schema: { ...COMMON, summary: 'Mag de server bezoekers krijgen', response: ready } },
    async () => {
      if (rooms.isDraining) throw new ApiError('druk', 'De server stopt. Probeer zo dadelijk opnieuw.');
      await requireStore(store);
      return { klaar: true };
    },
  );
  metricsRoute(app, deps);
}

/** Rejects when the store cannot be read, or does not answer: a store that was opened has all its migrations. */
async function requireStore(store: Store): Promise<void> {
  const late = Promise.withResolvers<never>();
  const error = new ApiError('opslag', 'De opslag antwoordt niet.');
  const timer = setTimeout(() => late.reject(error), STORE_PATIENCE);
  await Promise.race([store.meta('ready'), late.promise]).finally(() => clearTimeout(timer));
}

function metricsRoute(app: FastifyInstance, { metrics, metricsToken = null }: RouteDeps): void {
  if (!metrics) return;
  app.addHook('onResponse', async ({ method, routeOptions }, reply) => {
    metrics.answered(method, routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
  });
  // Hidden from the public description: it is for those who keep the server running (docs/metrics.md).
  app.get(
    '/metrics',
    { config: { open: 'asks for its own token' }, schema: { hide: true } },
    async (request, reply) => {
      if (!mayMeasure(request, metricsToken)) throw new ApiError('geen-toegang', 'De meetwaarden zijn niet openbaar.');
      const { type, body } = await metrics.text();
      return reply.type(type).send(body);
    },
  );
}

/**
 * With a token: who shows it. Without: who asks on this machine itself. A proxy here speaks for people elsewhere,
 * and says so in a header or by the name it was asked for.
 */
function mayMeasure({ headers, socket }: FastifyRequest, token: string | null): boolean {
  if (token !== null) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  if (FORWARDED.some((name) => headers[name] !== undefined)) return false;
  return LOOPBACK.test(socket.remoteAddress ?? '') && isLoopbackHost(headers.host);
}

const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Compares in a time that says nothing of where the difference is. */
function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
