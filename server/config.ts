/** What the environment sets. */
import { join, resolve } from 'node:path';

export interface Config {
  readonly port: number;
  readonly dataFolder: string;
  readonly logLevel: string;
  /** Opens /metrics to who shows it, from anywhere; null: only to who asks on this machine itself. */
  readonly metricsToken: string | null;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads PORT, DATA_DIR, LOG_LEVEL and METRICS_TOKEN; a Dutch sentence where one of them cannot be. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | string {
  const given = env['PORT'] || '3000';
  const port = Number(given);
  // Number() would also take 0x50, 3e3 and blanks.
  if (!/^\d{1,5}$/.test(given) || port > 65535)
    return `PORT=${env['PORT']} is geen poortnummer. Kies een getal tussen 1 en 65535.`;
  const logLevel = env['LOG_LEVEL'] ?? 'warn';
  if (!LEVELS.includes(logLevel)) return `LOG_LEVEL=${logLevel} bestaat niet. Kies uit ${LEVELS.join(', ')}.`;
  const metricsToken = env['METRICS_TOKEN'] || null;
  if (metricsToken !== null && !/^[\x21-\x7e]{16,}$/.test(metricsToken))
    return 'METRICS_TOKEN is te kort of bevat spaties of vreemde tekens. Kies minstens 16 letters, cijfers of leestekens.';
  return { port, dataFolder: dataFolder(env), logLevel, metricsToken };
}

/** The folder that holds the data; `.data` in the project by default. */
export function dataFolder(env: Readonly<Record<string, string | undefined>>): string {
  const given = env['DATA_DIR'];
  return given ? resolve(given) : join(import.meta.dirname, '../.data');
}
