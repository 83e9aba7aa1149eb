/** Signing in at a real provider, from our page and back, with what may go wrong on the way. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { colourOf } from '../../server/access/colours.ts';
import { Browser, goAndChoose, sessionOf, signIn } from './browser.ts';
import { KALMTHOUT, ROLE_CLAIM, VDAB, ZOERSEL } from './provider.ts';
import { setStage, type Stage } from './stage.ts';

const COOKIE = 'samenschrift_sessie';
const FLOW = 'samenschrift_aanmelding';

let stage: Stage;
let browser: Browser;
beforeEach(async () => {
  stage = await setStage();
  browser = new Browser();
});
afterEach(() => stage.close());

const own = (path: string): string => stage.publicUrl + path;
const refused = (why: string): string => own(`/aanmelden/${why}`);
const cookies = (one = browser): Map<string, string> => one.cookies(stage.publicUrl);
const person = async (one = browser) => (await sessionOf(one, stage.publicUrl))['persoon'] as { id: string } | null;

/** Makes an agreement; its id. */
async function agreement(): Promise<string> {
  const at = new Date().toISOString();
  await stage.store.create({ id: 'so-1', status: 'onderhandeling', snapshot: new Uint8Array([0, 0]), at });
  return 'so-1';
}

interface Socket {
  readonly socket: WebSocket;
  /** The code it is closed with. */
  readonly closed: Promise<number>;
}

