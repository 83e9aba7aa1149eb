/** `npm start`: the server; where nothing else is said, a demo on this machine only. */
import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { compileValidators } from '../model/validation/compile.ts';
import { placeName, readConfig, type Config, type Place } from './config.ts';
import { loadDemo } from './demo.ts';
import { LibraryError } from './library/library.ts';
import { loadLibrary, OWN_FOLDERS } from './library/load.ts';
import { createLog } from './logger.ts';
import { createExporter } from './print.ts';
import { createServer, requireFreePort, type RunningServer } from './server.ts';
import type { Lock } from './store/lock.ts';
import { readRoots, RootsError } from './signing/verify/roots.ts';
import { lockFolder, openPlace } from './store/open.ts';
import { StoreError, storeSentence } from './store/store.ts';

const CLIENT = join(import.meta.dirname, '../dist/client');

/** How long the last writes and the goodbyes may take, ms. All of stopping stays under ten seconds. */
const LAST_WRITES = 7_000;
const LAST_MOMENT = 9_500;

/** The store must not hold up the event loop: a write that finds the file busy is tried again later. */
const BUSY_TIMEOUT = 250;

/** Ends the start with one sentence. */
function refuse(sentence: string): never {
  process.stderr.write(`Samenschrift start niet. ${sentence}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (typeof config === 'string') refuse(config);
  try {
    const log = createLog(config.logLevel, pino.destination({ dest: 2, sync: true }));
    const { server, port } = await start(config, log);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopOrDie(server, log));
    // Said last: who reads this may send a signal the next moment.
    const at = config.provider ? `, voor wie naar ${config.provider.publicUrl} gaat` : '';
    process.stdout.write(`Samenschrift staat klaar op http://localhost:${port}${at}\n`);
  } catch (error) {
    refuse(reasonOf(error, config));
  }
}

/** Referred to for the life of the process: a lock that is collected as garbage is let go. */
let heldLock: Lock | null = null;

async function start(config: Config, log: Logger): Promise<{ server: RunningServer; port: number }> {
  const validators = compileValidators();
  const templates = process.env['TEMPLATES_DIR'];
  const library = await loadLibrary(validators, { ...OWN_FOLDERS, ...(templates ? { templates } : {}) });
  const roots = config.trustRoots === null ? [] : await readRoots(config.trustRoots);
  await requireFreePort(config.port, config.reach.host);
  if (config.place.kind === 'folder') heldLock = lockFolder(config.place.folder);
  const store = await openPlace(config.place, { busyTimeout: BUSY_TIMEOUT });
  const { metricsToken, mail, reach, provider } = config;
  let port = config.port;
  const exporter = createExporter(library, () => reach.publicUrl?.origin ?? `http://localhost:${port}`);
  const server = await createServer({
    store,
    library,
    validators,
    exporter,
    clientFolder: CLIENT,
    log,
    metricsToken,
    mail,
    roots,
    reach,
    provider,
  });
  port = await server.listen(config.port);
  if (!provider) await loadDemo(store, validators, log, () => new Date().toISOString());
  return { server, port };
}

function stopOrDie(server: RunningServer, log: Logger): void {
  stop(server, log).catch((error: unknown) => {
    log.error({ err: error }, 'stopping failed');
    process.exit(1);
  });
}

let stopping = false;
async function stop(server: RunningServer, log: Logger): Promise<void> {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), LAST_MOMENT).unref();
  const saved = await server.close(LAST_WRITES);
  heldLock?.release();
  if (!saved) log.error({}, 'stopped with edits that could not be written; their writers were told');
  process.exit(saved ? 0 : 1);
}

/** Why the server does not start, in Dutch. */
function reasonOf(error: unknown, { port, place }: Config): string {
  if (error instanceof LibraryError) return `Een bestand van de bibliotheek klopt niet.\n  ${error.message}`;
  if (error instanceof RootsError) return `TRUST_ROOTS klopt niet. ${error.message}`;
  if (error instanceof StoreError) return storeReason(error, place);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Poort ${port} is al in gebruik. Sluit het andere programma, of kies een andere poort met PORT.`;
  if (code === 'EADDRNOTAVAIL')
    return 'Deze machine heeft het adres van HOST niet. Schrijf 127.0.0.1, 0.0.0.0 of een eigen adres.';
  if (code === 'EACCES') return `Poort ${port} mag niet gebruikt worden. Kies een poort boven 1023 met PORT.`;
  return `Er ging iets onverwachts mis: ${error instanceof Error ? error.message : String(error)}`;
}

function storeReason({ kind, message }: StoreError, place: Place): string {
  if (place.kind === 'folder' && kind === 'busy')
    return `Er draait al een Samenschrift met de gegevensmap ${place.folder}. Sluit die eerst, of kies een andere map met DATA_DIR.`;
  if (place.kind === 'database' && kind === 'away')
    return `De ${placeName(place)} is niet bereikbaar of laat ons niet binnen. Controleer DATABASE_URL en of de databank draait.\n  ${message}`;
  return `${storeSentence(kind)} (${placeName(place)})`;
}

await main();
