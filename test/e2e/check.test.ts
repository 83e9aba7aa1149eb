/** The public page where anyone checks a file, in a real browser, signed in as nobody. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { shows } from './product.ts';
import { drop, laidDown, reviewed, signedBy, stateOf } from './signing-hands.ts';
import { arrive, goTo, product, stage } from './stage.ts';

stage();

const PDF = 'application/pdf';

describe('checking a file', () => {
  it('says of each what it is: signed, untouched, changed, unknown, or the data inside', async () => {
    const { id, people, pdf } = await laidDown(product, await reviewed(product));
    const signed = await signedBy(pdf, people.slice(0, 2));
    const { page } = await arrive(null);
    await page.setBypassCSP(true);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await goTo(page, '/controle');
    await shows(page, 'Is dit de echte overeenkomst?');

    // By keys alone, too.
    await page.focus('.inlegvak input');
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.keyboard.press('Space')]);
    await chooser.accept([join(import.meta.dirname, '../../package.json')]);
    await shows(page, 'Dit bestand kennen we niet.');

    await drop(page, 'ondertekend.pdf', PDF, signed);
    await shows(page, `met 2 handtekeningen van de ${people.length}`);
    await shows(page, 'uitgever niet nagekeken');
    expect(await graveFindings(page)).toEqual([]);
    // Whoever asked is brought to the answer.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('2 handtekeningen');

    await drop(page, 'leeg.pdf', PDF, pdf);
    await shows(page, 'Dit is het bestand zoals het vastgelegd is.');
    await drop(page, 'gewijzigd.pdf', PDF, Buffer.concat([signed, Buffer.from('\n% later\n')]));
    await shows(page, 'Dit bestand is gewijzigd.');
    await drop(page, 'ander.pdf', PDF, Buffer.from('%PDF-1.7\n%%EOF\n'));
    await shows(page, 'Dit bestand kennen we niet.');

    // What was said of one file does not stay beside another.
    await drop(page, 'brief.docx', 'application/msword', pdf);
    await shows(page, '«brief.docx» is niet wat hier past.');
    expect(await page.$('.uitslag')).toBeNull();

    asked.length = 0;
    const { bestand } = await stateOf(product, id);
    const json = await product.api(`/api/overeenkomsten/${id}/ondertekening/${bestand?.id}/json`);
    await drop(page, 'overeenkomst.json', 'application/json', new Uint8Array(await json.arrayBuffer()));
    await shows(page, 'Dit is de inhoud van een overeenkomst die hier vastgelegd is.');
    expect(asked).toEqual([`GET /api/controle/${bestand?.inhoud}`]);
  });

  it('is where the code on paper leads, on a phone, and says when a text does not count any more', async () => {
    const { id } = await laidDown(product, await reviewed(product));
    const { bestand } = await stateOf(product, id);
    const { page } = await arrive(null, 'phone');
    await page.setBypassCSP(true);
    await goTo(page, new URL(bestand?.controle ?? '').pathname);
    await shows(page, 'Dit adres hoort bij een overeenkomst die hier vastgelegd is.');
    await shows(page, 'Kalmthout, Ranst');
    expect(await graveFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

    const body = JSON.stringify({ bestand: bestand?.id, reden: 'Een fout in artikel 2.' });
    const opened = await product.api(`/api/overeenkomsten/${id}/ondertekening/heropening`, { method: 'POST', body });
    expect(opened.ok).toBe(true);
    await page.reload();
    await shows(page, 'maar deze versie geldt niet meer.');
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('artikel 2');
    await goTo(page, '/controle/0123');
    await shows(page, 'Dit adres is niet volledig.');
  });
});
