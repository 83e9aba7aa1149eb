/** The main job, end to end: two people, real browsers, a server that is killed in between, and a PDF that holds it all. */
import type { ElementHandle, Page } from 'puppeteer';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Problem } from '../../model/validation/problem.ts';
import { readPdf } from '../export/read-pdf.ts';
import { bar } from './offline-hands.ts';
import { clickByName, shows } from './product.ts';
import { agreementOf, arrive, come, goTo, newAgreement, product, stage } from './stage.ts';
import { enter, GOAL, PRINCIPLES } from './writing-hands.ts';

stage();

const field = (page: Page, css: string): Promise<ElementHandle> =>
  page.waitForSelector(css, { visible: true }) as Promise<ElementHandle>;
/** Puts the caret at the end (or start) of a text and types. */
async function typeIn(page: Page, pad: string, text: string, where?: 'Home'): Promise<void> {
  await enter(page, pad, where);
  await page.keyboard.type(text);
}

const saved = (page: Page): Promise<void> => bar(page, /^Bewaard$/);

describe('two people', () => {
  it('write in the same text and the same action at once, see each other, and lose nothing to a killed server', async () => {
    const id = await newAgreement();
    const one = await come(id);
    const two = await come(id, /regisseur/);
    await Promise.all([typeIn(one, GOAL, 'Eerste zin. ', 'Home'), typeIn(two, GOAL, ' Tweede zin.')]);
    await Promise.all([shows(one, 'Tweede zin.'), shows(two, 'Eerste zin.')]);

    await clickByName(one, 'button', /^Actie toevoegen$/);
    const title = await field(one, 'textarea[aria-label="Titel van A1"]');
    await title.type('Zitdag');
    await two.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Titel van A1"]')?.value === 'Zitdag',
    );
    const pad = await one.$eval(
      'textarea[aria-label="Titel van A1"]',
      (element) => element.closest('section')?.getAttribute('data-pad') ?? '',
    );
    const action = `${pad}/omschrijving`;
    await typeIn(one, action, 'Samen. ');
    await shows(two, 'Samen.');
    await Promise.all([typeIn(one, action, 'Van een kant. ', 'Home'), typeIn(two, action, 'Van de andere kant. ')]);
    const other = await field(two, 'textarea[aria-label="Titel van A1"]');
    await other.focus();
    await two.keyboard.press('End');
    await two.keyboard.type(' in het gemeentehuis');
    await one.waitForFunction(
      () =>
        document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Titel van A1"]')?.value ===
        'Zitdag in het gemeentehuis',
    );
    // Each sees where the other is, by name.
    await one.waitForFunction(() =>
      [...document.querySelectorAll('section.stuk.bij-iemand')].some((element) =>
        element.querySelector('.wie-hier')?.textContent?.includes('Ruben De Smet'),
      ),
    );
    await Promise.all([saved(one), saved(two)]);

    await product.kill('SIGKILL');
    await one.waitForFunction(() => /niet verbonden/i.test(document.body.innerText));
    await typeIn(one, action, 'Zonder server getypt. ');
    await product.up();
    await Promise.all([saved(one), saved(two)]);
    await shows(two, 'Zonder server getypt.');

    await one.reload();
    for (const text of ['Eerste zin.', 'Tweede zin.', 'Van een kant.', 'Van de andere kant.', 'Zonder server getypt.'])
      await shows(one, text);
    const { acties } = await agreementOf(id);
    expect(acties.map(({ titel }) => titel)).toEqual(['Zitdag in het gemeentehuis']);
  });

  it('undo takes back only your own last change, across texts and records', async () => {
    const id = await newAgreement();
    const one = await come(id);
    const two = await come(id, /regisseur/);
    await clickByName(one, 'button', /^Actie toevoegen$/);
    await (await field(one, 'textarea[aria-label="Titel van A1"]')).type('Van mij');
    await typeIn(two, PRINCIPLES, ' Van jou.');
    await shows(one, 'Van jou.');
    await two.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Titel van A1"]')?.value === 'Van mij',
    );
    while (await one.$('button[aria-label="Ongedaan maken"]:not([disabled])'))
      await clickByName(one, 'button', /^Ongedaan maken$/);
    await two.waitForFunction(() => document.querySelector('textarea[aria-label="Titel van A1"]') === null);
    await shows(one, 'Van jou.');
    while (await one.$('button[aria-label="Opnieuw"]:not([disabled])')) await clickByName(one, 'button', /^Opnieuw$/);
    await two.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('textarea[aria-label="Titel van A1"]')?.value === 'Van mij',
    );
  });
});

