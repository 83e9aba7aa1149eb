/** What the environment says of the provider where people sign in. */
import { isLoopbackHost } from './access/origin.ts';
import type { OidcSettings } from './access/oidc.ts';
import { isKbo } from '../model/validation/rules/frame.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Asked for besides what OpenID Connect has: ACM/IDM tells the organisation with it. */
const SCOPES = 'openid profile vo';
const ROLE_SCOPE = 'samenschrift';
/** As ACM/IDM names claims with roles. */
const ROLE_CLAIM = 'samenschrift_rol_3d';

const NEEDED = ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_VDAB_CODE'] as const;
const OTHERS = ['OIDC_ROLE_SCOPE', 'OIDC_ROLE_CLAIM', 'OIDC_LB_CODES'] as const;

/**
 * Null: there is no provider, and this is the demo. A Dutch sentence where something is missing or cannot be. That there
 * is a `publicUrl` with a provider, and a secret that is no example, is looked at before (server/reach.ts).
 */
export function readProvider(env: Env, publicUrl: URL | null): OidcSettings | null | string {
  const issuer = env['OIDC_ISSUER'];
  if (!issuer) {
    const stray = [...NEEDED, ...OTHERS].find((name) => env[name]);
    return stray ? `${stray} heeft geen zin zonder OIDC_ISSUER, het adres van de aanmelddienst.` : null;
  }
  const missing = NEEDED.find((name) => !env[name]);
  if (missing) return `${missing} ontbreekt: dat is nodig om via ${issuer} aan te melden.`;
  if (!isSafe(issuer)) return `OIDC_ISSUER=${issuer} is geen https-adres.`;
  const vdabCode = env['OIDC_VDAB_CODE'] ?? '';
  if (!/^OVO\d{6}$/.test(vdabCode)) return `OIDC_VDAB_CODE=${vdabCode} is geen OVO-code. Schrijf OVO en zes cijfers.`;
  const otherCodes = (env['OIDC_LB_CODES'] ?? '').split(/[\s,]+/).filter((code) => code !== '');
  const wrong = otherCodes.find((code) => !isKbo(code));
  if (wrong !== undefined) return `OIDC_LB_CODES bevat ${wrong}, en dat is geen ondernemingsnummer van tien cijfers.`;
  return {
    issuer,
    clientId: env['OIDC_CLIENT_ID'] ?? '',
    clientSecret: env['OIDC_CLIENT_SECRET'] ?? '',
    scope: `${SCOPES} ${env['OIDC_ROLE_SCOPE'] || ROLE_SCOPE}`,
    roleClaim: env['OIDC_ROLE_CLAIM'] || ROLE_CLAIM,
    vdabCode,
    otherCodes,
    publicUrl: publicUrl?.origin ?? '',
  };
}

/** On this machine itself nothing passes over a network. */
function isSafe(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopbackHost(url.host));
}
