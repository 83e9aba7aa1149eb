/** What a provider says counts only signed by it, for us, in time and for this sign-in; and one that is away stops nothing else. */
import { generateKeyPair, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runServer, type Running } from '../server/running.ts';
import { Browser, sessionOf } from './browser.ts';
import { ACCOUNTS, freePort } from './provider.ts';
import { Forger, type Claims } from './forger.ts';
import { settingsFor } from './stage.ts';

const NELE = ACCOUNTS.find(({ sub }) => sub === 'nele')?.claims ?? {};

let forger: Forger;
let running: Running;
let publicUrl: string;
let browser: Browser;
beforeEach(async () => {
  const port = await freePort();
  publicUrl = `http://127.0.0.1:${port}`;
  forger = new Forger(await freePort());
  browser = new Browser();
  running = await runServer({ port, provider: settingsFor(forger.issuer, publicUrl) });
});
afterEach(async () => {
  vi.useRealTimers();
  await running.server.close(1000);
  await forger.stop();
});

const refused = (why: string): string => `${publicUrl}/aanmelden/${why}`;

/** Goes to the provider and comes back; `forge` makes its token of the nonce it was given. Where the product sends them. */
async function come(forge: (nonce: string) => Promise<string>): Promise<string | null> {
  const { to } = await browser.ask(`${publicUrl}/api/aanmelding`);
  const { state = '', nonce = '' } = Object.fromEntries(new URL(to ?? '').searchParams);
  forger.idToken = await forge(nonce);
  return (await browser.ask(`${publicUrl}/api/aanmelding/terug?code=x&state=${state}`)).to;
}
const right = (nonce: string): Promise<string> => forger.sign({ ...forger.claims(), ...NELE, nonce });
const person = async () => (await sessionOf(browser, publicUrl))['persoon'];

describe('an ID token', () => {
  beforeEach(() => forger.start());

  it('that is in order lets someone in', async () => {
    expect(await come(right)).toBe(`${publicUrl}/overeenkomsten`);
    expect(await person()).toMatchObject({ naam: 'Nele Aerts' });
  });

  const past = (): number => Math.floor(Date.now() / 1000) - 3600;
  const wrong: [string, (nonce: string) => Claims][] = [
    ['with the nonce of another sign-in', () => ({ nonce: 'other' })],
    ['without a nonce', () => ({ nonce: undefined })],
    ['of another issuer', () => ({ iss: 'https://evil.example' })],
    ['for another product', () => ({ aud: 'other' })],
    ['for several products, given to another', () => ({ aud: ['samenschrift', 'other'], azp: 'other' })],
    ['that is over', () => ({ iat: past(), exp: past() + 60 })],
    ['that is over at no time', () => ({ exp: undefined })],
    ['of nobody', () => ({ sub: undefined })],
  ];
  it.each(wrong)('%s lets nobody in', async (_what, claims) => {
    const forge = (nonce: string) => forger.sign({ ...forger.claims(), ...NELE, nonce, ...claims(nonce) });
    expect(await come(forge)).toBe(refused('mislukt'));
    expect(await person()).toBeNull();
  });

  it('lets nobody in that is signed by someone else, by nobody, or is no token', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const forged: ((nonce: string) => Promise<string>)[] = [
      (nonce) => forger.sign({ ...forger.claims(), ...NELE, nonce }, privateKey),
      async (nonce) => new UnsecuredJWT({ ...forger.claims(), ...NELE, nonce }).encode(),
      async () => 'x.y.z',
      async () => '',
    ];
    for (const [nth, forge] of forged.entries()) expect([nth, await come(forge)]).toEqual([nth, refused('mislukt')]);
    expect(await person()).toBeNull();
  });

  it('may be signed by a new key', async () => {
    await come(right);
    await forger.rotate('second');
    // Keys are asked for again after a minute at the latest.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(await come(right)).toBe(`${publicUrl}/overeenkomsten`);
  });
});

describe('a message that someone has signed out', () => {
  const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const tell = async (claims: Claims, token?: string): Promise<number> => {
    const body = new URLSearchParams({ logout_token: token ?? (await forger.sign(claims)) });
    return (await fetch(`${publicUrl}/api/aanmelding/afmelden`, { method: 'POST', body })).status;
  };
  const good = (more: Claims = {}): Claims => forger.claims({ events: EVENTS, jti: crypto.randomUUID(), ...more });
  beforeEach(async () => {
    await forger.start();
    await come((nonce) => forger.sign({ ...forger.claims({ sid: 'one' }), ...NELE, nonce }));
  });

  it('ends what it is about, once', async () => {
    expect(await tell(good({ sid: 'two' }))).toBe(200);
    expect(await tell(good({ sub: 'someone else', sid: 'one' }))).toBe(200);
    expect(await person()).not.toBeNull();
    const message = await forger.sign(good());
    expect(await tell({}, message)).toBe(200);
    expect(await person()).toBeNull();
    await come(right);
    expect(await tell({}, message)).toBe(400);
    expect(await person()).not.toBeNull();
  });

  it('counts for nothing where anything of it is not in order', async () => {
    const long = Math.floor(Date.now() / 1000) - 3600;
    const wrong: Claims[] = [
      good({ nonce: 'a' }),
      good({ events: undefined }),
      good({ events: {} }),
      good({ events: 'http://schemas.openid.net/event/backchannel-logout' }),
      good({ jti: undefined }),
      good({ sub: undefined }),
      good({ iss: 'https://evil.example' }),
      good({ aud: 'other' }),
      good({ iat: long, exp: undefined }),
      good({ iat: long, exp: long + 60 }),
      good({ iat: undefined }),
      // An ID token is no such message.
      { ...forger.claims(), ...NELE },
    ];
    for (const [nth, claims] of wrong.entries()) expect([nth, await tell(claims)]).toEqual([nth, 400]);
    const { privateKey } = await generateKeyPair('RS256');
    expect(await tell({}, await forger.sign(good(), privateKey))).toBe(400);
    expect(await tell({}, new UnsecuredJWT(good()).encode())).toBe(400);
    for (const body of ['', 'logout_token=', 'logout_token=a&logout_token=b', 'other=1'])
      expect([body, await tellRaw(body)]).toEqual([body, 400]);
    expect(await person()).toMatchObject({ naam: 'Nele Aerts' });
  });

  const tellRaw = async (body: string): Promise<number> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return (await fetch(`${publicUrl}/api/aanmelding/afmelden`, { method: 'POST', headers, body })).status;
  };
});

describe('a provider that is away', () => {
  it('is said so to who signs in, and found when it is there', async () => {
    for (const path of ['', '/wisselen', '/einde'])
      expect((await browser.ask(`${publicUrl}/api/aanmelding${path}`)).to).toBe(refused('onbereikbaar'));
    expect((await browser.ask(`${publicUrl}/ready`)).status).toBe(200);
    await forger.start();
    expect(await come(right)).toBe(`${publicUrl}/overeenkomsten`);
    await forger.stop();
    // Who is in stays in, and can sign out.
    expect(await person()).not.toBeNull();
    await browser.ask(`${publicUrl}/api/sessie`, { method: 'DELETE' });
    expect(await person()).toBeNull();
  });

  it('between going and coming back is said so too', async () => {
    await forger.start();
    const { to } = await browser.ask(`${publicUrl}/api/aanmelding`);
    const state = new URL(to ?? '').searchParams.get('state') ?? '';
    await forger.stop();
    const back = await browser.ask(`${publicUrl}/api/aanmelding/terug?code=x&state=${state}`);
    expect(back.to).toBe(refused('onbereikbaar'));
  });
});
