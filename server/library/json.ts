/** Reading a JSON file of the library. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LibraryError } from './library.ts';

/** The content of a JSON file. Throws a LibraryError when it is absent or not JSON. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new LibraryError(basename(path), ['het bestand ontbreekt of kan niet gelezen worden.']);
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new LibraryError(basename(path), [
      `geen geldige JSON (${error instanceof Error ? error.message : 'onleesbaar'}).`,
    ]);
  }
}
