/** What the environment sets. */
import { join, resolve } from 'node:path';
import { mailOf, type MailSettings } from './mail/settings.ts';
import type { OidcSettings } from './access/oidc.ts';
import { readProvider } from './provider-config.ts';
import { readReach, type Reach } from './reach.ts';

/** Where the agreements are kept. */
export type Place =
  { readonly kind: 'folder'; readonly folder: string } | { readonly kind: 'database'; readonly url: string };

export interface Config {
  readonly port: number;
  readonly place: Place;
  readonly logLevel: string;
  readonly reach: Reach;
  /** Where people sign in; null: this is the demo. */
  readonly provider: OidcSettings | null;
  /** Opens /metrics to who shows it, from anywhere; null: only to who asks on this machine itself. */
  readonly metricsToken: string | null;
  /** By which server mail goes; null: links are shown to be copied. */
  readonly mail: MailSettings | null;
  /** The folder with certificates that are trusted to say who signed; null: nobody looks who vouches for a signature. */
  readonly trustRoots: string | null;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/**
 * Reads PORT, DATA_DIR, DATABASE_URL, LOG_LEVEL, METRICS_TOKEN, SMTP_URL, MAIL_FROM and TRUST_ROOTS, where it is reached (server/reach.ts)
 * and where people sign in (server/provider-config.ts); a Dutch sentence where one of them cannot be, or is not safe.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | string {
  const given = env['PORT'] || '3000';
  const port = Number(given);
  // Number() would also take 0x50, 3e3 and blanks.
  if (!/^\d{1,5}$/.test(given) || port > 65535)
    return `PORT=${env['PORT']} is geen poortnummer. Kies een getal tussen 1 en 65535.`;
  const logLevel = env['LOG_LEVEL'] ?? 'warn';
  if (!LEVELS.includes(logLevel)) return `LOG_LEVEL=${logLevel} bestaat niet. Kies uit ${LEVELS.join(', ')}.`;
  const metricsToken = env['METRICS_TOKEN'] || null;
  if (metricsToken !== null && !/^[\x21-\x7e]{16,}$/.test(metricsToken))
    return 'METRICS_TOKEN is te kort of bevat spaties of vreemde tekens. Kies minstens 16 letters, cijfers of leestekens.';
  const trustRoots = env['TRUST_ROOTS'] || null;
  const mail = mailOf(env);
  if (typeof mail === 'string') return mail;
  const place = placeOf(env);
  if (typeof place === 'string') return place;
  const reach = readReach(env);
  if (typeof reach === 'string') return reach;
  const provider = readProvider(env, reach.publicUrl);
  if (typeof provider === 'string') return provider;
  return { port, place, logLevel, metricsToken, mail, trustRoots, reach, provider };
}

/** The database of DATABASE_URL, else the data folder; a Dutch sentence where the address cannot be one. */
export function placeOf(env: Readonly<Record<string, string | undefined>>): Place | string {
  const url = env['DATABASE_URL'];
  if (!url) return { kind: 'folder', folder: dataFolder(env) };
  const address = URL.canParse(url) ? new URL(url) : null;
  const isDatabase = address && /^postgres(?:ql)?:$/.test(address.protocol) && address.pathname.length > 1;
  // Not repeated: it may hold a password.
  const hasHost = address && (address.host !== '' || address.searchParams.has('host'));
  // `pg` takes a port from here too, and never answers where it is no number.
  const hasPort = /^\d{1,5}$/.test(address?.searchParams.get('port') ?? '5432');
  if (!isDatabase || !hasHost || !hasPort)
    return 'DATABASE_URL is geen adres van een PostgreSQL-databank. Schrijf postgres://gebruiker:wachtwoord@machine:5432/databank.';
  return { kind: 'database', url };
}

/** How a place is called towards people: without a password. */
export function placeName(place: Place): string {
  if (place.kind === 'folder') return place.folder;
  const { host, pathname } = new URL(place.url);
  return `databank ${pathname.slice(1)} op ${host || 'deze machine'}`;
}

/** The folder that holds the data; `.data` in the project by default. */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const given = env['DATA_DIR'];
  return given ? resolve(given) : join(import.meta.dirname, '../.data');
}
