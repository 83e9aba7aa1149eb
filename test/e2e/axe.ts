/** What axe finds that keeps people out. */
import { AxePuppeteer } from '@axe-core/puppeteer';
import type { Page } from 'puppeteer';

/** The serious and critical findings in these parts of a page, or in all of it: each its rule and the first place it was found. */
export async function graveFindings(page: Page, ...parts: string[]): Promise<string[]> {
  const axe = new AxePuppeteer(page);
  const { violations } = await (parts.length > 0 ? axe.include(parts) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
