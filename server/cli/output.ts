/** What the commands say, and a file that is written whole or not at all. */
import { open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { partName } from '../../model/parts.ts';
import type { Problem } from '../../model/validation/problem.ts';

/** A failure with a Dutch sentence for whoever typed the command; exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

export const say = (line: string): void => void process.stdout.write(`${line}\n`);
export const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** One problem on one line: severity, rubric, JSON Pointer, sentence. */
export function problemLine({ ernst, rubriek, pad, boodschap }: Problem): string {
  return `[${ernst}] ${partName(rubriek)} ${pad === '' ? '(hele bestand)' : pad}: ${boodschap}`;
}

/** Writes what `make` gives to `path`: first beside it, so that nothing half-written is left there. */
export async function writeWhole(path: string, make: () => Promise<Uint8Array>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  // Opened before the work is done: a folder that cannot be written is known at once.
  const file = await open(temporary, 'wx').catch((error: unknown) => {
    throw new CommandError(
      `${path} kan niet geschreven worden. Controleer of de map bestaat en beschreven mag worden.`,
      { cause: error },
    );
  });
  try {
    const bytes = await make();
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close();
    await unlink(temporary).catch(() => {});
    throw isFileError(error)
      ? new CommandError(`${path} kan niet geschreven worden (${error.code}). Er is niets achtergelaten.`, {
          cause: error,
        })
      : error;
  }
}

const isFileError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
