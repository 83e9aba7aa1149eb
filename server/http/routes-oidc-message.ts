/** What a provider of OpenID Connect tells us by itself, from server to server: that someone has signed out there. */
import type { FastifyInstance } from 'fastify';
import { SignInError } from '../access/oidc-errors.ts';
import { ENTRY } from '../access/oidc.ts';
import type { Provider } from '../access/ways-in.ts';
import type { RouteDeps } from './deps.ts';
import { ApiError } from './errors.ts';
import { object } from './schema.ts';
import { answers } from './schemas.ts';

/** Adds the route to a scope of its own: nothing else here takes a form. */
export async function messageRoute(
  app: FastifyInstance,
  { sessions, record }: Pick<RouteDeps, 'sessions' | 'record'>,
  { oidc }: Pick<Provider, 'oidc'>,
): Promise<void> {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.post<{ Body: { logout_token: string } }>(
    `${ENTRY}/afmelden`,
    {
      config: { open: 'the provider shows a signed message' },
      schema: {
        summary: 'Bericht van de aanmelddienst dat iemand afgemeld is',
        tags: ['sessie'],
        security: [],
        consumes: ['application/x-www-form-urlencoded'],
        body: { type: 'object', properties: { logout_token: { type: 'string' } }, required: ['logout_token'] },
        response: answers({ 200: object({}) }, [400, 413, 415, 503]),
      },
    },
    async (request) => {
      const origin = request.ip;
      const about = await oidc.loggedOut(request.body.logout_token).catch(async (error: unknown) => {
        const isAway = error instanceof SignInError && error.refusal === 'onbereikbaar';
        if (!isAway) await record.turnedAway('afmelding', origin);
        throw new ApiError(isAway ? 'druk' : 'ongeldig', isAway ? KEYS_AWAY : NO_MESSAGE, { cause: error });
      });
      for (const { id, person } of await sessions.at(about)) {
        const left = { kind: 'afgemeld-door-dienst', person: null, origin, detail: { wie: person } } as const;
        await record.doing(left, () => sessions.end(id));
      }
      return {};
    },
  );
}

const KEYS_AWAY = 'De sleutels van de aanmelddienst zijn nu niet te krijgen.';
const NO_MESSAGE = 'Dit is geen geldig bericht van de aanmelddienst.';
