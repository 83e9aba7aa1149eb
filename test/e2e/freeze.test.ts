/** Laying a text down while people write in it: what they see, what is stored, and that nothing of theirs is lost. */
import { createHash } from 'node:crypto';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { STATUS_STEPS, type Status } from '../../model/access.ts';
import type { SigningState } from '../../model/signing.ts';
import { graveFindings } from './axe.ts';
import { bar, Cable, newTab, typeIn, typedText } from './offline-hands.ts';
import { click, clickAccount, clickByName, shows } from './product.ts';
import { enter, GOAL } from './writing-hands.ts';
import { agreementOf, arrive, come, finished, goTo, newAgreement, opened, product, stage } from './stage.ts';

stage();

const LATE = 'Wat te laat kwam. ';
const UNDERWAY = 'Wat onderweg was. ';

async function toReview(id: string): Promise<void> {
  const path = `/api/overeenkomsten/${id}`;
  for (;;) {
    const { status } = (await (await product.api(`${path}/stand`)).json()) as { status: Status };
    if (status === 'juridisch-nazicht') return;
    const next = STATUS_STEPS[status].at(-1);
    const body = JSON.stringify({ status: next, was: status });
    expect((await product.api(`${path}/status`, { method: 'PUT', body })).status).toBe(200);
  }
}

async function signingOf(id: string): Promise<SigningState> {
  return (await (await product.api(`/api/overeenkomsten/${id}/ondertekening`)).json()) as SigningState;
}
async function bytesOf(path: string): Promise<Buffer> {
  const answer = await product.api(path);
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const goalOf = async (id: string): Promise<string> => JSON.stringify((await agreementOf(id)).algemeneDoelstelling);
const hasNot = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => !document.querySelector('.papier')?.textContent.includes(wanted), {}, text);

/** Holds up what a page sends, until it is let go. */
async function holdable(page: Page): Promise<void> {
  await page.evaluateOnNewDocument(() => {
    const waiting: (() => void)[] = [];
    const hands = { held: false, release: () => waiting.splice(0).forEach((send) => send()) };
    const send = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'send')?.value as (data: unknown) => void;
    WebSocket.prototype.send = function held(this: WebSocket, data: unknown) {
      if (hands.held) waiting.push(() => this.readyState === WebSocket.OPEN && send.call(this, data));
      else send.call(this, data);
    };
    Object.assign(window, { hands });
  });
}
const hold = (page: Page, held: boolean): Promise<void> =>
  page.evaluate((wanted) => {
    const { hands } = window as unknown as { hands: { held: boolean; release: () => void } };
    hands.held = wanted;
    if (!wanted) hands.release();
  }, held);

/** Whether a page has anything set aside on its device. */
const hasAside = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const found = await Promise.all(
      (await indexedDB.databases()).map(async ({ name = '' }) => {
        if (!name.startsWith('samenschrift:')) return 0;
        const request = indexedDB.open(name);
        await new Promise((resolve) => request.addEventListener('success', resolve));
        const range = IDBKeyRange.bound('opzij:', 'opzij;');
        const count = request.result.transaction('custom').objectStore('custom').count(range);
        await new Promise((resolve) => count.addEventListener('success', resolve));
        request.result.close();
        return count.result;
      }),
    );
    return found.some((count) => count > 0);
  });

/** How much of what was typed stands in a text in one piece, from its start. */
function sharedStart(text: string, typed: string): number {
  let length = typed.length;
  while (length > 0 && !text.includes(typed.slice(0, length).trimEnd())) length--;
  return length;
}

async function chooseStatus(page: Page, name: RegExp): Promise<void> {
  await click(page, '.agreement-balk button.status');
  await clickByName(page, '[role="menuitem"]', name);
}

