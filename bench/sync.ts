/**
 * Our sync server beside the well-known ones, in one run: interleaved, the same load, each server alone on one
 * core and the generator on another. Prints Markdown. `npm run bench:sync` installs the peers first.
 *
 * Usage: node bench/sync.ts [--quick] [--only typing,ramp,memory,opening,cursors] [--servers ours,hocus-sql]
 *   [--steps 51200,102400] (letters/s of the ramp) [--seconds 10] (of each measurement) [--warm-up 15] (before typing) [--rounds 5]
 * PROFILE=ours writes .cpuprofile files of that server to .data/profiles. Folder: .data, on the project's disk.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres, type Postgres } from '../test/postgres.ts';
import { CONTENDERS, type Contender } from './sync/contenders.ts';
import { measureCursors } from './sync/cursors.ts';
import { median, short, table } from './sync/figures.ts';
import { fillMany, measureMemory, measureOpening, writtenDocument } from './sync/opening.ts';
import { pinGenerator, ServerProcess } from './sync/process.ts';
import { measureTyping, type Typing } from './sync/typing.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    only: { type: 'string' },
    servers: { type: 'string' },
    steps: { type: 'string' },
    seconds: { type: 'string' },
    'warm-up': { type: 'string' },
    rounds: { type: 'string' },
  },
});
const QUICK = values.quick ?? false;
/** `slowWarmUp`: at 200 keys a second V8 has seen too little of a server after 3 s to have compiled it. */
const PROOF = {
  rounds: 1,
  warmUp: 1,
  slowWarmUp: 1,
  seconds: 2,
  open: 50,
  small: 5,
  large: 2,
  people: 100,
  patience: 45,
};
const WHOLE = {
  rounds: 5,
  warmUp: 3,
  slowWarmUp: 15,
  seconds: 10,
  open: 1000,
  small: 25,
  large: 7,
  people: 100,
  patience: 60,
};
const SIZE = {
  ...(QUICK ? PROOF : WHOLE),
  ...(values.seconds ? { seconds: Number(values.seconds) } : {}),
  ...(values.rounds ? { rounds: Number(values.rounds) } : {}),
  ...(values['warm-up'] ? { slowWarmUp: Number(values['warm-up']) } : {}),
};
const STEPS =
  values.steps?.split(',').map(Number) ??
  (QUICK ? [12_800, 51_200] : [3_200, 12_800, 25_600, 51_200, 76_800, 102_400, 120_000, 144_000, 168_000, 192_000]);
/** Letters typed: 49 kB and 40 kB encoded, and a large one of 0.82 MB. */
const LETTERS = { open: 3_900, small: 3_200, large: 65_000 };
const ROOM = { documents: 20, people: 5 };
const HELD = 100;

const chosen = values.servers?.split(',');
const contenders = CONTENDERS.filter(({ name }) => !chosen || chosen.includes(name));
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const note = (line: string): void => void process.stderr.write(`${line}\n`);
const pinned = pinGenerator();

let postgres: Promise<Postgres> | undefined;
const databases = new Map<string, string>();

/** The database that goes with a folder. PostgreSQL runs on the generator's core: with two cores it has no other. */
async function databaseOf(folder: string): Promise<string> {
  postgres ??= startPostgres();
  const address = databases.get(folder) ?? (await (await postgres).createDatabase());
  databases.set(folder, address);
  return address;
}

/** Runs `work` with a server on data of its own; twice where it is given the same folder. */
async function withServer<T>(
  contender: Contender,
  folder: string,
  work: (server: ServerProcess) => Promise<T>,
): Promise<T> {
  const place = contender.onPostgres ? await databaseOf(folder) : folder;
  const server = await ServerProcess.start(contender, place, pinned);
  try {
    const result = await work(server);
    await server.stop();
    return result;
  } catch (error) {
    server.kill();
    throw error;
  }
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const data = join(import.meta.dirname, '../.data');
  mkdirSync(data, { recursive: true });
  const folder = mkdtempSync(join(data, 'bench-sync-'));
  return work(folder).finally(() => rmSync(folder, { recursive: true }));
}

const withFresh = <T>(contender: Contender, work: (server: ServerProcess) => Promise<T>): Promise<T> =>
  withFolder((folder) => withServer(contender, folder, work));

/** Everyone once per round, each round beginning with another. */
async function interleaved<T>(
  rounds: number,
  among: readonly Contender[],
  work: (contender: Contender) => Promise<T>,
): Promise<Map<Contender, T[]>> {
  const results = new Map<Contender, T[]>(among.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++)
    for (let nth = 0; nth < among.length; nth++) {
      const contender = among[(nth + round) % among.length];
      if (!contender) continue;
      note(`  ${contender.name}, ${round + 1} of ${rounds}`);
      results.get(contender)?.push(await work(contender));
    }
  return results;
}

const middle = <T>(results: readonly T[], pick: (result: T) => number): number => median(results.map(pick));

