/** The page about signing an agreement, with some signatures on it, and the page where anyone checks a file. */
import type { Page } from 'puppeteer';
import { shows } from '../product.ts';
import { bring, drop, laidDown, signedBy, toReview } from '../signing-hands.ts';
import { leave, NELE, type Studio } from './studio.ts';

export async function signing(studio: Studio): Promise<void> {
  const { product, finished } = studio;
  await toReview(product, finished);
  const { people, pdf } = await laidDown(product, finished);
  const signed = await signedBy(pdf, people.slice(0, 4));
  const page = await studio.sit(NELE, `/overeenkomsten/${finished}/ondertekening`);
  await bring(product, page, 0, 'ondertekend.pdf', signed);
  await shows(page, `4 van ${people.length}`);
  await sameEveryTime(page);
  await studio.snap(page, 'ondertekening');
  await check(studio, signed);
  await leave(page);
}

async function check(studio: Studio, signed: Uint8Array): Promise<void> {
  const page = await studio.sit(NELE, '/controle');
  await drop(page, 'samenwerkingsovereenkomst.pdf', 'application/pdf', signed);
  await shows(page, 'met 4 handtekeningen');
  await sameEveryTime(page);
  await studio.snap(page, 'controle', { of: ['.uitslag', '.feitenlijst'], room: 24 });
  await leave(page);
}

/** The time of day and the port would make every picture another. */
async function sameEveryTime(page: Page): Promise<void> {
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode } = walker;
      const text = currentNode.textContent ?? '';
      currentNode.textContent = text
        .replace(/\d+ [a-z]+ \d{4} om \d+\.\d\d uur/, '1 september 2026 om 14.05 uur')
        .replace(/127\.0\.0\.1:\d+/, 'samenschrift.example');
    }
  });
}
