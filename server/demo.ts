/** What the local demo starts with: two agreements, so that there is something to look at. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateAgreement, type Validators } from '../model/validation/validate.ts';
import type { Agreement } from '../model/agreement.ts';
import { importAgreement } from './agreements/import.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';

const FOLDER = join(import.meta.dirname, '../test/fixtures');
const FILES = ['onvolledig.json', 'kalmthout-zoersel.json'];

/** Fills an empty store with the demo agreements. A file that is absent or not valid is skipped, with a line in the log. */
export async function loadDemo(
  store: Store,
  validators: Validators,
  log: Log,
  now: () => string,
  folder = FOLDER,
): Promise<void> {
  if ((await store.list()).length > 0) return;
  for (const file of FILES) {
    const agreement = await readDemo(join(folder, file), validators);
    if (agreement) await importAgreement(store, agreement, now());
    else log.warn({ file }, 'demo agreement skipped: absent or not valid');
  }
}

async function readDemo(path: string, validators: Validators): Promise<Agreement | null> {
  try {
    const data: unknown = JSON.parse(await readFile(path, 'utf8'));
    return validateAgreement(validators, data, 'concept').length === 0 ? (data as Agreement) : null;
  } catch {
    return null;
  }
}