describe('laying a text down', () => {
  it('waits for what stands in the way, and goes there', async () => {
    const id = await newAgreement();
    await toReview(id);
    const page = await come(id);
    await page.setBypassCSP(true);
    await page.reload();
    await opened(page);
    await chooseStatus(page, /^Ter ondertekening/);
    await shows(page, 'punten in de weg');
    expect(await graveFindings(page, '[role="alertdialog"]')).toEqual([]);
    await clickByName(page, '[role="alertdialog"] button', /^Tekst vastleggen$/);
    const points = await page.$$eval('.in-de-weg button', (found) => found.map(({ textContent }) => textContent));
    expect(points.length).toBeGreaterThan(3);
    await click(page, '.in-de-weg button');
    await page.waitForFunction(() => !document.querySelector('[role="alertdialog"]'));
    await page.waitForFunction(() => document.activeElement?.closest('[data-pad]') !== null);
    expect((await signingOf(id)).bestand).toBeNull();
  });

  it('says so when the server does not, or another was first, and leaves all as it was', async () => {
    const id = finished();
    await toReview(id);
    const page = await come(id);
    await chooseStatus(page, /^Ter ondertekening/);
    await page.evaluate(() => {
      const fetch = window.fetch.bind(window);
      const refusal = { boodschap: 'Het bestand kon niet gemaakt worden.' };
      window.fetch = async (path, init) =>
        init?.method === 'POST' ? Response.json(refusal, { status: 503 }) : fetch(path, init);
    });
    await clickByName(page, '[role="alertdialog"] button', /^Tekst vastleggen$/);
    await shows(page, 'De tekst is niet vastgelegd: iedereen schrijft verder zoals voordien. Het bestand kon niet');
    const body = JSON.stringify({ was: 'juridisch-nazicht' });
    const path = `/api/overeenkomsten/${id}/ondertekening`;
    expect((await product.api(path, { method: 'POST', body })).status).toBe(201);
    await shows(page, 'Hij werd intussen vastgelegd.');
    const reopening = { bestand: (await signingOf(id)).bestand?.id, reden: 'Voor de volgende test' };
    const reopened = await product.api(`${path}/heropening`, { method: 'POST', body: JSON.stringify(reopening) });
    expect(reopened.status).toBe(200);
  });

  it('keeps every key of two who type at that very moment: in the text, or on the device of who typed it', async () => {
    const id = finished();
    await toReview(id);
    const writers = await Promise.all([/regisseur/, /directeur/].map((name) => come(id, name)));
    // Each in a paragraph of their own: what they type stays one piece.
    await typeIn(writers[0] as Page, 'Een: ');
    await enter(writers[1] as Page, GOAL);
    await writers[1]?.keyboard.type(' Twee: ');
    await Promise.all(writers.map((page) => bar(page, /^Bewaard$/)));
    const typed = ['een', 'twee'].map((name) => Array.from({ length: 120 }, (_, nth) => `${name}${nth} `).join(''));
    const typing = writers.map((page, nth) => page.keyboard.type(typed[nth] ?? ''));
    await expect.poll(() => goalOf(id)).toContain('een20 ');
    const path = `/api/overeenkomsten/${id}/ondertekening`;
    const body = JSON.stringify({ was: 'juridisch-nazicht' });
    expect((await product.api(path, { method: 'POST', body })).status).toBe(201);
    await Promise.all(typing);
    const { bestand } = await signingOf(id);
    const laidDown = await goalOf(id);
    // A page that comes back only when the text is open again merges as always.
    await Promise.all(writers.map((page) => bar(page, /^Alleen lezen$/)));
    expect(JSON.parse((await bytesOf(`${path}/${bestand?.id}/json`)).toString())).toEqual(await agreementOf(id));

    const reopening = { bestand: bestand?.id, reden: 'Er werd nog geschreven' };
    expect((await product.api(`${path}/heropening`, { method: 'POST', body: JSON.stringify(reopening) })).status).toBe(
      200,
    );
    for (const [nth, page] of writers.entries()) {
      await bar(page, /^Bewaard$/);
      const isOffered = await hasAside(page);
      if (isOffered) await clickByName(page, '.opzij button', /^Toevoegen$/);
      await page.waitForFunction(() => document.querySelector('.opzij') === null);
      await bar(page, /^Bewaard$/);
      const [before, after] = [laidDown, await goalOf(id)].map((text) => sharedStart(text, typed[nth] ?? ''));
      expect(before).toBeGreaterThan(0);
      expect(after).toBeGreaterThanOrEqual(before ?? 0);
      if (!isOffered) expect(after).toBe(before);
      // Each key once.
      expect((await goalOf(id)).split(`${nth === 0 ? 'een' : 'twee'}3 `).length - 1).toBe(1);
    }
  });

  it('stores exactly what is shown, keeps what came too late on the device, and offers it when the text is open again', async () => {
    const id = finished();
    await toReview(id);
    const cable = await new Cable(product).plug();
    const lead = await come(id);
    const { page: reader } = await arrive(/jurist/);
    await reader.setBypassCSP(true);
    await goTo(reader, id);
    const gone = await come(id, /regisseur/, undefined, cable);
    const { page: slow } = await arrive(/directeur/);
    await holdable(slow);
    await slow.setBypassCSP(true);
    await goTo(slow, id);

    await cable.cut();
    await typeIn(gone, LATE);
    await bar(gone, /alleen op dit toestel/);
    await gone.close();
    await hold(slow, true);
    await typeIn(slow, UNDERWAY);

    await lead.bringToFront();
    await chooseStatus(lead, /^Ter ondertekening/);
    await shows(lead, 'de tekst nu open');
    await clickByName(lead, '[role="alertdialog"] button', /^Tekst vastleggen$/);
    await shows(lead, 'Dit is het bestand dat bewaard is.');
    await lead.waitForSelector('.pdf-blad canvas[data-stand="getekend"]');
    // It scrolls within the window, and only what is near is drawn.
    expect(await lead.$eval('.pdf-bladen', (region) => region.getBoundingClientRect().bottom <= innerHeight)).toBe(
      true,
    );
    expect((await lead.$$('.pdf-blad canvas')).length).toBeLessThan(6);
    expect((await lead.$$('.pdf-blad')).length).toBeGreaterThan(10);

    // What is stored, what is given, and what is read are one.
    const { status, bestand } = await signingOf(id);
    expect(status).toBe('ter-ondertekening');
    const path = `/api/overeenkomsten/${id}`;
    const [pdf, json] = await Promise.all(
      ['pdf', 'json'].map((form) => bytesOf(`${path}/ondertekening/${bestand?.id}/${form}`)),
    );
    if (!pdf || !json) throw new Error('no file');
    expect([sha256(pdf), sha256(json)]).toEqual([bestand?.pdf, bestand?.inhoud]);
    expect((await bytesOf(`${path}/pdf`)).equals(pdf)).toBe(true);
    expect(JSON.parse(json.toString())).toEqual(await agreementOf(id));
    const inside = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const attached = await inside.getAttachmentContent('overeenkomst.json');
    expect(attached && Buffer.from(attached).equals(json)).toBe(true);
    for (const text of [LATE, UNDERWAY]) expect(json.toString()).not.toContain(text.trim());

    // Everyone reads it, and sees what of theirs is not in it.
    await shows(reader, 'De tekst ligt vast en wordt ondertekend.');
    await clickByName(reader, 'button', /^Voorbeeld$/);
    await reader.waitForSelector('.pdf-blad canvas[data-stand="getekend"]');
    expect(await graveFindings(reader, '.voorbeeld')).toEqual([]);
    await clickByName(reader, '.voorbeeld button', /sluiten$/);
    await hold(slow, false);
    await slow.bringToFront();
    await shows(slow, '1 wijziging van u zit niet in de vastgelegde tekst.');
    await hasNot(slow, UNDERWAY.trim());
    await slow.reload();
    await opened(slow);
    await shows(slow, '1 wijziging van u zit niet in de vastgelegde tekst.');
    await click(slow, '.opzij summary');
    await slow.waitForFunction(
      (text) => document.querySelector('.opzij ins')?.textContent.includes(text),
      {},
      UNDERWAY.trim(),
    );
    expect(await graveFindings(slow, '.melding.vast', '.opzij')).toEqual([]);
    await clickAccount(slow, /^Afmelden/);
    await clickByName(slow, '[role="alertdialog"] button', /^Versturen en dan afmelden$/);
    await shows(slow, 'Wat u schreef toen de tekst vastgelegd werd, staat apart.');
    await clickByName(slow, '[role="alertdialog"] button', /^Annuleren$/);
    await cable.plug();
    const away = await newTab(gone.browserContext());
    await away.goto(`${cable.address}/overeenkomsten/${id}`);
    await shows(away, '1 wijziging van u zit niet in de vastgelegde tekst.');
    await hasNot(away, LATE.trim());
    expect(await goalOf(id)).not.toContain(LATE.trim());

    // Opened again: the file is void, and each decides about what is theirs.
    await lead.bringToFront();
    await clickByName(lead, '[role="dialog"] button', /Sluiten$/);
    await chooseStatus(lead, /^Tekst opnieuw openen/);
    await lead.waitForSelector('[role="alertdialog"] textarea');
    await lead.type('[role="alertdialog"] textarea', 'Er ontbreekt nog een zin.');
    await clickByName(lead, '[role="alertdialog"] button', /^Opnieuw openen$/);
    await shows(lead, 'De tekst is weer open.');
    await slow.bringToFront();
    await clickByName(slow, '.opzij button', /^Toevoegen$/);
    await typedText(slow, UNDERWAY.trim());
    await typedText(reader, UNDERWAY.trim());
    await bar(slow, /^Bewaard$/);
    expect((await goalOf(id)).split(UNDERWAY.trim()).length - 1).toBe(1);
    await clickByName(slow, '.agreement-balk button', /^Ongedaan maken/);
    await hasNot(reader, UNDERWAY.trim());
    await clickByName(slow, '.agreement-balk button', /^Opnieuw/);
    await typedText(reader, UNDERWAY.trim());
    await away.bringToFront();
    await clickByName(away, '.opzij button', /^Weggooien/);
    await clickByName(away, '.opzij button', /^Ja, voorgoed weggooien$/);
    await away.waitForFunction(() => !document.querySelector('.opzij'));
    await away.reload();
    await opened(away);
    expect(await away.$('.opzij')).toBeNull();
    expect(await goalOf(id)).not.toContain(LATE.trim());
    const reasons = (await signingOf(id)).eerder.map(({ vervallen }) => vervallen?.reden);
    expect(reasons).toContain('Er ontbreekt nog een zin.');
    await cable.cut();
  });
});
