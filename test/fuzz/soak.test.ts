/**
 * People who write, come and go for a while: memory and file descriptors of the server do not grow. Half a
 * minute, or two with `PROOF=long`, or `SOAK_MINUTES`; prints what it measured.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startServer, type ServerProcess } from '../wire/process.ts';
import { byLength } from './length.ts';
import { createAgreements, GROUNDS, type Ground } from './stores.ts';
import { Writer } from './writer.ts';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? byLength(0.5, 2));
const AGREEMENTS = Array.from({ length: 10 }, (_, nth) => `so-soak-${nth}`);
const EACH = 3;
const PEOPLE = ['netwerkmanager', 'regisseur', 'directeur'];
const SAMPLES = 50;
/** Everyone writes once a turn. */
const TURNS = 5;
const MB = 1024 * 1024;
/** What the heap may differ between two quiet moments, and the descriptors: of connections that come and go. */
const HEAP = 12 * MB;
const FILES = 10;

interface Sample {
  readonly heap: number;
  readonly files: number;
}

let ground: Ground;
let server: ServerProcess;
beforeAll(async () => {
  const [first] = GROUNDS;
  if (!first) throw new Error('no store');
  ground = await first.make();
  await createAgreements(ground, AGREEMENTS);
  server = await startServer(ground.folder, 0, ground.env);
});
afterAll(async () => {
  await server.stop('SIGKILL');
  await ground.remove();
});

let visits = 0;
async function come(): Promise<Writer> {
  const nth = visits++;
  const [id, who] = [AGREEMENTS[nth % AGREEMENTS.length], PEOPLE[nth % PEOPLE.length]];
  const writer = new Writer(`ws://127.0.0.1:${server.port}/sync/${id}?token=demo-${who}`);
  await writer.opened();
  return writer;
}

async function sample(): Promise<Sample> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  return { heap: value('nodejs_heap_size_used_bytes'), files: value('process_open_fds') };
}

/** The lowest of each: in between there is garbage, and someone who has just left. */
const quiet = (samples: readonly Sample[]): Sample => ({
  heap: Math.min(...samples.map(({ heap }) => heap)),
  files: Math.min(...samples.map(({ files }) => files)),
});

/** Everyone writes, and at each sample the one who was there longest makes place for another. */
async function run(writers: Writer[]): Promise<Sample[]> {
  const samples: Sample[] = [];
  const typing = setInterval(() => writers.forEach((writer) => writer.type()), 1000 / TURNS);
  const every = (MINUTES * 60_000) / SAMPLES;
  await new Promise<void>((resolve, reject) => {
    const turn = async (): Promise<void> => {
      samples.push(await sample());
      writers.push(await come());
      writers.shift()?.end();
      if (samples.length < SAMPLES) setTimeout(() => void turn().catch(reject), every);
      else resolve();
    };
    turn().catch(reject);
  });
  clearInterval(typing);
  return samples;
}

it(`holds no more after ${MINUTES} minutes than at the start`, { timeout: MINUTES * 60_000 * 3 }, async () => {
  const writers: Writer[] = [];
  while (writers.length < AGREEMENTS.length * EACH) writers.push(await come());
  const samples = await run(writers);
  const [early, late] = [quiet(samples.slice(SAMPLES * 0.2, SAMPLES * 0.4)), quiet(samples.slice(SAMPLES * 0.8))];
  const said = [early, late]
    .map(({ heap, files }) => `${(heap / MB).toFixed(1)} MB, ${files} descriptors`)
    .join(' -> ');
  process.stdout.write(`${said}\n`);
  expect(late.heap - early.heap, said).toBeLessThan(HEAP);
  expect(late.files - early.files, said).toBeLessThan(FILES);
  for (const writer of writers)
    await vi.waitFor(() => expect(writer.saved).toBe(writer.wrote.length), { timeout: 30_000 });
  expect(writers.map(({ closed }) => closed)).toEqual(writers.map(() => null));
  for (const writer of writers) writer.end();
});
