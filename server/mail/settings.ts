/** By which server mail goes, as the environment says. */
import { emailOf } from '../../model/email.ts';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** From the first byte (smtps), by STARTTLS or not at all. There is no «if the server offers it»: who sits between could take the offer away. */
  readonly tls: 'smtps' | 'starttls' | 'none';
  readonly login: { readonly user: string; readonly pass: string } | null;
  /** The address mail comes from. */
  readonly from: string;
}

const PORTS = { smtps: 465, starttls: 587, none: 25 } as const;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** SMTP_URL and MAIL_FROM; null where there is no mail, a Dutch sentence where they cannot be. */
export function mailOf(env: Readonly<Record<string, string | undefined>>): MailSettings | null | string {
  const [url, from] = [env['SMTP_URL'] ?? '', env['MAIL_FROM'] ?? ''];
  if (url === '' && from === '') return null;
  const address = emailOf(from);
  if (url === '' || address === null)
    return 'SMTP_URL en MAIL_FROM horen samen. MAIL_FROM is het e-mailadres van de afzender, zoals samenschrift@voorbeeld.be.';
  return serverOf(url, address) ?? WRONG;
}

// The address is not repeated: it may hold a password.
const WRONG =
  'SMTP_URL is geen adres van een mailserver. Schrijf smtps://gebruiker:wachtwoord@machine:465 of smtp://machine:587; zie docs/operations.md.';

function serverOf(text: string, from: string): MailSettings | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !/^\/?$/.test(url.pathname)) return null;
  const tls = tlsOf(url);
  const login = loginOf(url);
  if (tls === null || login === undefined) return null;
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || PORTS[tls], tls, login, from };
}

/** `?tls=nee` says that nothing is encrypted; on this machine itself that is so unless `?tls=ja` says otherwise. */
function tlsOf({ protocol, hostname, searchParams }: URL): MailSettings['tls'] | null {
  const wanted = searchParams.get('tls');
  if ([...searchParams.keys()].some((name) => name !== 'tls') || !['ja', 'nee', null].includes(wanted)) return null;
  if (protocol === 'smtps:') return wanted === 'nee' ? null : 'smtps';
  return (wanted ?? (LOOPBACK.has(hostname) ? 'nee' : 'ja')) === 'ja' ? 'starttls' : 'none';
}

/** Undefined where it is no valid encoding, or only half of it is there. */
function loginOf({ username, password }: URL): MailSettings['login'] | undefined {
  if (username === '' && password === '') return null;
  if (username === '' || password === '') return undefined;
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}
