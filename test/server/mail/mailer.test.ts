/** Mail, through a real mail server: what arrives, and what is said when it does not. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { invitationLetter, signInLetter } from '../../../server/mail/letters.ts';
import { createMailer, MailError, type Mail, type Mailer } from '../../../server/mail/mailer.ts';
import { mailOf, type MailSettings } from '../../../server/mail/settings.ts';
import { CERTIFICATE } from './certificate.ts';
import { deadPort, openPostOffice, type PostOffice } from './post-office.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function office(options: SMTPServerOptions = {}): Promise<PostOffice> {
  const opened = await openPostOffice(options);
  closing.push(() => opened.close());
  return opened;
}

function settings(url: string): MailSettings {
  const read = mailOf({ SMTP_URL: url, MAIL_FROM: 'samenschrift@voorbeeld.be' });
  if (read === null || typeof read === 'string') throw new Error(`no settings: ${String(read)}`);
  return read;
}
const QUICK = { step: 300, whole: 1_000 };
const mailer = (url: string, more: Parameters<typeof createMailer>[1] = {}): Mailer =>
  createMailer(settings(url), more);

const MAIL: Mail = { to: 'an@voorbeeld.be', subject: 'Dag', text: 'Dag An', html: '<p>Dag An</p>' };
/** Why a mail did not go; null where it went. */
const failure = async (sending: Promise<void>): Promise<unknown> =>
  sending.then(
    () => null,
    (error: unknown) => (error instanceof MailError ? error.kind : error),
  );

