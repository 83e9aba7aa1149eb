/**
 * How much processor time judging a signed file takes, warm, by itself (the thread it has on the server costs a start, once):
 * the fixture and one of some 170 pages, signed by the first and by all fifteen with @libpdf/core.
 * Usage: node bench/verify.ts [rounds]
 */
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import type { Agreement } from '../model/agreement.ts';
import { expectedSignatories } from '../model/signing.ts';
import { exportPdf } from '../server/export/pdf.ts';
import { createPrinter } from '../server/export/printer.ts';
import { verifySigned } from '../server/signing/verify/verify.ts';
import { signAll } from '../test/signing/signers.ts';

const ROUNDS = Number(process.argv[2] ?? 9);
const WARM_UP = 2;
/** So often the fixture's acties, for a long one. */
const TIMES = 12;

const fixture = JSON.parse(
  readFileSync(new URL('../test/fixtures/kalmthout-zoersel.json', import.meta.url), 'utf8'),
) as Agreement;
const acties = Array.from({ length: TIMES }, (_, nth) =>
  fixture.acties.map((one) => ({ ...one, id: `${one.id}-${nth}` })),
);
const printer = createPrinter();
const expected = expectedSignatories(fixture);

const milliseconds = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

async function measure(name: string, agreement: Agreement): Promise<void> {
  const original = await exportPdf(printer, agreement, []);
  for (const count of [1, expected.length]) {
    const signed = await signAll(original, expected.slice(0, count));
    const times: number[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const start = process.threadCpuUsage();
      const { aanvaard } = await verifySigned({ original, signed, expected, roots: [], now: new Date() });
      if (!aanvaard) throw new Error('it is not accepted');
      if (round >= WARM_UP) times.push(milliseconds(process.threadCpuUsage(start)));
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
    const size = (signed.length / 1e6).toFixed(1);
    process.stdout.write(`${name}, ${count} signed, ${size} MB: ${median.toFixed(0)} ms\n`);
  }
}

await measure('fixture', fixture);
await measure('long', { ...fixture, acties: acties.flat() });
process.stdout.write(`load ${loadavg()[0]?.toFixed(1)}, ${cpus().length} cores, Node ${process.version}\n`);
await printer.close();
