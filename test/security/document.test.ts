/** docs/security.md names tests that are there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const lines = readFileSync(join(ROOT, 'docs/security.md'), 'utf8').split('\n');
const named = lines.flatMap((line) => {
  const [, file, title] = /\| `(test\/[^`]+)`: (.+?) *\|$/.exec(line) ?? [];
  return file && title ? [{ file, title }] : [];
});

describe('docs/security.md', () => {
  it('names a test for every threat that a test can prove', () => {
    const rows = lines.filter((line) => /^\| (?!threat|-)/.test(line));
    expect(rows.length - named.length).toBe(1);
    expect(named.length).toBeGreaterThan(45);
  });

  it.each(named)('$file: $title', ({ file, title }) => {
    expect(readFileSync(join(ROOT, file), 'utf8').replaceAll("\\'", "'")).toContain(title);
  });
});
