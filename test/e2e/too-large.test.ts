/** An agreement as large as it may be: who writes more is told, loses nothing, and can take away to go on. */
import { join } from 'node:path';
import pino from 'pino';
import type { Page } from 'puppeteer';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compileValidators } from '../../model/validation/compile.ts';
import { start } from '../../server/agreements/start.ts';
import { readStored, snapshotOf } from '../../server/agreements/stored.ts';
import { loadLibrary } from '../../server/library/load.ts';
import { createServer, type RunningServer } from '../../server/server.ts';
import { createMemoryStore } from '../../server/store/memory.ts';
import type { Store } from '../../server/store/store.ts';
import { LIMITS } from '../../server/sync/limits.ts';
import { PRINTER } from '../server/http/build.ts';
import { graveFindings } from './axe.ts';
import { bar, typedText, typeIn } from './offline-hands.ts';
import { clickByName, shows } from './product.ts';
import { come, stage } from './stage.ts';

const ID = 'so-vol';
const CLIENT = join(import.meta.dirname, '../../dist/client');
const SPACE = 2000;
const validators = compileValidators();
const library = await loadLibrary(validators);

let store: Store;
let server: RunningServer;
let address: string;
stage({ server: false });
beforeEach(async () => {
  store = createMemoryStore();
  const made = start(library, {
    sjabloon: 'so-basis',
    partijen: [{ nis: '11050', soort: 'gemeente' }],
    looptijd: { start: '2025-01-01', einde: '2030-12-31' },
  });
  if (!made.ok) throw new Error(made.boodschap);
  const snapshot = snapshotOf(made.agreement);
  await store.create({ id: ID, status: 'onderhandeling', snapshot, at: '2026-03-01T10:00:00.000Z' });
  const limits = { ...LIMITS, document: snapshot.length + SPACE };
  const log = pino({ level: 'silent' });
  server = await createServer({ store, library, validators, exporter: PRINTER, clientFolder: CLIENT, log, limits });
  address = `http://127.0.0.1:${await server.listen(0)}`;
});
afterEach(async () => void (await server.close(1000)));

/** Whether the general objective on the server holds a text. */
async function holds(text: string): Promise<boolean> {
  const stored = await store.load(ID);
  const read = stored && readStored(stored);
  if (!read?.ok) throw new Error('not readable');
  return JSON.stringify(read.agreement.algemeneDoelstelling).includes(text);
}

const insert = async (page: Page, text: string): Promise<void> => {
  await typeIn(page, '');
  await (await page.createCDPSession()).send('Input.insertText', { text });
};

it('is said, keeps what was written on the device, and takes it once it fits', async () => {
  const page = await come(ID, /netwerkmanager/, 'desktop', { address });
  await typeIn(page, 'Ervoor. ');
  await bar(page, /^Bewaard$/);
  await insert(page, 'z'.repeat(2 * SPACE));
  await shows(page, 'Deze overeenkomst is te groot geworden.');
  await bar(page, /^Niet bewaard\. .* alleen op dit toestel\.$/);
  expect(await graveFindings(page, '[role="alert"]')).toEqual([]);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await typedText(page, 'zzzz');
  await shows(page, 'Deze overeenkomst is te groot geworden.');
  expect(await holds('zzzz')).toBe(false);
  // All of the field goes, also what the server has of it: one cannot be asked to know which part was too much.
  await typeIn(page, '');
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type('Korter.');
  await clickByName(page, 'button', /^Opnieuw proberen$/);
  await bar(page, /^Bewaard$/);
  expect([await holds('Korter.'), await holds('Ervoor.')]).toEqual([true, false]);
  await page.waitForFunction(() => !document.body.innerText.includes('te groot geworden'));
});
