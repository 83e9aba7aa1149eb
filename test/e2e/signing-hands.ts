/** What tests do to have an agreement signed: laid down by the server, signed by a library that is not ours. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer';
import type { Agreement } from '../../model/agreement.ts';
import type { Expected, SigningState } from '../../model/signing.ts';
import { makeIdentity } from '../signing/certificates.ts';
import { identityOf, sign } from '../signing/signers.ts';
import { run } from '../wire/process.ts';
import type { Product } from './product.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/kalmthout-zoersel.json');

let made = 0;

/** An agreement of its own that is ready to sign, at the end of legal review. No two have the same content: that is what the check goes by. */
export async function reviewed(product: Product): Promise<string> {
  const agreement = JSON.parse(readFileSync(FIXTURE, 'utf8')) as Agreement;
  const path = join(product.dataDir, 'te-ondertekenen.json');
  writeFileSync(path, JSON.stringify({ ...agreement, titel: `${agreement.titel} (${++made})` }));
  const { code, out, err } = await run('cli.ts', ['import', path], { DATA_DIR: product.dataDir });
  if (code !== 0) throw new Error(err);
  const id = out.trim().split(/\s+/).at(-1) ?? '';
  await toReview(product, id);
  return id;
}

/** Moves an agreement that is negotiated on to legal review. */
export async function toReview(product: Product, id: string): Promise<void> {
  const body = JSON.stringify({ status: 'juridisch-nazicht', was: 'onderhandeling' });
  await done(product.api(`/api/overeenkomsten/${id}/status`, { method: 'PUT', body }));
}

export interface LaidDown {
  readonly id: string;
  /** Who is to sign, in the order of signing. */
  readonly people: readonly Expected[];
  readonly pdf: Uint8Array;
}

/** Lays down its text: what there is to sign. */
export async function laidDown(product: Product, id: string): Promise<LaidDown> {
  const body = JSON.stringify({ was: 'juridisch-nazicht' });
  await done(product.api(signing(id), { method: 'POST', body }));
  const { bestand, ondertekenaars } = await stateOf(product, id);
  const pdf = await done(product.api(`${signing(id)}/${bestand?.id}/pdf`));
  return { id, people: ondertekenaars, pdf: new Uint8Array(await pdf.arrayBuffer()) };
}

const signing = (id: string): string => `/api/overeenkomsten/${id}/ondertekening`;

export const stateOf = async (product: Product, id: string): Promise<SigningState> =>
  (await (await product.api(signing(id))).json()) as SigningState;

async function done(asking: Promise<Response>): Promise<Response> {
  const answer = await asking;
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

/** The file as each of them leaves it, one after the other, each under the name that is expected. */
export async function signedBy(pdf: Uint8Array, people: readonly Expected[]): Promise<Uint8Array> {
  let bytes = pdf;
  for (const one of people) bytes = await sign(bytes, one.veld, await identityOf(one));
  return bytes;
}

/** The same for one, by someone whose certificate has another name. */
export const signedAs = async (
  pdf: Uint8Array,
  { veld }: Expected,
  given: string,
  family: string,
): Promise<Uint8Array> => sign(pdf, veld, await makeIdentity({ given, family }));

/** Chooses a file in the nth place on the page where one can be brought. */
export async function bring(product: Product, page: Page, nth: number, name: string, bytes: Uint8Array): Promise<void> {
  const path = join(product.dataDir, name);
  writeFileSync(path, bytes);
  await page.waitForSelector('.inlegvak input[type="file"]');
  const places = await page.$$('.inlegvak input[type="file"]');
  await places[nth]?.uploadFile(path);
}

/** Drops a file on the place, as from the desktop. */
export async function drop(page: Page, name: string, type: string, bytes: Uint8Array): Promise<void> {
  await page.waitForSelector('.inlegvak');
  await page.$eval(
    '.inlegvak',
    (place, name, type, base64) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([bytes], name, { type }));
      for (const kind of ['dragover', 'drop'])
        place.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
    },
    name,
    type,
    Buffer.from(bytes).toString('base64'),
  );
}
