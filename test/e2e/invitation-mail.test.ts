/** Inviting and signing in again by mail, through a real mail server that also goes away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostOffice, type PostOffice } from '../server/mail/post-office.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../wire/process.ts';
import { clickByName, shows } from './product.ts';
import { arrive, goTo, stage } from './stage.ts';

stage({ server: false });

const folder = temporaryFolder();
let office: PostOffice;
let server: ServerProcess;
let agreement: string;
const at = { address: '' };
beforeAll(async () => {
  office = await openPostOffice();
  const mail = { SMTP_URL: `smtp://127.0.0.1:${office.port}`, MAIL_FROM: 'samenschrift@voorbeeld.be' };
  server = await startServer(folder.path, 0, mail);
  at.address = server.url;
  const list = await fetch(`${at.address}/api/overeenkomsten`, {
    headers: { authorization: 'Bearer demo-netwerkmanager' },
  });
  agreement = ((await list.json()) as { id: string }[])[0]?.id ?? '';
});
afterAll(async () => {
  await server.stop('SIGTERM');
  folder.remove();
});

/** The link in the mail that came last. */
const lastLink = (): string => {
  const raw = (office.mails.at(-1)?.raw ?? '').replace(/=\r\n/g, '');
  return /http:\/\/127\.0\.0\.1:\d+\/uitnodiging#[\w-]{43}/.exec(raw)?.[0] ?? '';
};
async function invite(email: string): Promise<Awaited<ReturnType<typeof arrive>>['page']> {
  const { page } = await arrive(/netwerkmanager/, 'desktop', at);
  await goTo(page, `/overeenkomsten/${agreement}/leden`, at);
  await page.waitForSelector('#uitnodigen-email');
  await page.type('#uitnodigen-email', email);
  await clickByName(page, 'button', /^Uitnodigen$/);
  return page;
}

describe('where there is mail', () => {
  it('an invitation and a link to sign in again come by it, and neither is shown', async () => {
    const host = await invite('an@voorbeeld.be');
    await shows(host, 'De uitnodiging is gemaild naar an@voorbeeld.be.');
    expect(await host.$('.eenmalig-rij')).toBeNull();
    const first = (await arrive(null, 'desktop', at)).page;
    await first.goto(lastLink());
    await first.waitForSelector('#naam');
    await first.type('#naam', 'An Peeters');
    await clickByName(first, 'button', /^Uitnodiging aanvaarden$/);
    await first.waitForFunction((path) => location.pathname === path, {}, `/overeenkomsten/${agreement}`);
    const again = (await arrive(null, 'phone', at)).page;
    await goTo(again, '/uitnodiging', at);
    await again.waitForSelector('#email');
    await again.type('#email', 'An@voorbeeld.be');
    await clickByName(again, 'button', /^Mail mij een link$/);
    await shows(again, 'Als dit adres hier bekend is');
    await expect.poll(() => office.mails.length).toBe(2);
    await again.goto(lastLink());
    await shows(again, 'An Peeters');
    await clickByName(again, 'button', /^Aanmelden$/);
    await again.waitForFunction(() => location.pathname === '/overeenkomsten');
  });

  it('and the mail server is gone, that is said, and the link is there to pass on', async () => {
    await office.close();
    const page = await invite('bo@voorbeeld.be');
    await shows(page, 'De mail is niet vertrokken: de mailserver is niet bereikbaar.');
    expect(await page.$eval('.eenmalig-rij input', ({ value }) => value)).toMatch(/\/uitnodiging#[\w-]{43}$/);
  });
});
