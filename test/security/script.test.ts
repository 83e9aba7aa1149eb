/** Script in every text that anyone can write: it is shown as text everywhere, and runs nowhere. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Frame, Page } from 'puppeteer';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { fileName } from '../../client/api/file.ts';
import type { Agreement } from '../../model/agreement.ts';
import { toDoc } from '../../model/write.ts';
import { importAgreement, importSnapshot } from '../../server/agreements/import.ts';
import { openStore } from '../../server/store/open.ts';
import { clickByName, shows } from '../e2e/product.ts';
import { arrive, goTo, product, stage } from '../e2e/stage.ts';
import { enter, GOAL, paste } from '../e2e/writing-hands.ts';
import { readPdf } from '../export/read-pdf.ts';
import ready from '../fixtures/kalmthout-zoersel.json' with { type: 'json' };
import { ADDRESSES, HOSTILE, hostileAgreement } from './hostile.ts';
import { actionsOf } from './pdf-actions.ts';
import { ALARM, expectCalm, watch } from './watch.ts';

const AT = '2026-03-01T10:00:00.000Z';
const hostile = hostileAgreement();
let ids = { texts: '', links: '', told: '' };

// Before the server starts, which has the folder for itself then.
beforeAll(async () => {
  const store = openStore(product.dataDir);
  const texts = await importAgreement(store, hostile.agreement, AT);
  const links = await importSnapshot(store, withLinks(ADDRESSES), AT);
  ids = { texts, links, told: await importSnapshot(store, withLinks(ADMITTED), AT) };
  await store.close();
});
stage();

/** Those that begin as the format wants it. */
const ADMITTED = ADDRESSES.filter((href) => /^(https?:\/\/|mailto:)/.test(href));

/** As another program may write it over the wire: the format itself refuses such addresses in a file. */
function withLinks(addresses: readonly string[]): Uint8Array {
  const doc = toDoc(ready as unknown as Agreement);
  const fragment = doc.getXmlFragment('algemeneDoelstelling');
  const paragraphs = addresses.map((href, nth) => {
    const text = new Y.XmlText();
    text.insert(0, `koppeling ${nth}`, { link: { href } });
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [text]);
    return paragraph;
  });
  fragment.insert(0, paragraphs);
  return Y.encodeStateAsUpdate(doc);
}

async function visit(name: RegExp): Promise<{ page: Page; seen: string[] }> {
  const { page } = await arrive(name);
  return { page, seen: await watch(page) };
}

/** What in a page would act, were it touched; empty where all of it is text. */
const acting = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const found = [...element.attributes]
        .filter(({ name }) => name.startsWith('on') || name === 'srcdoc')
        .map(({ name }) => name);
      const address =
        element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? '';
      // The browser's own reading of it, which knows of tabs and entities.
      const url = URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : null;
      const isFine =
        address === '' || (url !== null && (url.host === location.host || /^(https?|mailto|tel):$/.test(url.protocol)));
      if (!isFine || url?.host === 'evil.example') found.push(address);
      if (/^(script|base|object|embed|iframe)$/i.test(element.tagName) && !/^\/(assets|api)\//.test(address))
        found.push(element.tagName);
      return found;
    }),
  );

/** All that a page says, also in its fields. */
const said = (page: Page | Frame): Promise<string> =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value);
    return [document.body.innerText, document.body.textContent, ...fields].join('\n');
  });

