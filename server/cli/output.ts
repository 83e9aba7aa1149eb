/** What the commands say, and a file that is written whole or not at all. */
import { rmSync } from 'node:fs';
import { open, realpath, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import { constants } from 'node:os';
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

/** Refuses a place for output where something would be lost: the input itself, or what is no ordinary file. */
export async function requireTarget(out: string, input: string): Promise<void> {
  const [target, source] = await Promise.all([identity(out), identity(input)]);
  if (!target) return;
  if (target.isDirectory())
    throw new CommandError(`${out} is een map en kan niet geschreven worden. Geef een bestand op.`);
  if (!target.isFile()) throw new CommandError(`${out} is geen gewoon bestand en kan niet geschreven worden.`);
  if (source && source.dev === target.dev && source.ino === target.ino)
    throw new CommandError(`${out} is het bestand dat u omzet. Geef een andere naam, anders bent u het kwijt.`);
}

const identity = (path: string) => stat(path, { bigint: true }).catch(() => null);

/** Writes what `make` gives to `path`: first beside it, so that nothing half-written is left there. */
export async function writeWhole(path: string, make: () => Promise<Uint8Array>): Promise<void> {
  // What a link points to is replaced, not the link.
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
  // Opened before the work is done: a folder that cannot be written is known at once.
  const file = await open(temporary, 'wx').catch((error: unknown) => {
    throw unwritable(path, error, 'Controleer of de map bestaat en beschreven mag worden.');
  });
  const stopClearing = clearWhenStopped(temporary);
  try {
    await fill(file, await make());
    await rename(temporary, target);
  } catch (error) {
    await file.close();
    await unlink(temporary).catch(() => {});
    throw isFileError(error) ? unwritable(path, error, `Er is niets achtergelaten (${error.code}).`) : error;
  } finally {
    stopClearing();
  }
}

async function fill(file: FileHandle, bytes: Uint8Array): Promise<void> {
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
}

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes a file when the command is stopped half-way, and ends as a stopped program does. Returns the undoing. */
function clearWhenStopped(path: string): () => void {
  const stop = (signal: NodeJS.Signals): never => {
    rmSync(path, { force: true });
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of STOPS) process.once(signal, stop);
  return () => {
    for (const signal of STOPS) process.removeListener(signal, stop);
  };
}

function unwritable(path: string, error: unknown, advice: string): CommandError {
  const isFull = isFileError(error) && error.code === 'ENOSPC';
  const reason = isFull ? 'De schijf is vol. Maak plaats vrij en probeer opnieuw.' : advice;
  return new CommandError(`${path} kan niet geschreven worden. ${reason}`, { cause: error });
}

const isFileError = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