describe('a newcomer', () => {
  it('makes an agreement, inserts an inspiration, and holds a PDF that says what is open', async () => {
    const page = await come('/overeenkomsten');
    await clickByName(page, 'a, button', /^Nieuwe overeenkomst$/);
    await clickByName(page, 'button', /^Volgende$/);
    const search = await field(page, '#veld-partijen input');
    await search.type('schild');
    await clickByName(page, '[role="option"]', /^Schilde/);
    await shows(page, 'Schilde en VDAB');
    await clickByName(page, 'button', /^Volgende$/);
    await shows(page, 'Stap 3 van 4');
    await clickByName(page, 'button', /^Volgende$/);
    await clickByName(page, 'button', /^Overeenkomst aanmaken$/);
    await page.waitForFunction(() => /\/overeenkomsten\/so-/.test(location.pathname));
    const id = (await page.evaluate(() => location.pathname)).split('/').at(-1) ?? '';

    await clickByName(page, '[role="tab"]', /^Inspiratie/);
    await (await field(page, 'input[aria-label="Zoek in de inspiratieset"]')).type('zitdag');
    await clickByName(page, 'button', /invoegen$/);
    await page.waitForSelector('textarea[aria-label="Titel van A1"]');
    await saved(page);
    const { acties, partijen } = await agreementOf(id);
    expect(acties[0]?.herkomst).toMatchObject({ soort: 'inspiratieset' });
    expect(partijen.map(({ naam }) => naam)).toEqual(['VDAB', 'Lokaal bestuur Schilde']);
    expect(partijen[1]).toMatchObject({ nis: '11039', kbo: '0207501707', kboOcmw: '0212167704' });

    const problems = (await (await product.api(`/api/overeenkomsten/${id}/problemen`)).json()) as Problem[];
    const open = problems.filter(({ ernst }) => ernst !== 'aandacht').length;
    await shows(page, `Nog ${open} punten`);
    const pdf = await readPdf(new Uint8Array(await (await product.api(`/api/overeenkomsten/${id}/pdf`)).arrayBuffer()));
    const text = pdf.pages.map((found) => found.text).join('\n');
    expect(text).toContain(acties[0]?.titel ?? 'nothing');
    expect(text).toMatch(new RegExp(`nog ${open} punten`, 'i'));
  });

  it('is led from a point to its field', async () => {
    const id = await newAgreement();
    const page = await come(id);
    await clickByName(page, 'button', /^Vul het adres van de zetel van Gemeente Wijnegem in/);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-pad')?.endsWith('/zetel'));
    await page.keyboard.type('Turnhoutsebaan 422, 2110 Wijnegem');
    await page.waitForFunction(
      () => !document.body.innerText.includes('Vul het adres van de zetel van Gemeente Wijnegem in'),
    );
  });
});

describe('a reader', () => {
  it('sees everything and can write nowhere', async () => {
    const id = await newAgreement();
    const page = await come(id, /Lotte Claes/);
    await shows(page, 'Algemene doelstelling');
    expect(await page.$$('[contenteditable="true"], textarea:not([readonly])')).toEqual([]);
    await page.waitForFunction(
      () =>
        ![...document.querySelectorAll('button')].some((button) =>
          /toevoegen|verwijderen/i.test(button.textContent ?? ''),
        ),
    );
  });

  it('is told plainly when an agreement does not exist', async () => {
    const { page, complaints } = await arrive();
    await goTo(page, '/overeenkomsten/so-bestaatniet');
    await shows(page, 'bestaat niet');
    complaints.splice(0);
  });
});

describe('a plain y-websocket client', () => {
  it('with none of our client code, joins, edits, and is seen in the browser', async () => {
    const id = await newAgreement();
    const page = await come(id);
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${product.address.replace('http', 'ws')}/sync`, id, doc, {
      params: { token: 'demo-regisseur' },
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
    });
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    text.insert(0, 'Van een ander programma.');
    paragraph.insert(0, [text]);
    const fragment = doc.getXmlFragment('algemeneDoelstelling');
    fragment.insert(fragment.length, [paragraph]);
    await shows(page, 'Van een ander programma.');
    await typeIn(page, GOAL, ' Gezien.');
    await expect.poll(() => fragment.toJSON()).toContain('Gezien.');
    provider.destroy();
  });
});

describe('the agreement of the seven gemeenten', () => {
  it('is there from the start, ready to sign, and its PDF holds every part, action and signatory', async () => {
    const list = (await (await product.api('/api/overeenkomsten')).json()) as {
      id: string;
      titel: string;
      punten: number;
    }[];
    const found = list.find(({ titel }) => titel.includes('Zandhoven'));
    expect(found?.punten).toBe(0);
    const agreement = await agreementOf(found?.id ?? '');
    const response = await product.api(`/api/overeenkomsten/${found?.id}/pdf?sterkte=ondertekenklaar`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()));
    const text = pdf.pages
      .map((page) => page.text)
      .join(' ')
      .replace(/\s+/g, ' ');
    const signatories = agreement.partijen.flatMap(({ ondertekenaars }) => ondertekenaars);
    expect(signatories).toHaveLength(15);
    const wanted = [
      ...[
        'Partijen',
        'Algemene doelstelling',
        'Principes',
        'Omgevingsanalyse',
        'Doelstellingen',
        'Acties',
        'Taakverdeling',
        'Indicatoren',
        'Overleg',
        'Duur, opzegging en geschillen',
        'Ondertekening',
      ],
      ...agreement.acties.map(({ titel }) => titel),
      ...agreement.doelstellingen.map(({ titel }) => titel),
      ...signatories.flatMap(({ naam, functie }) => [naam, functie]),
    ];
    for (const piece of wanted) expect(text).toContain(piece.replace(/\s+/g, ' '));
    expect(text).not.toMatch(/concept/i);
    expect(text).toContain(`Pagina ${pdf.pages.length} van ${pdf.pages.length}`);
  });
});