describe('an agreement that is hostile in every text', () => {
  it('is hostile in all that the format leaves to people', () => {
    const expected = [
      'titel',
      'regiegebied',
      'partijen.naam',
      'partijen.ondertekenaars.naam',
      'partijen.contactpersonen.email',
      'acties.titel',
      'indicatoren.naam',
      'overleg.naam',
      'taakverdeling.taken.afspraak',
      'omgevingsanalyse.cijfers.bron',
    ];
    expect([...hostile.places]).toEqual(expect.arrayContaining(expected));
    expect(hostile.places.size).toBeGreaterThan(40);
  });

  it.each([/netwerkmanager/, /lezer/])('is text in the list and in the editor, for %s', async (name) => {
    const { page, seen } = await visit(name);
    await goTo(page, '/overeenkomsten');
    await shows(page, hostile.agreement.titel);
    expect(await acting(page)).toEqual([]);
    await goTo(page, ids.texts);
    await page.evaluate(() => {
      for (const part of document.querySelectorAll('.papier *')) part.scrollIntoView({ behavior: 'instant' });
    });
    const all = squeezed(await said(page));
    expect(HOSTILE.filter((text) => !all.includes(squeezed(text)))).toEqual([]);
    expect(await acting(page)).toEqual([]);
    await expectCalm(page, seen);
  });

  it('is text in the preview', async () => {
    const { page, seen } = await visit(/jurist/);
    await goTo(page, ids.texts);
    await clickByName(page, 'button', /^Voorbeeld$/);
    const frame = await (await page.waitForSelector('iframe'))?.contentFrame();
    await frame?.waitForSelector('h1');
    if (!frame) throw new Error('no preview');
    const all = squeezed(await said(frame));
    expect(HOSTILE.filter((text) => !all.includes(squeezed(text)))).toEqual([]);
    expect(await acting(frame)).toEqual([]);
    await expectCalm(page, seen);
  });

  it('is text in the PDF, which does nothing by itself', async () => {
    const answer = await product.api(`/api/overeenkomsten/${ids.texts}/pdf`);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${ids.texts}.pdf"`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { text } = await readPdf(bytes);
    expect(text.replaceAll(/\s/g, '')).toContain(`<script>${ALARM}()</script>`);
    expect(await actionsOf(bytes)).toEqual({ actions: [], addresses: [] });
    expect((await PDFDocument.load(bytes)).getTitle()).toContain(hostile.agreement.titel);
  });

  it('is text in what its history and the API tell, which no browser reads as a page', async () => {
    for (const path of ['', '/geschiedenis', '/geschiedenis/1', '/problemen', '/schrijvers', '/stand']) {
      const answer = await product.api(`/api/overeenkomsten/${ids.texts}${path}`);
      expect([path, answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual([
        path,
        'application/json; charset=utf-8',
        'nosniff',
      ]);
    }
  });

  it('gives no name of a file that a system reads as more', () => {
    for (const text of [...HOSTILE, '../../etc/passwd', 'a\r\nb', 'CON:', '..\\x', '\u202Efdp.exe'])
      expect(fileName(text, 'pdf')).not.toMatch(/[\\/:*?"<>|\u0000-\u001f\u202a-\u202e\u2066-\u2069]|^\./);
  });
});

const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ');

describe('a link to what would run, written by another program', () => {
  it.each([/netwerkmanager/, /lezer/])('leads nowhere in the editor, for %s', async (name) => {
    const { page, seen } = await visit(name);
    await goTo(page, ids.links);
    await shows(page, `koppeling ${ADDRESSES.length - 1}`);
    expect(await acting(page)).toEqual([]);
    await expectCalm(page, seen);
  });

  it('leads nowhere in the preview and in the PDF', async () => {
    const { page, seen } = await visit(/jurist/);
    for (const part of ['voorbeeld', 'pdf'])
      expect((await product.api(`/api/overeenkomsten/${ids.links}/${part}`)).status).toBe(409);
    const address = `${product.address}/api/overeenkomsten/${ids.told}/voorbeeld`;
    expect((await page.goto(address))?.status()).toBe(200);
    await shows(page, `koppeling ${ADMITTED.length - 1}`);
    expect(await acting(page)).toEqual([]);
    await expectCalm(page, seen);
    const answer = await product.api(`/api/overeenkomsten/${ids.told}/pdf`);
    expect(answer.status).toBe(200);
    const { actions, addresses } = await actionsOf(new Uint8Array(await answer.arrayBuffer()));
    expect([actions, addresses.filter((uri) => !/^(https?:\/\/|mailto:)/.test(uri))]).toEqual([[], []]);
  });
});

describe('someone else in the agreement', () => {
  it('says only where they are, whatever they claim to be', async () => {
    const { page, seen } = await visit(/jurist/);
    await goTo(page, ids.texts);
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${product.address.replace('http', 'ws')}/sync`, ids.texts, doc, {
      params: { token: 'demo-directeur' },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
    });
    await vi.waitFor(() => expect(provider.synced).toBe(true), { timeout: 60_000 });
    const [markup] = HOSTILE;
    const style = `red;background:url(//evil.example)"><img src=x onerror=${ALARM}()>`;
    const states = [
      { user: { id: markup, name: markup, functie: markup, color: style, kleur: style } },
      { user: { name: { toString: markup } }, plek: markup, rubriek: markup, zicht: { pad: `"]${markup}`, deel: 0.5 } },
      JSON.parse(
        `{"__proto__":{"name":"x","polluted":true},"constructor":{"prototype":{"polluted":true}},"plek":"/__proto__/polluted"}`,
      ) as object,
      {
        cursor: { anchor: { tname: '__proto__' }, head: { type: { client: -1, clock: markup } } },
        plek: '/titel',
        volgt: markup,
      },
    ];
    for (const state of states) {
      provider.awareness.setLocalState(state);
      await shows(page, 'DP');
    }
    expect(await acting(page)).toEqual([]);
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
    await clickByName(page, '.mens-knop', /Dirk Peeters/);
    await shows(page, 'Algemeen directeur');
    await expectCalm(page, seen);
    provider.destroy();
    doc.destroy();
  });
});

describe('someone who comes in by an invitation', () => {
  it('has a hostile name, and is text among the members, in the record, in the bin and on the page of the link', async () => {
    const invite = async (): Promise<string> => {
      const body = JSON.stringify({
        email: `x+${Math.trunc(performance.now())}@example.be`,
        rol: 'redacteur',
        partij: null,
      });
      const made = await product.api(`/api/overeenkomsten/${ids.texts}/uitnodigingen`, { method: 'POST', body });
      return ((await made.json()) as { link: string }).link;
    };
    for (const naam of HOSTILE.filter((text) => text.length <= 100)) {
      const body = JSON.stringify({ geheim: (await invite()).split('#')[1], naam, functie: naam });
      const headers = { 'content-type': 'application/json', 'user-agent': naam };
      const accepted = await fetch(`${product.address}/api/uitnodiging/aanvaarden`, { method: 'POST', headers, body });
      expect(accepted.status).toBe(200);
    }
    const { page, seen } = await visit(/netwerkmanager/);
    for (const path of ['leden', 'verslag']) {
      await goTo(page, `/overeenkomsten/${ids.texts}/${path}`);
      await shows(page, HOSTILE[1]);
      expect([path, await acting(page)]).toEqual([path, []]);
    }
    await page.goto(await invite());
    await shows(page, hostile.agreement.titel);
    expect(await acting(page)).toEqual([]);
    await product.api(`/api/overeenkomsten/${ids.links}`, { method: 'DELETE' });
    expect((await product.api(`/api/overeenkomsten/${ids.texts}`, { method: 'DELETE' })).status).toBeLessThan(300);
    await goTo(page, '/prullenmand');
    await shows(page, hostile.agreement.titel);
    expect(await acting(page)).toEqual([]);
    await expectCalm(page, seen);
    expect((await product.api(`/api/overeenkomsten/${ids.texts}/terugzetten`, { method: 'POST' })).status).toBeLessThan(
      300,
    );
  });
});

describe('other things that anyone may say', () => {
  it('a browser with a hostile name is text among where one is signed in', async () => {
    const body = JSON.stringify({ persoon: 'regisseur' });
    for (const agent of HOSTILE)
      await fetch(`${product.address}/api/sessie`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'user-agent': `${agent} Firefox/140.0` },
      });
    const { page, seen } = await visit(/regisseur/);
    await goTo(page, '/aanmeldingen');
    await shows(page, 'Deze browser');
    expect(await acting(page)).toEqual([]);
    await expectCalm(page, seen);
  });

  it('an address is text on a page that is not there', async () => {
    const { page, seen } = await visit(/regisseur/);
    for (const path of [
      `/overeenkomsten/${encodeURIComponent(HOSTILE[0])}`,
      `/${encodeURIComponent('<img src=x onerror=alarm()>')}`,
      `/overeenkomsten?zoek=${encodeURIComponent(HOSTILE[1])}#${HOSTILE[2]}`,
    ]) {
      await page.goto(product.address + path);
      await page.waitForSelector('#app *');
      expect(await acting(page)).toEqual([]);
    }
    await expectCalm(page, seen);
  });

  it('what is pasted runs nowhere', async () => {
    const { page, seen } = await visit(/netwerkmanager/);
    await goTo(page, ids.texts);
    await enter(page, GOAL);
    await paste(page, GOAL, {
      'text/html': [...HOSTILE, ...ADDRESSES.map((href) => `<a href="${href}">geplakt</a>`)].join(''),
      'text/plain': 'geplakt',
    });
    await shows(page, 'geplakt');
    expect(await acting(page)).toEqual([]);
    await expectCalm(page, seen);
  });
});
