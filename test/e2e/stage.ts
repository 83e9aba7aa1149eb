/** The stage of the end-to-end tests: a browser and a product for the whole file, and people who leave after each test. */
import type { Browser, Page } from 'puppeteer';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { bar } from './offline-hands.ts';
import { launchBrowser, Product, visit, type Size, type Visitor } from './product.ts';

/** The product of this file; it runs once `stage` has been called. */
export const product = new Product();

let browser: Browser;
const visitors: Visitor[] = [];
let demo = { draft: '', finished: '' };
let setting: Setting = {};

/** What a file needs that others do not. */
interface Setting {
  /** What must be on the page of an agreement before a test goes on with it. */
  readonly ready?: string;
  /** The people ask for less motion. */
  readonly calm?: boolean;
  /** The people stay on for the next test of the file. */
  readonly stay?: boolean;
  /** False for a file that brings a server of its own. */
  readonly server?: boolean;
}

/** Call once at the top of a test file: starts and stops what its tests need, and fails a test whose page complained. */
export function stage(wanted: Setting = {}): void {
  setting = wanted;
  const { server = true, stay = false } = wanted;
  beforeAll(async () => {
    [browser] = await Promise.all([launchBrowser(), server ? product.up().then(lookAround) : undefined]);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });
  afterEach(async () => {
    const complaints = visitors.flatMap((visitor) => visitor.complaints.splice(0));
    if (!stay) for (const { context } of visitors.splice(0)) await context.close();
    // A test that failed while the server was down leaves a server to the next.
    if (server) await product.up();
    expect(complaints).toEqual([]);
  });
}

/** Remembers the two agreements of the demo, before any test makes one. */
async function lookAround(): Promise<void> {
  const list = (await (await product.api('/api/overeenkomsten')).json()) as { id: string; punten: number }[];
  const first = (test: (points: number) => boolean): string => list.find(({ punten }) => test(punten))?.id ?? '';
  demo = { draft: first((points) => points > 0), finished: first((points) => points === 0) };
}
/** The unfinished agreement of the demo, with three acties. */
export const draft = (): string => demo.draft;
/** The agreement of the demo that is ready to sign. */
export const finished = (): string => demo.finished;

/** Makes an agreement of VDAB and the gemeente Wijnegem, or of what is asked for; its id. */
export async function newAgreement(wanted: object = {}): Promise<string> {
  const body = {
    sjabloon: 'so-basis',
    partijen: [{ nis: '11050', soort: 'gemeente' }],
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
    ...wanted,
  };
  const response = await product.api('/api/overeenkomsten', { method: 'POST', body: JSON.stringify(body) });
  expect(response.status).toBe(201);
  return ((await response.json()) as { id: string }).id;
}

/** The agreement as the server has it. */
export async function agreementOf(id: string): Promise<Agreement> {
  return (await (await product.api(`/api/overeenkomsten/${id}`)).json()) as Agreement;
}

/** A person of the demo with a window of their own, on no page yet; `name` null: not signed in. `at`: where the product is for them. */
export async function arrive(
  name: RegExp | null = /netwerkmanager/,
  size: Size = 'desktop',
  at: Pick<Product, 'address'> = product,
): Promise<Visitor> {
  const visitor = await visit(browser, at, name, size);
  visitors.push(visitor);
  if (setting.calm) await visitor.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  return visitor;
}

/** A person at a path of the product, or in an agreement by its id, which is then open and entirely saved. */
export async function come(
  where: string,
  name?: RegExp,
  size?: Size,
  at: Pick<Product, 'address'> = product,
): Promise<Page> {
  const { page } = await arrive(name, size, at);
  await goTo(page, where, at);
  return page;
}

/** Goes to a path, or to an agreement by its id; out of an agreement once all is kept, for who leaves earlier is asked. */
export async function goTo(page: Page, where: string, at: Pick<Product, 'address'> = product): Promise<void> {
  if (await page.$('.bewaard-lang')) await bar(page, KEPT);
  const path = where.startsWith('/') ? where : `/overeenkomsten/${where}`;
  await page.goto(at.address + path);
  if (path !== where) await opened(page);
}

const KEPT = /^Bewaard$|^Alleen lezen$/;

/** Waits until an agreement is open, and everything in it kept. */
export async function opened(page: Page): Promise<void> {
  await page.waitForSelector(setting.ready ?? '.papier');
  await bar(page, KEPT);
}
