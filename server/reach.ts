/**
 * Where the server listens, where people reach it, and whom it believes about who asks. What would not be safe is refused
 * at the start, with a Dutch sentence that says what to do.
 *
 * [U1] Without a provider to sign in at, anyone may be anyone: only on this machine.
 * [U2] Beyond this machine nothing goes unencrypted: people reach it by https.
 * [U3] Who listens beyond this machine has a proxy before it that does the encrypting, and says which.
 * [U4] No secret is short, or stands in an example.
 */
import { isIP } from 'node:net';
import { trustIn } from './access/address.ts';

export interface Reach {
  /** The address it listens on. */
  readonly host: string;
  /** Where people reach it; null: on this machine itself. */
  readonly publicUrl: URL | null;
  /** Addresses of the proxies whose X-Forwarded-For counts. */
  readonly proxies: readonly string[];
  /** All paces (server/access/paces.ts) times this. */
  readonly tempo: number;
}

type Env = Readonly<Record<string, string | undefined>>;

const LOOPBACK_ADDRESS = '127.0.0.1';

/** On this machine, for this machine. */
export const HERE: Reach = { host: LOOPBACK_ADDRESS, publicUrl: null, proxies: [], tempo: 1 };

/** Reads HOST, PUBLIC_URL, TRUSTED_PROXY and TEMPO; a Dutch sentence where one cannot be, or all together are not safe. */
export function readReach(env: Env): Reach | string {
  const host = env['HOST'] || LOOPBACK_ADDRESS;
  if (!isIP(host))
    return `HOST=${host} is geen adres van deze machine. Schrijf een IP-adres, zoals 127.0.0.1 of 0.0.0.0.`;
  const publicUrl = readPublicUrl(env);
  if (typeof publicUrl === 'string') return publicUrl;
  const proxies = (env['TRUSTED_PROXY'] ?? '').split(/[\s,]+/).filter(Boolean);
  if (!areProxies(proxies))
    return 'TRUSTED_PROXY klopt niet. Schrijf de IP-adressen van uw proxy’s, zoals 10.0.0.7 of 10.1.0.0/16, met komma’s ertussen.';
  const tempo = Number(env['TEMPO'] || '1');
  if (!(tempo >= 0.1 && tempo <= 1e6))
    return `TEMPO=${env['TEMPO']} klopt niet. Schrijf een getal: 2 is dubbel zo vaak.`;
  const reach = { host, publicUrl, proxies, tempo };
  return unsafeReach(reach, Boolean(env['OIDC_ISSUER'])) ?? weakSecret(env) ?? reach;
}

/** PUBLIC_URL, null where it is not set; a Dutch sentence where it cannot be one. */
export function readPublicUrl({ PUBLIC_URL: given }: Env): URL | null | string {
  if (!given) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  const isPlain = url && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href;
  return isPlain
    ? url
    : 'PUBLIC_URL is geen webadres. Schrijf alleen het adres zelf, zoals https://samenschrift.example.be.';
}

function areProxies(proxies: readonly string[]): boolean {
  try {
    trustIn(proxies);
    // All of the internet is nobody's proxy.
    return proxies.every((proxy) => !proxy.endsWith('/0'));
  } catch {
    return false;
  }
}

/** Why this is not safe, or null. `hasProvider`: people sign in at a provider. */
function unsafeReach({ host, publicUrl, proxies }: Reach, hasProvider: boolean): string | null {
  const isBeyond = !isLoopbackAddress(host);
  const isPublic = publicUrl !== null && !isLoopbackName(publicUrl.hostname);
  if (!hasProvider && (isBeyond || isPublic))
    return 'In de demo kan iedereen om het even wie zijn: ze luistert alleen op deze machine. Laat HOST en PUBLIC_URL weg, of laat mensen aanmelden met OIDC_ISSUER.';
  if (hasProvider && !publicUrl)
    return 'Met OIDC_ISSUER hoort een PUBLIC_URL: het adres waarop mensen Samenschrift bereiken, zoals https://samenschrift.example.be.';
  if (isPublic && publicUrl.protocol === 'http:')
    return `PUBLIC_URL=${publicUrl.origin} is niet versleuteld: iedereen onderweg kan meelezen. Zet er een proxy met https voor en schrijf PUBLIC_URL=https://….`;
  if (isBeyond && proxies.length === 0)
    return `HOST=${host} is bereikbaar van buiten deze machine, en Samenschrift versleutelt zelf niet. Schrijf in TRUSTED_PROXY het adres van de proxy die dat doet.`;
  return null;
}

const isLoopbackAddress = (address: string): boolean => /^(127\.|::1$|::ffff:127\.)/.test(address);
const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || isLoopbackAddress(name.replace(/^\[|\]$/g, ''));

/** The shortest that is not guessed, in characters. */
const SHORTEST = 16;
const SECRETS = ['OIDC_CLIENT_SECRET', 'METRICS_TOKEN'];
/** What stands in documentation, ours and others', and what people type until they have something better. */
const EXAMPLES = /^<.*>$|change.?me|geheim|wachtwoord|password|secret|example|voorbeeld|^(.)\1*$|^(0123|1234|abcd)/i;

function weakSecret(env: Env): string | null {
  for (const name of SECRETS) {
    const secret = env[name];
    if (secret && (secret.length < SHORTEST || EXAMPLES.test(secret)))
      return `${name} is te kort of komt uit een voorbeeld. Kies minstens ${SHORTEST} willekeurige tekens, bijvoorbeeld met «openssl rand -base64 32».`;
  }
  const place = env['DATABASE_URL'] ?? '';
  if (URL.canParse(place) && DOCUMENTED.has(new URL(place).password))
    return 'Het wachtwoord in DATABASE_URL komt uit een voorbeeld. Kies een eigen.';
  return null;
}
const DOCUMENTED = new Set(['wachtwoord', 'password']);
