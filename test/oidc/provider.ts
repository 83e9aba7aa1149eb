/** A real provider of OpenID Connect on this machine, which does what ACM/IDM of the Flemish government does. */
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';
import type { Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';

/** Someone on behalf of one organisation. */
export interface Account {
  /** What the provider calls them here. */
  readonly sub: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

export const ZOERSEL = '0207499133';
export const KALMTHOUT = '0207540012';
export const VDAB = 'OVO000099';
export const ROLE_CLAIM = 'samenschrift_rol_3d';

const an = { vo_id: 'vo-an', given_name: 'An', family_name: 'Peeters', vo_email: 'an@zoersel.example' };
const bea = { vo_id: 'vo-bea', given_name: 'Bea', family_name: 'Claes', vo_email: 'bea@vdab.example' };
const nele = { vo_id: 'vo-nele', given_name: 'Nele', family_name: 'Aerts', vo_email: 'nele@vdab.example' };
/** `rrn` is there to see that nobody reads it. */
const account = (sub: string, of: object, code: string, name: string, group: string, roles: string[]): Account => ({
  sub,
  claims: {
    ...of,
    rrn: '85073003328',
    vo_doelgroepcode: group,
    vo_orgcode: code,
    vo_orgnaam: name,
    [ROLE_CLAIM]: roles.map((role) => `${role}:${code}`),
  },
});

/** An works for two gemeenten; of the second she is only a reader, of the third she has no role. */
export const ACCOUNTS: readonly Account[] = [
  account('an-zoersel', an, ZOERSEL, 'Gemeente Zoersel', 'LB', ['SamenschriftRedacteur', 'SamenschriftLezer']),
  account('an-kalmthout', an, KALMTHOUT, 'Gemeente Kalmthout', 'LB', ['SamenschriftLezer']),
  account('an-wijnegem', an, '0207533775', 'Gemeente Wijnegem', 'LB', []),
  account('bea', bea, VDAB, 'VDAB', 'GID', ['SamenschriftBeheerder']),
  account('nele', nele, VDAB, 'VDAB', 'GID', ['SamenschriftVDABRedacteur']),
];

export const CLIENT = { id: 'samenschrift', secret: 'een-geheim-van-genoeg-tekens' };

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export interface RunningProvider {
  readonly issuer: string;
  readonly provider: Provider;
  /** What people have chosen to be, by `sub`; a test may change what the provider says of them. */
  readonly accounts: Map<string, Account>;
  close(): Promise<void>;
}

/** Starts it for the product at `publicUrl`. It asks no password: people choose who they are and for whom they act. */
export async function startProvider(publicUrl: string, port: number): Promise<RunningProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const accounts = new Map(ACCOUNTS.map((one) => [one.sub, one]));
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'first', alg: 'RS256', use: 'sig' };
  const provider = new Provider(issuer, { ...configuration(publicUrl, accounts), jwks: { keys: [key] } });
  choosing(provider, accounts);
  switching(provider);
  const server = await new Promise<Server>((resolve) => {
    const listening = provider.listen(port, '127.0.0.1', () => resolve(listening));
  });
  return {
    issuer,
    provider,
    accounts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configuration(publicUrl: string, accounts: ReadonlyMap<string, Account>): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${publicUrl}/api/aanmelding/terug`],
        post_logout_redirect_uris: [`${publicUrl}/`, `${publicUrl}/api/aanmelding`],
        backchannel_logout_uri: `${publicUrl}/api/aanmelding/afmelden`,
        backchannel_logout_session_required: true,
      },
    ],
    scopes: ['openid', 'profile', 'vo', 'samenschrift'],
    claims: {
      openid: ['sub'],
      profile: ['given_name', 'family_name'],
      vo: ['vo_id', 'vo_email', 'vo_orgcode', 'vo_orgnaam', 'vo_doelgroepcode', 'rrn'],
      samenschrift: [ROLE_CLAIM],
    },
    // ACM/IDM tells all in the ID token.
    conformIdTokenClaims: false,
    findAccount: (_ctx, sub) => {
      const found = accounts.get(sub);
      return found && { accountId: sub, claims: () => ({ ...found.claims, sub }) };
    },
    cookies: { keys: ['a-key-for-tests'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<!doctype html><title>Afmelden</title>${form}<button form="op.logoutForm" name="logout" value="yes">Afmelden</button>`;
        },
      },
    },
    // The product is the government's own: nobody is asked for consent.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile vo samenschrift');
      await grant.save();
      return grant;
    },
    // Its own guard keeps it from addresses such as ours.
    fetch: (url, options = {}) => {
      Reflect.deleteProperty(options, 'dispatcher');
      return fetch(url, options);
    },
    interactions: { url: (_ctx, { uid }) => `/kies/${uid}` },
    ttl: { Session: 3600, Interaction: 3600, Grant: 3600, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
  };
}

/** The page where one chooses who one is: `/kies/<uid>`, and `/kies/<uid>?wie=<sub>` for a choice; `wie=niemand` gives up. */
function choosing(provider: Provider, accounts: ReadonlyMap<string, Account>): void {
  provider.use(async (ctx, next) => {
    if (!ctx.path.startsWith('/kies/')) return next();
    const wie = ctx.query['wie'];
    if (typeof wie !== 'string') {
      const links = [...accounts.values()].map(
        ({ sub, claims }) =>
          `<li><a href="?wie=${sub}">${String(claims['given_name'])} voor ${String(claims['vo_orgnaam'])}</a></li>`,
      );
      ctx.body = `<!doctype html><title>Kies</title><ul>${links.join('')}<li><a href="?wie=niemand">Annuleren</a></li></ul>`;
      return undefined;
    }
    const given = accounts.has(wie) ? { login: { accountId: wie } } : { error: 'access_denied' };
    await provider.interactionFinished(ctx.req, ctx.res, given, { mergeWithLastSubmission: false });
    ctx.respond = false;
    return undefined;
  });
}

/** As ACM/IDM has it: the end of a session with `switch` is only the end of the choice, and leads straight back. */
function switching(provider: Provider): void {
  provider.use(async (ctx, next) => {
    if (ctx.path !== '/session/end' || ctx.query['switch'] === undefined) return next();
    const { client_id: id, post_logout_redirect_uri: back } = ctx.query;
    const client = typeof id === 'string' ? await provider.Client.find(id) : undefined;
    if (typeof back !== 'string' || !client?.postLogoutRedirectUris?.includes(back)) return ctx.throw(400);
    await (await provider.Session.get(ctx)).destroy();
    ctx.redirect(back);
    return undefined;
  });
}