async function typing(): Promise<void> {
  const options = { ...ROOM, delivered: 800, warmUp: SIZE.slowWarmUp, seconds: SIZE.seconds };
  const results = await interleaved(SIZE.rounds, contenders, (contender) =>
    withFresh(contender, (server) => measureTyping(server, options)),
  );
  say(`\n### 20 documents x 5 people, 800 delivered/s (medians of ${SIZE.rounds} x ${SIZE.seconds} s)\n`);
  const rows = [...results].map(([{ name }, runs]) => [
    name,
    ...(['p50', 'p95', 'p99'] as const).map((key) => short(middle(runs, (run) => run[key]))),
    short(middle(runs, ({ cpu }) => cpu)),
    failures(runs),
  ]);
  say(table(['', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU s per 100,000', ''], rows));
}

const failures = (runs: readonly Typing[]): string => runs.flatMap(({ failed }) => failed ?? []).join(', ');

const isHeld = ({ p95, failed }: Typing): boolean => failed === null && p95 < HELD;

async function ramp(): Promise<void> {
  let left = contenders;
  const rows: string[][] = [];
  for (const step of STEPS) {
    note(` ${step} delivered/s`);
    const options = { ...ROOM, delivered: step, warmUp: SIZE.warmUp, seconds: SIZE.seconds };
    const results = await interleaved(1, left, (contender) =>
      withFresh(contender, (server) => measureTyping(server, options)),
    );
    for (const [{ name }, [run]] of results) if (run) rows.push([String(step), name, ...rampRow(run)]);
    left = left.filter((contender) => results.get(contender)?.every(isHeld));
  }
  say(`\n### Ramp: 20 documents x 5 people, each step ${SIZE.seconds} s; out after the first with p95 of ${HELD} ms\n`);
  const head = ['asked/s', '', 'delivered/s', 'p50 ms', 'p95 ms', 'CPU s per 100,000', 'core', 'generator', ''];
  say(table(head, rows));
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const rampRow = ({ delivered, p50, p95, cpu, core, generator, failed }: Typing): string[] => [
  String(Math.round(delivered)),
  short(p50),
  short(p95),
  short(cpu),
  percent(core),
  percent(generator),
  failed ?? (p95 < HELD ? 'held' : 'too slow'),
];

async function memory(): Promise<void> {
  const state = writtenDocument(LETTERS.open);
  const among = contenders.filter(({ keeps }) => keeps !== 'nothing');
  const results = await interleaved(1, among, (contender) =>
    withFresh(contender, (server) => measureMemory(server, SIZE.open, state, SIZE.patience)),
  );
  say(`\n### ${SIZE.open} open documents of ${kB(state.length)}, one person in each\n`);
  const rows = [...results].map(([{ name }, [run]]) => [
    name,
    kB(run?.each ?? NaN),
    `${short((run?.left ?? NaN) / 1024 / 1024)} MB`,
    `${short(run?.after ?? NaN)} s`,
  ]);
  say(table(['', 'heap each', 'heap above a fresh start after all left', 'after'], rows));
}

const kB = (bytes: number): string => `${Math.round(bytes / 1024)} kB`;

async function opening(): Promise<void> {
  const [small, large] = [writtenDocument(LETTERS.small), writtenDocument(LETTERS.large)];
  const among = contenders.filter(({ keeps }) => keeps === 'disk');
  const warm = 3;
  const results = await interleaved(SIZE.rounds > 1 ? 3 : 1, among, (contender) =>
    withFolder(async (folder) => {
      await withServer(contender, folder, async (server) => {
        await fillMany(server, 0, warm + SIZE.small, small);
        await fillMany(server, warm + SIZE.small, 1 + SIZE.large, large);
      });
      return withServer(contender, folder, async (server) => {
        // The first of each warm the code up, not the documents.
        await measureOpening(server, 0, warm, small);
        await measureOpening(server, warm + SIZE.small, 1, large);
        return {
          small: await measureOpening(server, warm, SIZE.small, small),
          large: await measureOpening(server, warm + SIZE.small + 1, SIZE.large, large),
        };
      });
    }),
  );
  say(`\n### Cold open, from connecting until the content is there (medians)\n`);
  const rows = [...results].map(([{ name }, runs]) => [
    name,
    short(middle(runs, (run) => run.small)),
    short(middle(runs, (run) => run.large)),
  ]);
  say(table(['', `${kB(small.length)}, ms`, `${kB(large.length)}, 65,000 edits, ms`], rows));
}

async function cursors(): Promise<void> {
  const results = await interleaved(SIZE.rounds > 1 ? 3 : 1, contenders, (contender) =>
    withFresh(contender, (server) => measureCursors(server, SIZE.people, SIZE.seconds)),
  );
  say(`\n### ${SIZE.people} people in one document, cursors twice a second (medians)\n`);
  const rows = [...results].map(([{ name }, runs]) => [
    name,
    percent(middle(runs, ({ core }) => core)),
    kB(middle(runs, ({ bytes }) => bytes)),
  ]);
  say(table(['', 'core', 'sent to all readers a second'], rows));
}

const SCENARIOS = { typing, ramp, memory, opening, cursors };
const asked = values.only?.split(',') ?? Object.keys(SCENARIOS);
if (!pinned) note('This machine cannot pin processes to cores: compare with care.');
for (const [name, run] of Object.entries(SCENARIOS)) {
  if (!asked.includes(name)) continue;
  note(name);
  await run();
}
await (await postgres)?.remove();
