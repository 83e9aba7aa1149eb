/** A real mail server on this machine, that keeps what it is given. */
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { CERTIFICATE, KEY } from './certificate.ts';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came: headers and body. */
  readonly raw: string;
  readonly isSecure: boolean;
  readonly user: string | undefined;
}

export interface PostOffice {
  readonly port: number;
  readonly mails: readonly Received[];
  /** Every name and password that was shown to it. */
  readonly shown: readonly string[];
  close(): Promise<void>;
}

export async function openPostOffice(options: SMTPServerOptions = {}): Promise<PostOffice> {
  const mails: Received[] = [];
  const shown: string[] = [];
  const server = new SMTPServer({
    key: KEY,
    cert: CERTIFICATE,
    logger: false,
    authOptional: true,
    closeTimeout: 1,
    onAuth: ({ username = '', password = '' }, _session, done) => {
      shown.push(`${username}:${password}`);
      if (password === 'open') done(null, { user: username });
      else done(new Error('wrong password'));
    },
    onData: (stream, { envelope, secure, user }, done) => {
      let raw = '';
      stream.setEncoding('utf8');
      stream.on('data', (part: string) => (raw += part));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        mails.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          raw,
          isSecure: secure,
          user: String(user),
        });
        done();
      });
    },
    ...options,
  });
  // What a client does to a connection is the client's affair.
  server.on('error', () => {});
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.server.address() as AddressInfo;
  return { port, mails, shown, close: () => new Promise((done) => server.close(() => done())) };
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const office = await openPostOffice();
  await office.close();
  return office.port;
}
