/** Makes README's picture from the running product: `npm run pictures`. */
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer';
import { clickByName, launchBrowser, Product, shows, visit } from './product.ts';

const PICTURES = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const browser = await launchBrowser();
const product = await Product.start();
try {
  const list = (await (await product.api('/api/overeenkomsten')).json()) as { id: string; punten: number }[];
  const draft = list.find(({ punten }) => punten > 0)?.id ?? '';
  const open = async (name: RegExp): Promise<Page> => {
    const { page } = await visit(browser, product, name);
    await page.goto(`${product.address}/overeenkomsten/${draft}`);
    await shows(page, 'Taalbuddy');
    return page;
  };
  const [one, two] = [await open(/netwerkmanager/), await open(/regisseur/)];
  await clickByName(one, '[role="tab"]', /^Inspiratie/);
  for (const [page, title, words] of [
    [two, 'Titel van A2', ' Wie goed Nederlands spreekt,'],
    [one, 'Titel van A1', ' Ook op zaterdag.'],
  ] as const) {
    const field = await page.waitForSelector(`textarea[aria-label="${title}"]`);
    await field?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const editor = await page.waitForSelector(
      `section.stuk:has(textarea[aria-label="${title}"]) [contenteditable="true"]`,
    );
    await editor?.focus();
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    await page.keyboard.type(words);
  }
  await one.evaluate(() => document.querySelector('[data-onderdeel="acties"]')?.scrollIntoView());
  await shows(one, 'Wie goed Nederlands');
  await one.keyboard.press('ArrowLeft');
  await two.keyboard.press('ArrowLeft');
  await one.waitForFunction(() => document.querySelector('[data-onderdeel="acties"] .bij-iemand'));
  await one.screenshot({ path: `${PICTURES}editor.png` });
} finally {
  await browser.close();
  await product.stop();
}
