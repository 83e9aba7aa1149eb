/** Poppler's `pdfsig`, with a database of keys that NSS's own `certutil` makes. Tools of the machine, not of ours. */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether this machine can sign with it. */
export const hasPdfsig = (): boolean => runs('pdfsig', '-v') && runs('certutil', '--version');

function runs(command: string, argument: string): boolean {
  try {
    execFileSync(command, [argument], { stdio: 'ignore' });
    return true;
  } catch (error) {
    // certutil ends with an error however it is asked who it is.
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Makes a key and a certificate for a name, in a database in `folder`. */
export function makeKey(folder: string, nick: string, name: string): void {
  const [given = '', ...family] = name.split(' ');
  const subject = `CN=${name},givenName=${given},SN=${family.join(' ')},C=BE`;
  const noise = join(folder, 'noise');
  writeFileSync(noise, randomBytes(64));
  if (!isMade.has(folder)) execFileSync('certutil', ['-N', '-d', `sql:${folder}`, '--empty-password']);
  isMade.add(folder);
  const made = [
    '-S',
    '-x',
    '-n',
    nick,
    '-s',
    subject,
    '-t',
    'u,u,u',
    '-k',
    'rsa',
    '-g',
    '2048',
    '-v',
    '12',
    '-z',
    noise,
  ];
  execFileSync('certutil', [...made, '-m', String(isMade.size * 1000 + keys++), '-d', `sql:${folder}`], {
    stdio: 'pipe',
  });
}

const isMade = new Set<string>();
let keys = 0;

/** Signs a field with the key of that name. */
export function signWithPdfsig(
  folder: string,
  bytes: Uint8Array,
  field: string,
  nick: string,
  isEtsi: boolean,
): Uint8Array {
  const [from, to] = [join(folder, 'from.pdf'), join(folder, 'to.pdf')];
  writeFileSync(from, bytes);
  rmSync(to, { force: true });
  const format = isEtsi ? ['-etsi'] : [];
  execFileSync('pdfsig', ['-nssdir', `sql:${folder}`, '-sign', field, ...format, '-nick', nick, from, to], {
    stdio: 'pipe',
  });
  return readFileSync(to);
}