describe('mail', () => {
  it('arrives, with both forms of what it says', async () => {
    const { port, mails } = await office();
    const letter = invitationLetter({
      title: 'SO Zoersel & Ranst',
      author: 'Nele <b>Aerts</b>\r\nBcc: x@y.be',
      rol: 'redacteur',
      party: '<script>alert(1)</script>',
      expires: '2026-12-05T10:00:00.000Z',
      link: 'https://voorbeeld.be/uitnodiging#geheim',
    });
    await mailer(`smtp://127.0.0.1:${port}`).send({ to: 'an@voorbeeld.be', ...letter });
    expect(mails).toMatchObject([{ from: 'samenschrift@voorbeeld.be', to: ['an@voorbeeld.be'], isSecure: false }]);
    const { raw } = mails[0] ?? { raw: '' };
    expect(raw).toMatch(/^From: Samenschrift <samenschrift@voorbeeld\.be>\r$/m);
    expect(raw).toMatch(/^To: an@voorbeeld\.be\r$/m);
    expect(raw).toMatch(/^Auto-Submitted: auto-generated\r$/im);
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(letter.text).toContain('Nele <b>Aerts</b> Bcc: x@y.be nodigt u uit');
    expect(letter.text).toContain('https://voorbeeld.be/uitnodiging#geheim');
    expect(letter.text).toContain('tot en met 5 december 2026');
    expect(letter.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(letter.html).not.toMatch(/<script|<b>/);
  });

  it('has no header that someone wrote into its subject', async () => {
    const { port, mails } = await office();
    const subject = 'Dag\r\nBcc: x@y.be\r\n\r\n<script>\u0000\u2028\u202e';
    await mailer(`smtp://127.0.0.1:${port}`).send({ ...MAIL, subject });
    expect(mails[0]?.to).toEqual(['an@voorbeeld.be']);
    const headers = mails[0]?.raw.split('\r\n\r\n')[0] ?? '';
    expect(headers).toContain('Subject: Dag Bcc: x@y.be <script>');
    expect(headers).not.toMatch(/^Bcc:/im);
  });

  it('to sign in says for how long the link works', () => {
    const { text, html } = signInLetter('https://voorbeeld.be/uitnodiging#g"<', 15);
    expect(text).toContain('15 minuten');
    expect(html).toContain('href="https://voorbeeld.be/uitnodiging#g&quot;&lt;"');
  });

  it('goes over TLS, with a name and password only there', async () => {
    const { port, mails, shown } = await office();
    await mailer(`smtp://an:open@localhost:${port}?tls=ja`, { ca: CERTIFICATE }).send(MAIL);
    const direct = await office({ secure: true });
    await mailer(`smtps://an:open@localhost:${direct.port}`, { ca: CERTIFICATE }).send(MAIL);
    expect([...mails, ...direct.mails]).toMatchObject([
      { isSecure: true, user: 'an' },
      { isSecure: true, user: 'an' },
    ]);
    expect([...shown, ...direct.shown]).toEqual(['an:open', 'an:open']);
  });

  it('does not go where a server is not known, nor where TLS was taken away; no password is shown there', async () => {
    const stranger = await office();
    expect(await failure(mailer(`smtp://an:open@localhost:${stranger.port}?tls=ja`).send(MAIL))).toBe('unsafe');
    const direct = await office({ secure: true });
    expect(await failure(mailer(`smtps://an:open@localhost:${direct.port}`).send(MAIL))).toBe('unsafe');
    const stripped = await office({ disabledCommands: ['STARTTLS'], allowInsecureAuth: true });
    const trusting = mailer(`smtp://an:open@localhost:${stripped.port}?tls=ja`, { ca: CERTIFICATE });
    expect(await failure(trusting.send(MAIL))).toBe('unsafe');
    expect(await failure(mailer(`smtps://an:open@localhost:${stripped.port}`).send(MAIL))).toBe('unsafe');
    for (const { mails, shown } of [stranger, direct, stripped]) expect([mails, shown]).toEqual([[], []]);
  });

  it('that a server refuses says why', async () => {
    const { port } = await office();
    const wrong = mailer(`smtp://an:wrong@localhost:${port}?tls=ja`, { ca: CERTIFICATE });
    expect(await failure(wrong.send(MAIL))).toBe('login');
    const refusing = (code: number) => Object.assign(new Error('no'), { responseCode: code });
    const picky = await office({ onRcptTo: (_address, _session, done) => done(refusing(550)) });
    expect(await failure(mailer(`smtp://127.0.0.1:${picky.port}`).send(MAIL))).toBe('address');
    const later = await office({ onRcptTo: (_address, _session, done) => done(refusing(450)) });
    expect(await failure(mailer(`smtp://127.0.0.1:${later.port}`).send(MAIL))).toBe('refused');
    const senders = await office({ onMailFrom: (_address, _session, done) => done(refusing(550)) });
    expect(await failure(mailer(`smtp://127.0.0.1:${senders.port}`).send(MAIL))).toBe('refused');
  });

  it('does not wait for a server that is not there, says nothing, or speaks one byte at a time', async () => {
    expect(await failure(mailer(`smtp://127.0.0.1:${await deadPort()}`).send(MAIL))).toBe('unreachable');
    const silent = await listen(() => {});
    expect(await failure(mailer(`smtp://127.0.0.1:${silent}`, { times: QUICK }).send(MAIL))).toBe('slow');
    const dripping = await listen((write) => {
      const timer = setInterval(() => write('220-wait\r\n'), 50);
      return () => clearInterval(timer);
    });
    expect(await failure(mailer(`smtp://127.0.0.1:${dripping}`, { times: QUICK }).send(MAIL))).toBe('slow');
  });
});

/** A server of which a connection does as `talk` says, until it is closed. Its port. */
async function listen(talk: (write: (text: string) => void) => (() => void) | void): Promise<number> {
  const server: Server = createServer((socket) => {
    const end = talk((text) => socket.write(text));
    socket.on('error', () => {});
    socket.on('close', () => end?.());
    closing.push(async () => void socket.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  closing.push(() => new Promise((done) => server.close(() => done())));
  return (server.address() as AddressInfo).port;
}

describe('the settings of mail', () => {
  const read = (SMTP_URL: string, MAIL_FROM = 'a@b.be') => mailOf({ SMTP_URL, MAIL_FROM });

  it('are none where nothing is set', () => {
    expect(mailOf({})).toBeNull();
    expect(read('', '')).toBeNull();
  });

  it('ask for TLS, but on this machine itself or where it is said not to', () => {
    expect(read('smtp://mail.voorbeeld.be')).toMatchObject({
      host: 'mail.voorbeeld.be',
      port: 587,
      tls: 'starttls',
      login: null,
    });
    expect(read('smtps://an:p%40ss@mail.voorbeeld.be')).toMatchObject({
      port: 465,
      tls: 'smtps',
      login: { user: 'an', pass: 'p@ss' },
    });
    expect(read('smtp://localhost')).toMatchObject({ port: 25, tls: 'none' });
    expect(read('smtp://[::1]:2525/')).toMatchObject({ host: '::1', port: 2525, tls: 'none' });
    expect(read('smtp://localhost:587?tls=ja')).toMatchObject({ port: 587, tls: 'starttls' });
    expect(read('smtp://relay.intern?tls=nee')).toMatchObject({ port: 25, tls: 'none' });
  });

  it('that cannot be are refused in a sentence that holds no password', () => {
    const wrong = [
      'mail.voorbeeld.be', 'http://mail.voorbeeld.be', 'smtp://', 'smtp://an:geheim@', 'smtp://an:geheim@m.be/pad', 'smtp://an:geheim@m.be?tls=soms',
      'smtp://an:geheim@m.be?pool=true', 'smtps://an:geheim@m.be?tls=nee', 'smtp://an:%E0@m.be', 'smtp://geheim@m.be', 'smtp://:geheim@m.be',
    ]; // prettier-ignore
    for (const url of wrong) {
      expect(read(url), url).toEqual(expect.stringMatching(/^SMTP_URL/));
      expect(read(url), url).not.toContain('geheim');
    }
    expect(read('smtp://localhost', '')).toMatch(/MAIL_FROM/);
    expect(read('smtp://localhost', 'Jan <a@b.be>')).toMatch(/MAIL_FROM/);
    expect(read('', 'a@b.be')).toMatch(/SMTP_URL/);
  });
});
