/** `npm run so -- check`: our own gate for a PDF that is to be signed and kept. */
import { findingLine } from '../export/conformance/finding.ts';
import { readBytes } from './input.ts';
import { CommandError, complain, say } from './output.ts';

/** In bytes: a hundred times the largest agreement's PDF seen. */
const LARGEST = 100 * 1024 * 1024;

/** Judges a PDF; 0 when there is nothing against it. */
export async function check(path: string, { json }: { readonly json: boolean }): Promise<number> {
  const bytes = await readBytes(path, LARGEST, 'Een pdf van een overeenkomst');
  if (!(bytes instanceof Uint8Array)) throw new CommandError(bytes.reason);
  // Loaded here: the other commands need nothing of it.
  const { checkPdf } = await import('../export/conformance/check.ts');
  const findings = await checkPdf(bytes);
  const isGood = findings.length === 0;
  if (json) {
    say(JSON.stringify({ conform: isGood, bevindingen: findings }, null, 2));
    return isGood ? 0 : 1;
  }
  for (const finding of findings) complain(findingLine(finding));
  if (isGood) say(`${path} voldoet aan PDF/A-3a en PDF/UA-1, zover wij dat nagaan.`);
  else complain(`${path}: ${findings.length === 1 ? '1 bevinding' : `${findings.length} bevindingen`}.`);
  return isGood ? 0 : 1;
}
