/** Sending mail through the server of the settings. Every wait is bounded, and what fails says why. */
import { createTransport, type NodemailerError, type SendMailOptions, type Transporter } from 'nodemailer';
import { oneLine } from '../one-line.ts';
import type { MailSettings } from './settings.ts';

/** One mail to one person. */
export interface Mail {
  /** An address as `emailOf` gives it. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Mailer {
  /** Resolves when the mail server took it over. Rejects with a MailError, and with nothing else. */
  send(mail: Mail): Promise<void>;
}

/** Why mail did not go, as the second half of a sentence. */
const REASONS = {
  unreachable: 'de mailserver is niet bereikbaar',
  slow: 'de mailserver antwoordt niet op tijd',
  unsafe: 'er is geen veilige verbinding met de mailserver',
  login: 'de mailserver laat Samenschrift niet binnen',
  address: 'de mailserver weigert dit e-mailadres',
  refused: 'de mailserver weigert de mail',
} as const;
export type MailErrorKind = keyof typeof REASONS;

export class MailError extends Error {
  override readonly name = 'MailError';
  readonly kind: MailErrorKind;
  /** For the user, in Dutch: the second half of a sentence. */
  readonly reason: string;

  constructor(kind: MailErrorKind, cause: unknown) {
    super(kind, { cause });
    this.kind = kind;
    this.reason = REASONS[kind];
  }
}

/** How long things may take, ms. */
export interface MailTimes {
  /** Until there is a connection, until the server greets, and between two of its answers. */
  readonly step: number;
  /** All of it. */
  readonly whole: number;
}
const TIMES: MailTimes = { step: 8_000, whole: 20_000 };

/** `ca`: a certificate to trust besides those of Node; only tests give it. */
export function createMailer(
  settings: MailSettings,
  { times = TIMES, ca }: { times?: MailTimes; ca?: string } = {},
): Mailer {
  const { host, port, tls, login, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: tls === 'smtps',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    ...(login ? { auth: login } : {}),
    ...(ca ? { tls: { ca } } : {}),
    connectionTimeout: times.step,
    greetingTimeout: times.step,
    dnsTimeout: times.step,
    socketTimeout: times.step,
    // Nothing that is written may name a file or an address to put into the mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text, html }) => {
      const headers = { 'auto-submitted': 'auto-generated' };
      const mail = { from: { name: 'Samenschrift', address: from }, to: { name: '', address: to }, headers };
      await within(times.whole, transport, { ...mail, subject: oneLine(subject), text, html });
    },
  };
}

/** A server that sends a byte now and then keeps no one waiting. */
async function within(most: number, transport: Pick<Transporter, 'sendMail'>, mail: SendMailOptions): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new MailError('slow', undefined)), most);
  });
  const sending = transport.sendMail(mail).catch((error: unknown) => {
    throw new MailError(kindOf(error), error);
  });
  // Who is late fails for nobody any more.
  sending.catch(() => {});
  await Promise.race([sending, late]).finally(() => clearTimeout(timer));
}

function kindOf(error: unknown): MailErrorKind {
  const { code, originalCode = '', rejected = [], permanent = false } = error as NodemailerError;
  switch (code) {
    case 'ETIMEDOUT':
      return 'slow';
    case 'ECONNECTION':
    case 'EDNS':
    case 'ESOCKET':
      // Codes of TLS are as ERR_SSL_… and CERT_…; those of the system have no underscore, those of names begin with EAI_.
      return /^(?!EAI_)\w+_/.test(originalCode) ? 'unsafe' : 'unreachable';
    case 'ETLS':
      return 'unsafe';
    case 'EAUTH':
    case 'ENOAUTH':
      return 'login';
    case 'EENVELOPE':
      return rejected.length > 0 && permanent ? 'address' : 'refused';
    default:
      return 'refused';
  }
}
