/** What the local demo starts with: two agreements, so that there is something to look at. */
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { validateAgreement, type Validators } from '../model/validation/validate.ts';
import type { Agreement } from '../model/agreement.ts';
import { freshId } from './agreements/ids.ts';
import { snapshotOf } from './agreements/stored.ts';
import type { Log } from './log.ts';
import { asStoreError, type Store } from './store/store.ts';

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
  if ((await store.list()).length > 0 || (await store.binned()).length > 0) return;
  for (const file of FILES) {
    const agreement = await readDemo(join(folder, file), validators);
    if (agreement) await create(store, agreement, file, now());
    else log.warn({ file }, 'demo agreement skipped: absent or not valid');
  }
}

/** Two servers that start at the same moment on an empty database make the same agreements, and so each once. */
async function create(store: Store, agreement: Agreement, file: string, at: string): Promise<void> {
  const id = store.isShared ? `so-${basename(file, '.json')}` : freshId('so');
  const creating = store.create({ id, status: 'onderhandeling', snapshot: snapshotOf(agreement), at });
  await creating.catch((error: unknown) => {
    if (asStoreError(error).kind !== 'exists') throw error;
  });
}

async function readDemo(path: string, validators: Validators): Promise<Agreement | null> {
  try {
    const data: unknown = JSON.parse(await readFile(path, 'utf8'));
    return validateAgreement(validators, data, 'concept').length === 0 ? (data as Agreement) : null;
  } catch {
    return null;
  }
}
