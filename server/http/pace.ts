/** Routes keep a pace (server/access/paces.ts): each of the API's the common one, and that of `config: { pace }`. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Asking, PaceName, Paces } from '../access/paces.ts';
import { ApiError } from './errors.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What of the table of paces this route keeps to. */
    readonly pace?: PaceName;
  }
}

/** Counts what is asked of the routes that `app` gets from here on, and refuses whoever goes too fast. */
export function keepPace(app: FastifyInstance, paces: Paces): void {
  const require = (request: FastifyRequest, asking: Asking): void => {
    for (const pace of pacesOf(request)) refuse(paces.ask(pace, asking));
  };
  app.addHook('onRequest', async (request) => require(request, { address: request.ip }));
  // After the guard of the route, which knows who asks, and before anything is done.
  const known = async (request: FastifyRequest): Promise<void> => require(request, askingOf(request));
  app.addHook('onRoute', (route) => {
    const before = [route.preHandler ?? []].flat();
    // A HEAD route is made from its GET route, and has it already.
    if (!before.includes(known)) route.preHandler = [...before, known];
  });
  app.addHook('onResponse', async (request, { statusCode }) => {
    if (statusCode < 400 || statusCode >= 500 || statusCode === TOO_MANY || statusCode === OVER) return;
    for (const pace of pacesOf(request)) paces.refused(pace, { address: request.ip });
  });
}

const TOO_MANY = 429;
/** What was right once is no guess: a whole office opens the link of its invitation again, to come back. */
const OVER = 409;

function pacesOf({ routeOptions: { url, config } }: FastifyRequest): PaceName[] {
  if (!url?.startsWith('/api/')) return [];
  return config.pace ? ['gewoon', config.pace] : ['gewoon'];
}

function askingOf({ known, body }: FastifyRequest): Asking {
  const email = (body as { email?: unknown } | undefined | null)?.email;
  return {
    ...(known ? { session: known.session, person: known.actor.id } : {}),
    ...(typeof email === 'string' ? { email } : {}),
  };
}

function refuse(wait: number): void {
  if (wait === 0) return;
  const words = wait < 100 ? `${wait} seconden` : `${Math.ceil(wait / 60)} minuten`;
  throw new ApiError('te-vaak', `Dat was te vaak na elkaar. Wacht ${wait === 1 ? 'even' : words} en probeer opnieuw.`, {
    retryAfter: wait,
  });
}
