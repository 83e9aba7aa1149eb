/** The product in a real browser keeps to the policy that it is given, on every page; and the policy does hold. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clickByName, shows, type Size } from '../e2e/product.ts';
import { arrive, draft, finished, goTo, newAgreement, product, stage } from '../e2e/stage.ts';
import { enter, GOAL, paste } from '../e2e/writing-hands.ts';
import { expectCalm, watch } from './watch.ts';

stage();

async function visit(name: RegExp | null, size: Size = 'desktop') {
  const { page, complaints } = await arrive(name, size);
  return { page, complaints, seen: await watch(page) };
}

describe.each(['desktop', 'phone'] as const)('on a %s, no page asks for more than the policy allows:', (size) => {
  it('signing in, the list, the pages of accounts, what is not there', async () => {
    const { page, seen } = await visit(null, size);
    await goTo(page, '/');
    await shows(page, 'Wie bent u?');
    await clickByName(page, 'button', /Nele Aerts/);
    await page.waitForFunction(() => location.pathname === '/overeenkomsten');
    await page.waitForSelector('a[href^="/overeenkomsten/so-"]');
    for (const [path, text] of [
      ['/aanmeldingen', 'Deze browser'],
      ['/rollen', 'Wie mag wat'],
      ['/nergens', 'bestaat niet'],
    ] as const) {
      await goTo(page, path);
      await shows(page, text);
    }
    await expectCalm(page, seen);
  });

  it('a new agreement', async () => {
    const { page, seen } = await visit(/netwerkmanager/, size);
    await goTo(page, '/overeenkomsten/nieuw');
    await page.waitForSelector('input');
    await expectCalm(page, seen);
  });

  it('the editor, its panels, what is pasted, and the preview', async () => {
    const { page, seen } = await visit(/netwerkmanager/, size);
    await goTo(page, await newAgreement());
    await enter(page, GOAL);
    await paste(page, GOAL, { 'text/html': '<p style="color:red" onclick="alarm()">Gekleurd <b>vet</b></p>' });
    await page.keyboard.type('/');
    await page.keyboard.press('Escape');
    // On a phone the tools of the text stand where this is.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await clickByName(page, size === 'phone' ? '.voetbalk button' : '.voorbeeld-knop', /^Voorbeeld$/);
    const frame = await page.waitForSelector('iframe');
    const shown = await frame?.contentFrame();
    await shown?.waitForSelector('h1');
    // Its styles are let in by their hash: an unstyled page would be white on white for nobody to notice.
    expect(await shown?.$eval('body', (body) => getComputedStyle(body).fontFamily)).toContain('Source');
    await expectCalm(page, seen);
  });
});

describe('the policy', () => {
  it('stops a script, a style, a picture, a frame, a form and a socket that are not ours', async () => {
    const { page, seen, complaints } = await visit(/lezer/);
    await goTo(page, finished());
    const stopped = (directive: string): Promise<unknown> =>
      expect.poll(() => seen.some((line) => line.startsWith(directive))).toBe(true);
    await page.evaluate(() => {
      const add = (tag: string, more: object): void => {
        document.body.append(Object.assign(document.createElement(tag), more));
      };
      add('script', { textContent: 'alarm()' });
      add('style', { textContent: 'body { color: red }' });
      add('img', { src: 'https://evil.example/x.png' });
      add('iframe', { src: 'https://evil.example/' });
      add('object', { data: 'https://evil.example/' });
      new WebSocket('ws://evil.example/').addEventListener('error', () => undefined);
      void fetch('https://evil.example/').catch(() => undefined);
    });
    for (const directive of [
      'script-src-elem',
      'style-src-elem',
      'img-src',
      'frame-src',
      'connect-src ws',
      'connect-src https',
    ])
      await stopped(directive);
    expect(seen).not.toContain('a script of someone else ran');
    complaints.length = 0;
  });

  it('lets someone follow a link from another site, also once the page is on the device', async () => {
    const { page, seen } = await visit(/lezer/);
    await goTo(page, finished());
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const elsewhere = createServer((_request, response) =>
      response.setHeader('content-type', 'text/html').end(`<a href="${product.address}/rollen">Naar Samenschrift</a>`),
    ).listen(0);
    await once(elsewhere, 'listening');
    await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}`);
    await clickByName(page, 'a', /^Naar/);
    await shows(page, 'Wie mag wat');
    await expectCalm(page, seen);
    elsewhere.closeAllConnections();
    elsewhere.close();
  });

  it('lets nobody else show us in a frame', async () => {
    const answer = await fetch(`${product.address}/overeenkomsten/${draft()}`);
    expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'none'/);
    expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|\*|blob:|ws:(?!\/\/127)/);
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
  });
});
