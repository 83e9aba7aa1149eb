/** The fixture as it is laid down, signed by all fifteen with tools that are not ours. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedSignatories } from '../../model/signing.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { fixture } from '../print/sample.ts';
import { hasPdfsig, makeKey, signWithPdfsig } from './pdfsig.ts';
import { judge, signAll } from './signers.ts';

const printer = createPrinter();
const folder = mkdtempSync(join(tmpdir(), 'samenschrift-nss-'));
afterAll(async () => {
  await printer.close();
  rmSync(folder, { recursive: true });
});

const agreement = fixture();
const expected = expectedSignatories(agreement);
let original: Uint8Array;
beforeAll(async () => {
  original = await exportPdf(printer, agreement, [], { origin: 'https://samenschrift.example.be' });
});

async function expectAllSigned(signed: Uint8Array): Promise<void> {
  const { aanvaard, weigeringen, velden } = await judge({ original, signed, expected });
  expect(weigeringen).toEqual([]);
  expect(aanvaard).toBe(true);
  expect(
    velden.map(({ verwacht, handtekening }) => [
      verwacht?.naam,
      handtekening?.wie,
      handtekening?.geldig,
      handtekening?.zelfde,
    ]),
  ).toEqual(expected.map(({ naam }) => [naam, naam, true, 'zelfde']));
}

describe('the fixture, signed by all fifteen', () => {
  it('with @libpdf/core, by RSA and ECDSA', async () => {
    expect(expected).toHaveLength(15);
    await expectAllSigned(await signAll(original, expected));
  });

  const isHere = hasPdfsig();
  it(
    isHere ? 'with pdfsig of poppler, in both formats' : 'not with pdfsig: that or certutil is not on this machine',
    async () => {
      if (!isHere) return;
      let bytes = original;
      for (const [nth, { veld, naam }] of expected.entries()) {
        makeKey(folder, veld, naam);
        bytes = signWithPdfsig(folder, bytes, veld, veld, nth % 2 === 0);
      }
      await expectAllSigned(bytes);
    },
  );
});
