/** What the digests of agreements depend on besides their text: the program that makes them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
/** What reads and judges agreements, and the libraries it does that with. */
const SOURCES = ['model', 'schemas', 'server/agreements', 'package-lock.json'];

/**
 * A hash of all that decides what a digest says, in hex (about 10 ms): whatever is changed there, also in a working
 * copy without a new version number, makes digests of another form. Throws where the program cannot be read.
 */
export function digestForm(): string {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap((source) => filesIn(source))) {
    const content = readFileSync(join(ROOT, path));
    hash.update(`${path} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  const entries = readdirSync(join(ROOT, path)).sort();
  return entries.flatMap((entry) => filesIn(`${path}/${entry}`));
}
