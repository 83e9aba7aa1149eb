/** What one takes along: the PDF by one press, the other forms from the menu beside it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { graveFindings } from './axe.ts';
import { clickByName, shows } from './product.ts';
import { arrive, finished, goTo, stage } from './stage.ts';

stage();

let downloads: string;
beforeAll(() => {
  downloads = mkdtempSync(join(tmpdir(), 'samenschrift-'));
});
afterAll(() => rmSync(downloads, { recursive: true }));

describe.each(['desktop', 'phone'] as const)('the forms of an agreement, on a %s', (size) => {
  it('are a Word file and a council pack too', async () => {
    const { page } = await arrive(undefined, size);
    await page.setBypassCSP(true);
    const cdp = await page.createCDPSession();
    const folder = join(downloads, size);
    await cdp.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: folder,
      browserContextId: page.browserContext().id ?? '',
    });
    await goTo(page, finished());
    await page.waitForSelector('.maak-meer');
    const width = page.viewport()?.width ?? 0;
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.click('.maak-meer');
    await page.waitForSelector('.maak-menu [role="menuitem"]');
    expect(await graveFindings(page, '.maak-menu')).toEqual([]);
    expect(await graveFindings(page, '.agreement-balk')).toEqual([]);
    await clickByName(page, '.maak-menu [role="menuitem"]', /^Word/);
    await shows(page, 'Het Word-bestand is klaar.');
    await page.click('.maak-meer');
    await clickByName(page, '.maak-menu [role="menuitem"]', /^Raadspakket/);
    await shows(page, 'Het raadspakket is klaar.');
    const endings = (): string[] => readdirSync(folder).map((name) => name.split('.').at(-1) ?? '');
    await expect.poll(() => endings().toSorted()).toEqual(['docx', 'zip']);
    for (const name of readdirSync(folder))
      expect(Object.keys(unzipSync(readFileSync(join(folder, name))))).toContain(
        name.endsWith('docx') ? 'word/document.xml' : 'samenwerkingsovereenkomst.pdf',
      );
  });
});
