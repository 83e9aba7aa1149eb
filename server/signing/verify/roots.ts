/** Certificates of those who are trusted to say who someone is, as an administrator lays them in a folder. */
import { X509Certificate } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder that does not hold what it should. `message` is Dutch, and names the file. */
export class RootsError extends Error {
  override readonly name = 'RootsError';
}

const ENDINGS = /\.(pem|crt|cer|der)$/i;

/** All certificates in the files of a folder, in DER. Throws RootsError when one cannot be read, or there is none. */
export async function readRoots(folder: string): Promise<Uint8Array[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new RootsError(`De map met vertrouwde certificaten kan niet gelezen worden: ${folder}.`, { cause: error });
  });
  const files = names.filter((name) => ENDINGS.test(name)).sort();
  if (files.length === 0) throw new RootsError(`In ${folder} staan geen certificaten (.pem, .crt, .cer of .der).`);
  return (await Promise.all(files.map((name) => readRoot(join(folder, name))))).flat();
}

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

async function readRoot(path: string): Promise<Uint8Array[]> {
  try {
    const bytes = await readFile(path);
    const pieces = bytes.toString('latin1').match(PEM) ?? [bytes];
    return pieces.map((piece) => new Uint8Array(new X509Certificate(piece).raw));
  } catch (error) {
    throw new RootsError(`${path} is geen certificaat dat gelezen kan worden.`, { cause: error });
  }
}
