/** A browser without pages: cookies by origin, and one step of a redirect at a time. */
import { expect } from 'vitest';

export interface Step {
  readonly status: number;
  /** Where it leads; null where it leads nowhere. */
  readonly to: string | null;
  readonly text: string;
  readonly setCookies: readonly string[];
}

export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Cookies of an origin, by name; may be written to. */
  cookies(origin: string): Map<string, string> {
    const cookies = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, cookies);
    return cookies;
  }

  async ask(address: string, init: RequestInit = {}): Promise<Step> {
    const { origin } = new URL(address);
    const cookies = this.cookies(origin);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    // A page of the same site asks for it.
    if (init.method !== undefined) headers.set('origin', origin);
    const answer = await fetch(address, { ...init, headers, redirect: 'manual' });
    const setCookies = answer.headers.getSetCookie();
    for (const line of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    const to = location === null ? null : new URL(location, address).href;
    return { status: answer.status, to, text: await answer.text(), setCookies };
  }

  /** Goes where redirects lead, up to the first address that `isThere`; that address is not asked. */
  async follow(address: string, isThere: (url: URL) => boolean): Promise<string> {
    let at = address;
    for (let steps = 0; steps < 20; steps += 1) {
      if (isThere(new URL(at))) return at;
      const { to, status, text } = await this.ask(at);
      if (to === null) throw new Error(`${at}: ${status} ${text.slice(0, 200)}`);
      at = to;
    }
    throw new Error(`no end of redirects: ${at}`);
  }
}

const isChoice = ({ pathname }: URL): boolean => pathname.startsWith('/kies/');
const isBack = ({ pathname }: URL): boolean => pathname === '/api/aanmelding/terug';

/** From our page to the address with which the provider sends someone back, who chose to be `sub`; not asked yet. */
export async function goAndChoose(browser: Browser, publicUrl: string, sub: string, back?: string): Promise<string> {
  const query = back === undefined ? '' : `?naar=${encodeURIComponent(back)}`;
  const choice = await browser.follow(`${publicUrl}/api/aanmelding${query}`, isChoice);
  return browser.follow(`${choice}?wie=${sub}`, isBack);
}

/** Signs in as `sub`; where the product sends them. */
export async function signIn(browser: Browser, publicUrl: string, sub: string, back?: string): Promise<string> {
  const { status, to } = await browser.ask(await goAndChoose(browser, publicUrl, sub, back));
  expect(status).toBe(302);
  return to ?? '';
}

/** What `/api/sessie` says to this browser. */
export async function sessionOf(browser: Browser, publicUrl: string): Promise<Record<string, unknown>> {
  const { status, text } = await browser.ask(`${publicUrl}/api/sessie`);
  expect(status).toBe(200);
  return JSON.parse(text) as Record<string, unknown>;
}