/** A socket on an agreement that is open in the session of `one`. */
async function open(one: Browser, id: string): Promise<Socket> {
  const headers = { cookie: `${COOKIE}=${cookies(one).get(COOKIE)}` };
  const socket = new WebSocket(`${stage.publicUrl.replace('http', 'ws')}/sync/${id}`, {
    headers,
    origin: stage.publicUrl,
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return { socket, closed };
}

describe('signing in', () => {
  it('goes to the provider and comes back as who one is there', async () => {
    expect(await sessionOf(browser, stage.publicUrl)).toEqual({
      demo: false,
      aanmelden: ['oidc'],
      persoon: null,
      via: null,
      kleur: null,
      personen: [],
    });
    expect(await signIn(browser, stage.publicUrl, 'an-zoersel', '/overeenkomsten/x?sterkte=1')).toBe(
      own('/overeenkomsten/x?sterkte=1'),
    );
    const { persoon, via, kleur } = await sessionOf(browser, stage.publicUrl);
    const { id } = persoon as { id: string };
    const told = { naam: 'An Peeters', functie: '', organisatie: 'Gemeente Zoersel', rol: 'redacteur' };
    expect([persoon, via, kleur]).toEqual([{ id, ...told }, 'oidc', colourOf(id)]);
    expect(await stage.store.person(id)).toMatchObject({
      subject: `${stage.issuer}|vo-an`,
      code: ZOERSEL,
      email: 'an@zoersel.example',
      rol: 'redacteur',
    });
  });

  it('leaves nothing of the token behind, in the store or the log', async () => {
    await signIn(browser, stage.publicUrl, 'nele');
    const { id = '' } = (await person()) ?? {};
    const kept = JSON.stringify([await stage.store.person(id), await stage.store.sessionsOf(id)]);
    for (const text of [kept, stage.lines.join('')]) expect(text).not.toMatch(/85073003328|eyJ|id_token|access_token/);
    expect(stage.lines.join('')).not.toMatch(/Nele|nele@|code=/);
  });

  it('sends with PKCE, a state and a nonce of its own each time', async () => {
    const addresses = await Promise.all([1, 2].map(async () => (await browser.ask(own('/api/aanmelding'))).to ?? ''));
    const [one, other] = addresses.map((to) => Object.fromEntries(new URL(to).searchParams));
    expect(one).toMatchObject({
      client_id: 'samenschrift',
      response_type: 'code',
      scope: 'openid profile vo samenschrift',
      code_challenge_method: 'S256',
      redirect_uri: own('/api/aanmelding/terug'),
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(one?.[name]).not.toBe(other?.[name]);
  });

  it('keeps what it needs in a cookie that no script and no other site can read or send along', async () => {
    const { setCookies } = await browser.ask(own('/api/aanmelding'));
    expect(setCookies).toEqual([expect.stringMatching(/^samenschrift_aanmelding=.*; HttpOnly; SameSite=Lax$/)]);
    expect(setCookies[0]).not.toMatch(/state|nonce/);
    const { setCookies: back } = await browser.ask(await goAndChoose(browser, stage.publicUrl, 'nele'));
    expect(back).toContainEqual(
      expect.stringMatching(/^samenschrift_sessie=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    );
    expect(cookies().has(FLOW)).toBe(false);
  });

  it('tells again at each sign-in who someone is, and keeps them the same person', async () => {
    await signIn(browser, stage.publicUrl, 'an-zoersel');
    const { id = '' } = (await person()) ?? {};
    const known = stage.at.accounts.get('an-zoersel');
    const claims = {
      ...known?.claims,
      family_name: 'Peeters-Maes',
      samenschrift_rol_3d: `SamenschriftLezer:${ZOERSEL}`,
    };
    stage.at.accounts.set('an-zoersel', { sub: 'an-zoersel', claims });
    const elsewhere = new Browser();
    await signIn(elsewhere, stage.publicUrl, 'an-zoersel');
    // In the browser that was signed in before, too.
    expect(await person()).toMatchObject({ id, naam: 'An Peeters-Maes', rol: 'lezer' });
    expect(await person(elsewhere)).toMatchObject({ id });
  });

  it('as less than before is felt at once in what is open elsewhere', async () => {
    await signIn(browser, stage.publicUrl, 'bea');
    const { closed } = await open(browser, await agreement());
    const known = stage.at.accounts.get('bea');
    const claims = { ...known?.claims, [ROLE_CLAIM]: `SamenschriftLezer:${VDAB}` };
    stage.at.accounts.set('bea', { sub: 'bea', claims });
    await signIn(new Browser(), stage.publicUrl, 'bea');
    expect(await closed).toBe(4403);
  });

  it('at two places at the same moment for the first time makes one person', async () => {
    const browsers = Array.from({ length: 4 }, () => new Browser());
    const backs = await Promise.all(browsers.map((one) => goAndChoose(one, stage.publicUrl, 'nele')));
    await Promise.all(browsers.map((one, nth) => one.ask(backs[nth] ?? '')));
    const ids = await Promise.all(browsers.map(async (one) => (await person(one))?.id));
    expect(new Set(ids).size).toBe(1);
    expect(await stage.store.personsOfSubject(`${stage.issuer}|vo-nele`)).toHaveLength(1);
  });
});

describe('someone with two organisations', () => {
  it('is one person for each, with what they are there', async () => {
    await signIn(browser, stage.publicUrl, 'an-zoersel');
    const first = await person();
    const { to } = await browser.ask(own('/api/aanmelding/wisselen'));
    expect(new URL(to ?? '').searchParams.get('switch')).toBe('true');
    // The provider leads back to where one signs in, and there asks again who one wants to be.
    const choice = await browser.follow(to ?? '', ({ pathname }) => pathname.startsWith('/kies/'));
    const back = await browser.follow(
      `${choice}?wie=an-kalmthout`,
      ({ pathname }) => pathname === '/api/aanmelding/terug',
    );
    await browser.ask(back);
    const second = await person();
    expect(second).toMatchObject({ organisatie: 'Gemeente Kalmthout', rol: 'lezer' });
    expect(second?.id).not.toBe(first?.id);
    const both = await stage.store.personsOfSubject(`${stage.issuer}|vo-an`);
    expect(both.map(({ code }) => code)).toEqual([ZOERSEL, KALMTHOUT]);
    // The session before is over.
    expect(await stage.store.sessionsOf(first?.id ?? '')).toEqual([]);
  });

  it('who has no role for one is told so there, and may choose again', async () => {
    expect(await signIn(browser, stage.publicUrl, 'an-wijnegem')).toBe(refused('geen-rol'));
    expect(await person()).toBeNull();
    expect(await stage.store.personsOfSubject(`${stage.issuer}|vo-an`)).toEqual([]);
  });

  it('who has lost the role is out at once, for that organisation only', async () => {
    const elsewhere = new Browser();
    await signIn(browser, stage.publicUrl, 'an-zoersel');
    await signIn(elsewhere, stage.publicUrl, 'an-kalmthout');
    const known = stage.at.accounts.get('an-zoersel');
    const { id = '' } = (await person()) ?? {};
    const token = { id: 't', hash: 't', person: id, name: 't', scope: 'lezen', agreement: null } as const;
    await stage.store.addToken({ ...token, made: '2026-03-01', expires: '2999-03-01', used: null });
    stage.at.accounts.set('an-zoersel', { sub: 'an-zoersel', claims: { ...known?.claims, samenschrift_rol_3d: [] } });
    expect(await signIn(new Browser(), stage.publicUrl, 'an-zoersel')).toBe(refused('geen-rol'));
    expect(await person()).toBeNull();
    expect(await stage.store.tokensOf(id)).toEqual([]);
    expect(await person(elsewhere)).not.toBeNull();
  });
});

describe('what comes back from the provider', () => {
  it('is taken once: not the same address again, with the cookie or without', async () => {
    const back = await goAndChoose(browser, stage.publicUrl, 'nele');
    const flow = cookies().get(FLOW) ?? '';
    await browser.ask(back);
    expect((await browser.ask(back)).to).toBe(refused('verlopen'));
    cookies().set(FLOW, flow);
    expect((await browser.ask(back)).to).toBe(refused('verlopen'));
    // Whoever was signed in by it still is.
    expect(await person()).not.toBeNull();
  });

  it('is taken once: not a code that was used before, by another process that never saw its state', async () => {
    const back = await goAndChoose(browser, stage.publicUrl, 'nele');
    const { code } = Object.fromEntries(new URL(back).searchParams);
    await browser.ask(back);
    const again = new Browser();
    const other = new URL(await goAndChoose(again, stage.publicUrl, 'an-zoersel'));
    other.searchParams.set('code', code ?? '');
    expect((await again.ask(other.href)).to).toBe(refused('verlopen'));
    expect(await person(again)).toBeNull();
  });

  it('is taken only from the browser that went there', async () => {
    const back = await goAndChoose(browser, stage.publicUrl, 'nele');
    const victim = new Browser();
    expect((await victim.ask(back)).to).toBe(refused('verlopen'));
    await victim.ask(own('/api/aanmelding'));
    expect((await victim.ask(back)).to).toBe(refused('verlopen'));
    expect(await person(victim)).toBeNull();
    // And what they began themselves still goes on.
    expect(cookies(victim).has(FLOW)).toBe(true);
  });

  it('is not taken with a state, a code or an issuer of another', async () => {
    for (const [name, value] of [
      ['state', 'other'],
      ['code', 'other'],
      ['iss', 'https://evil.example'],
    ] as const) {
      const one = new Browser();
      const back = new URL(await goAndChoose(one, stage.publicUrl, 'nele'));
      back.searchParams.set(name, value);
      const { to } = await one.ask(back.href);
      expect([name, to]).toEqual([name, refused(name === 'iss' ? 'mislukt' : 'verlopen')]);
      expect(await person(one)).toBeNull();
    }
  });

  it('is not taken with a cookie that was changed, or is too old', async () => {
    const back = await goAndChoose(browser, stage.publicUrl, 'nele');
    const flow = cookies().get(FLOW) ?? '';
    cookies().set(FLOW, `${flow.slice(0, -2)}AA`);
    expect((await browser.ask(back)).to).toBe(refused('verlopen'));
    cookies().set(FLOW, flow);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
    try {
      expect((await browser.ask(back)).to).toBe(refused('verlopen'));
    } finally {
      vi.useRealTimers();
    }
  });

  it('may be that the person gave up, or that the provider refuses', async () => {
    expect(await signIn(browser, stage.publicUrl, 'niemand')).toBe(refused('afgebroken'));
    await browser.ask(own('/api/aanmelding'));
    const state = new URL((await browser.ask(own('/api/aanmelding'))).to ?? '').searchParams.get('state') ?? '';
    const query = new URLSearchParams({
      error: 'server_error',
      error_description: '<script>',
      state,
      iss: stage.issuer,
    });
    expect((await browser.ask(own(`/api/aanmelding/terug?${query.toString()}`))).to).toBe(refused('mislukt'));
    for (const empty of ['', '?', '?state=&code=', '?code=a&code=b&state=x'])
      expect((await browser.ask(own(`/api/aanmelding/terug${empty}`))).to).toBe(refused('verlopen'));
  });

  it('never goes on to another site', async () => {
    const elsewhere = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/.//evil.example',
      '\\\\evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '/api/aanmelding/einde',
      'evil.example',
      '',
    ];
    for (const back of elsewhere) {
      const one = new Browser();
      expect([back, await signIn(one, stage.publicUrl, 'nele', back)]).toEqual([back, own('/overeenkomsten')]);
    }
    expect(await signIn(new Browser(), stage.publicUrl, 'nele', '/@evil.example')).toBe(own('/@evil.example'));
  });
});

describe('a session', () => {
  it('is a new one, whatever cookie the browser had before, and ends the one it comes in the place of', async () => {
    cookies().set(COOKIE, 'chosen-by-someone-else');
    await signIn(browser, stage.publicUrl, 'nele');
    const first = cookies().get(COOKIE);
    expect(first).not.toBe('chosen-by-someone-else');
    const { id = '' } = (await person()) ?? {};
    // Signing in once more, the provider still knowing who it is.
    await browser.ask(
      await browser.follow(own('/api/aanmelding'), ({ pathname }) => pathname === '/api/aanmelding/terug'),
    );
    expect(cookies().get(COOKIE)).not.toBe(first);
    expect(await stage.store.sessionsOf(id)).toHaveLength(1);
    const old = new Browser();
    cookies(old).set(COOKIE, first ?? '');
    expect(await person(old)).toBeNull();
  });

  it('is had by nobody of the demo', async () => {
    const headers = { 'content-type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify({ persoon: 'netwerkmanager' }) };
    expect((await browser.ask(own('/api/sessie'), init)).status).toBe(404);
    const token = { headers: { authorization: 'Bearer demo-netwerkmanager' } };
    expect((await browser.ask(own('/api/overeenkomsten'), token)).status).toBe(401);
    expect(await stage.store.list()).toEqual([]);
  });
});

describe('signing out', () => {
  it('here leads on to the provider, which then asks again who one is', async () => {
    await signIn(browser, stage.publicUrl, 'nele');
    await browser.ask(own('/api/sessie'), { method: 'DELETE' });
    expect(await person()).toBeNull();
    const { to } = await browser.ask(own('/api/aanmelding/einde'));
    const query = Object.fromEntries(new URL(to ?? '').searchParams);
    expect(query).toEqual({ client_id: 'samenschrift', post_logout_redirect_uri: own('/') });
    const page = await browser.ask(to ?? '');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const body = new URLSearchParams({ xsrf, logout: 'yes' });
    const confirm = await browser.ask(`${stage.issuer}/session/end/confirm`, { method: 'POST', body });
    expect(confirm.to).toBe(own('/'));
    await browser.follow(own('/api/aanmelding'), ({ pathname }) => pathname.startsWith('/kies/'));
  });

  it('at the provider ends that session here, and drops what is open in it at once', async () => {
    const elsewhere = new Browser();
    await signIn(browser, stage.publicUrl, 'nele');
    await signIn(elsewhere, stage.publicUrl, 'nele');
    const id = await agreement();
    const member = { agreement: id, person: (await person())?.id ?? '', rol: 'lezer', partij: null } as const;
    await stage.store.setMember({ ...member, author: null, added: new Date().toISOString(), ended: null });
    const [socket, other] = [await open(browser, id), await open(elsewhere, id)];
    const page = await browser.ask(`${stage.issuer}/session/end`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const body = new URLSearchParams({ xsrf, logout: 'yes' });
    await browser.ask(`${stage.issuer}/session/end/confirm`, { method: 'POST', body });
    expect(await socket.closed).toBe(4401);
    expect(await person()).toBeNull();
    expect(await person(elsewhere)).toMatchObject({ naam: 'Nele Aerts' });
    expect(other.socket.readyState).toBe(WebSocket.OPEN);
    other.socket.terminate();
  });
});
