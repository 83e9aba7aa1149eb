/** Signing in and out at a provider of OpenID Connect: where its people come in, and what it tells us. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Actor } from '../../model/access.ts';
import type { SignInRefusal } from '../../model/sign-in.ts';
import { personOfClaims, type Identity } from '../access/claims.ts';
import { FLOW_AGE } from '../access/flow.ts';
import { codeOf, SignInError } from '../access/oidc-errors.ts';
import { CALLBACK, ENTRY, type Arrival } from '../access/oidc.ts';
import { arrive, personAt } from '../access/persons.ts';
import { flowCookie } from '../access/session.ts';
import { targetOf } from '../access/target.ts';
import type { Visitor } from '../access/sessions.ts';
import { StoreError } from '../store/store.ts';
import type { Provider } from '../access/ways-in.ts';
import type { RouteDeps } from './deps.ts';
import { knownBy, visitorOf } from './guard.ts';
import { messageRoute } from './routes-oidc-message.ts';
import { answers } from './schemas.ts';

const TAGS = ['sessie'];
const ELSEWHERE = answers({ 302: { type: 'null' } }, [503]);

type Deps = Pick<RouteDeps, 'store' | 'sessions' | 'members' | 'record' | 'now'>;

export function oidcRoutes(app: FastifyInstance, deps: Deps, provider: Provider): void {
  comingRoutes(app, deps, provider);
  leavingRoutes(app, deps, provider);
  void app.register((scope) => messageRoute(scope, deps, provider));
}

/** Nobody was kept out. */
const UNTOLD: ReadonlySet<SignInRefusal> = new Set(['afgebroken', 'onbereikbaar', 'opslag']);

/** Sends the browser where `work` says, and to the page that says why where there is nowhere to go. */
async function onwards(
  reply: FastifyReply,
  { publicUrl }: Provider,
  record: Deps['record'],
  work: () => Promise<string>,
): Promise<FastifyReply> {
  const refused = async (error: unknown): Promise<string> => {
    const refusal = refusalFor(error, reply);
    if (!UNTOLD.has(refusal)) await record.turnedAway(refusal, reply.request.ip);
    return `${publicUrl}/aanmelden/${refusal}`;
  };
  return reply.redirect(await work().catch(refused));
}

function comingRoutes(app: FastifyInstance, deps: Deps, provider: Provider): void {
  const { record } = deps;
  const { oidc, publicUrl } = provider;
  const { name, options } = flowCookie(publicUrl.startsWith('https:'));
  app.get<{ Querystring: { naar?: string } }>(
    ENTRY,
    {
      config: { open: 'how one signs in', pace: 'aanmelden' },
      schema: {
        summary: 'Aanmelden bij de aanmelddienst',
        tags: TAGS,
        security: [],
        querystring: { type: 'object', properties: { naar: { type: 'string', description: 'De pagina voor daarna' } } },
        response: ELSEWHERE,
      },
    },
    (request, reply) =>
      onwards(reply, provider, record, async () => {
        const known = await knownBy(deps.sessions, request);
        const before = known?.stored ? known.session : null;
        const { url, sealed } = await oidc.begin(pageOf(request.query.naar), before);
        void reply.setCookie(name, sealed, { ...options, maxAge: FLOW_AGE });
        return url.href;
      }),
  );
  app.get(
    CALLBACK,
    {
      config: { open: 'where the provider sends back who signed in', pace: 'aanmelden' },
      schema: { summary: 'Terug van de aanmelddienst', tags: TAGS, security: [], response: ELSEWHERE },
    },
    (request, reply) =>
      onwards(reply, provider, record, async () => {
        const query = targetOf(request.url)?.query ?? new URLSearchParams();
        const arrival = await oidc.finish(query, request.cookies[name] ?? '');
        void reply.clearCookie(name, options);
        const { cookie } = deps.sessions;
        void reply.setCookie(cookie.name, await begin(deps, provider, arrival, visitorOf(request)), cookie.options);
        return publicUrl + arrival.flow.back;
      }),
  );
}

function leavingRoutes(app: FastifyInstance, { record }: Deps, provider: Provider): void {
  const { oidc, publicUrl } = provider;
  app.get(
    `${ENTRY}/wisselen`,
    {
      config: { open: 'for who was refused on behalf of an organisation', pace: 'aanmelden' },
      schema: { summary: 'Een andere organisatie kiezen', tags: TAGS, security: [], response: ELSEWHERE },
    },
    (_request, reply) =>
      onwards(reply, provider, record, async () => (await oidc.switchUrl())?.href ?? publicUrl + ENTRY),
  );
  app.get(
    `${ENTRY}/einde`,
    {
      config: { open: 'comes after signing out here', pace: 'aanmelden' },
      schema: { summary: 'Ook bij de aanmelddienst afmelden', tags: TAGS, security: [], response: ELSEWHERE },
    },
    (_request, reply) => onwards(reply, provider, record, async () => (await oidc.endUrl())?.href ?? `${publicUrl}/`),
  );
}

/** Begins a session for who arrived, in the place of the one they came from; the secret for their cookie. */
async function begin(deps: Deps, { rules }: Provider, arrival: Arrival, visitor: Visitor): Promise<string> {
  const { store, sessions, record } = deps;
  const mapped = personOfClaims(arrival.claims, rules);
  if (!mapped.ok) {
    const known = mapped.who && (await personAt(store, mapped.who));
    if (known) await sessions.shutOut(known.id);
    throw new SignInError(mapped.refusal);
  }
  const actor = await broughtUpToDate(deps, mapped.identity);
  const come = { kind: 'aangemeld', person: actor.id, origin: visitor.from } as const;
  const secret = await record.doing(come, () => sessions.begin(actor, visitor, arrival.at));
  if (arrival.flow.session) await sessions.end(arrival.flow.session);
  return secret;
}

/** What someone is from now on is recorded, kept, and felt in what they have open. */
async function broughtUpToDate({ store, members, record, now }: Deps, identity: Identity): Promise<Actor> {
  const known = await personAt(store, identity);
  const arriving = (): ReturnType<typeof arrive> => arrive(store, identity, now());
  const { rol } = identity;
  const became = { kind: 'rol-gewijzigd', person: null, detail: { wie: known?.id ?? '', rol } } as const;
  const { actor, before } = await (known && known.rol !== rol ? record.doing(became, arriving) : arriving());
  if (before && !isSame(before, actor)) await members.review();
  return actor;
}

const isSame = (one: Actor, other: Actor): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Why, and a line in the log where it is not the person's doing. */
function refusalFor(error: unknown, { log }: FastifyReply): SignInRefusal {
  if (error instanceof StoreError) {
    log.error({ kind: error.kind }, 'signing in failed: the store');
    return 'opslag';
  }
  if (!(error instanceof SignInError)) throw error;
  const level = error.refusal === 'mislukt' || error.refusal === 'onvolledig' ? 'warn' : 'info';
  log[level]({ refusal: error.refusal, code: codeOf(error.cause) }, 'sign-in refused');
  return error.refusal;
}

/** A page of our own to go on to; the list where `wanted` is none. */
function pageOf(wanted: string | undefined): string {
  const path = targetOf(wanted)?.path;
  const isPage = wanted !== undefined && path !== undefined && !/^\/(?:api|sync|aanmelden)(?:\/|$)/.test(path);
  return isPage && path !== '/' && /^[\x21-\x7e]*$/.test(wanted) ? wanted : '/overeenkomsten';
}
