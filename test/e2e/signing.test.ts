/** Signing outside and bringing it back, in a real browser. */
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { click, clickByName, shows } from './product.ts';
import { bring, laidDown, reviewed, signedAs, signedBy, stateOf } from './signing-hands.ts';
import { arrive, come, goTo, product, stage } from './stage.ts';

stage();

const pageOf = (id: string): string => `/overeenkomsten/${id}/ondertekening`;
/** A JPEG of nothing, as far as its first bytes say. */
const PHOTO = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9);

describe('the signing of an agreement', () => {
  it('is brought back in parts, digital and on paper, until all signed', async () => {
    const { id, people, pdf } = await laidDown(product, await reviewed(product));
    const page = await come(pageOf(id));
    await page.setBypassCSP(true);
    await shows(page, `0 van ${people.length}`);
    expect(await graveFindings(page)).toEqual([]);

    // Another under the name of the second; the last signs on paper.
    const [first, second, last] = [people[0], people[1], people.at(-1)];
    if (!first || !second || !last) throw new Error('too few to sign');
    const begun = await signedAs(await signedBy(pdf, [first]), second, 'Iemand', 'Anders');
    await bring(product, page, 0, 'half.pdf', begun);
    await shows(page, `Nieuw ondertekend: ${first.naam}. Te bevestigen, onder een andere naam: ${second.naam}.`);
    await shows(page, `1 van ${people.length}`);
    await clickByName(page, '.handtekening summary', new RegExp(`Ondertekend door .*Anders`));
    await shows(page, `Verwacht werd ${second.naam}; het certificaat noemt Iemand Anders.`);
    await shows(page, 'Wie voor dit certificaat instaat, is niet nagekeken');

    await shows(page, 'Niet nagekeken');
    await clickByName(page, '.tekenaar button', /^Handtekening nakijken/);
    await shows(page, `Is dit de handtekening van ${second.naam}?`);
    expect(await graveFindings(page, '[role="alertdialog"]')).toEqual([]);
    await clickByName(page, '[role="alertdialog"] button', /^Ja, bevestigen$/);
    await shows(page, 'Bevestigd door Nele Aerts');

    await bring(product, page, 0, 'meer.pdf', await signedBy(begun, people.slice(2, -1)));
    await shows(page, `${people.length - 1} van ${people.length}`);
    await click(page, '.op-papier summary');
    await bring(product, page, 1, 'scan.jpg', PHOTO);
    await shows(page, 'Kruis eerst aan wiens handtekening op de scan staat.');
    await click(page, '.scan-wie input');
    await bring(product, page, 1, 'scan.jpg', PHOTO);

    await shows(page, 'Alle partijen hebben ondertekend.');
    await shows(page, '1 handtekening op papier');
    await shows(page, 'Nele Aerts bevestigde ze');
    expect(await graveFindings(page)).toEqual([]);
    expect(await stateOf(product, id)).toMatchObject({ status: 'ondertekend', tegenspraak: [] });
    expect((await stateOf(product, id)).ondertekenaars.at(-1)).toMatchObject({ id: last.id, stand: 'papier' });
    expect(await page.$('.inlegvak')).toBeNull();
  });

  it('keeps nothing of a file that is not accepted, and says why and what to do', async () => {
    const { id, people, pdf } = await laidDown(product, await reviewed(product));
    const page = await come(pageOf(id));
    const signed = await signedBy(pdf, people.slice(0, 1));
    await bring(product, page, 0, 'naderhand.pdf', Buffer.concat([signed, Buffer.from('\n% later\n')]));
    await shows(page, '«naderhand.pdf» is niet aanvaard.');
    await shows(page, 'Kies het bestand zoals het uit het ondertekenen kwam.');
    await bring(product, page, 0, 'zoals-het-was.pdf', pdf);
    await shows(page, '«zoals-het-was.pdf» is niet aanvaard.');
    await shows(page, 'Onderteken het eerst');
    await bring(product, page, 0, 'brief.docx', signed);
    await shows(page, '«brief.docx» is niet wat hier past.');
    expect(await page.$('.geweigerd')).toBeNull();
    expect((await stateOf(product, id)).teruggekomen).toEqual([]);
    await bring(product, page, 0, 'goed.pdf', signed);
    await shows(page, 'Het bestand is aanvaard en bewaard.');
    expect((await stateOf(product, id)).teruggekomen).toHaveLength(1);
  });

  it('explains which of two copies counts, and takes one back with a reason', async () => {
    const { id, people, pdf } = await laidDown(product, await reviewed(product));
    const page = await come(pageOf(id));
    await bring(product, page, 0, 'twee.pdf', await signedBy(pdf, people.slice(0, 2)));
    await shows(page, `2 van ${people.length}`);
    await bring(product, page, 0, 'een.pdf', await signedBy(pdf, people.slice(2, 3)));
    await shows(page, 'Een ander bestand, met meer geldige handtekeningen, telt.');
    await shows(page, 'De bestanden spreken elkaar tegen.');
    await clickByName(page, '.teruggekomen li:not(:has(.status)) button', /^Intrekken/);
    await shows(page, 'Dit bestand intrekken?');
    await clickByName(page, '[role="alertdialog"] button', /^Intrekken$/);
    await shows(page, 'Schrijf eerst waarom.');
    await page.type('[role="alertdialog"] textarea', 'Tekent opnieuw.');
    await clickByName(page, '[role="alertdialog"] button', /^Intrekken$/);
    await shows(page, '«Tekent opnieuw.»');
    await page.waitForFunction(() => !document.querySelector('.tegenspraak'));
    expect((await stateOf(product, id)).ondertekenaars.filter(({ stand }) => stand === 'digitaal')).toHaveLength(2);
  });

  it('ends when the text is opened again, with a reason, and the file is void', async () => {
    const id = await reviewed(product);
    const page = await come(pageOf(id));
    await shows(page, 'De tekst ligt nog niet vast');
    await laidDown(product, id);
    await goTo(page, pageOf(id));
    await clickByName(page, 'button', /^Tekst opnieuw openen/);
    await page.type('[role="alertdialog"] textarea', 'Artikel 3 klopt niet.');
    await clickByName(page, '[role="alertdialog"] button', /^Opnieuw openen$/);
    await shows(page, 'De tekst ligt nog niet vast');
    await shows(page, '«Artikel 3 klopt niet.»');
    expect(await stateOf(product, id)).toMatchObject({ status: 'juridisch-nazicht', bestand: null, eerder: [{}] });
  });

  it('offers who is there for one party scans of that party only, and nothing of leading', async () => {
    const { id, people } = await laidDown(product, await reviewed(product));
    const party = people.at(-1)?.partij ?? '';
    const body = JSON.stringify({ rol: 'redacteur', partij: party });
    await product.api(`/api/overeenkomsten/${id}/leden/directeur`, { method: 'PUT', body });
    const page = await come(pageOf(id), /directeur/);
    await click(page, '.op-papier summary');
    const own = people.filter(({ partij }) => partij === party);
    await page.waitForFunction((many) => document.querySelectorAll('.scan-wie input').length === many, {}, own.length);
    expect(await page.$$eval('.scan-wie label', (all) => all.map(({ textContent }) => textContent))).toEqual(
      own.map(({ naam, functie }) => `${naam} ${functie}`),
    );
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('Tekst opnieuw openen');
  });

  it('fits on a phone, and offers nothing to who only reads', async () => {
    const { id, people } = await laidDown(product, await reviewed(product));
    const { page } = await arrive(/lezer|raadslid/, 'phone');
    await page.setBypassCSP(true);
    await goTo(page, pageOf(id));
    await shows(page, people.at(-1)?.naam ?? '');
    expect(await page.$('.inlegvak')).toBeNull();
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  });
});
