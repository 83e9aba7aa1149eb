/**
 * Two servers on one PostgreSQL, people typing at both, and one of the two killed every few seconds. Whoever
 * was at the killed one goes on at the other, or is gone for good with all they had. Nothing that anyone
 * else had seen may be missing afterwards. Half a minute, or two with `PROOF=long`; `SEED=<seed>` repeats a
 * schedule.
 */
import { afterAll, describe, expect, it, vi } from 'vitest';
import { startPostgres } from '../postgres.ts';
import { startServer, temporaryFolder, type ServerProcess } from '../wire/process.ts';
import { PATIENCE, Visitor } from '../wire/visitor.ts';
import { byLength } from './length.ts';
import { randomFrom, seeds, type Random } from './random.ts';

const SECONDS = byLength(30, 120);
const PEOPLE = ['netwerkmanager', 'regisseur'] as const;
const WRITERS = 8;
const AGREEMENT = 'so-kalmthout-zoersel';
/** What is written: who, and the how-manieth of theirs. */
const TOKEN = /<\d+\.\d+>/g;

const postgres = await startPostgres();
const folder = temporaryFolder();
afterAll(async () => {
  await postgres.remove();
  folder.remove();
});

class Writer extends Visitor {
  readonly #name: number;
  readonly #seen: Set<string>;
  #written = 0;

  /** What others wrote and this one got to see goes into `seen`. */
  constructor(servers: readonly string[], name: number, first: number, seen: Set<string>) {
    super(servers, AGREEMENT, PEOPLE[name % 2] ?? 'regisseur', first);
    this.#name = name;
    this.#seen = seen;
    this.title.observe(({ delta, transaction }) => {
      if (transaction.local) return;
      for (const { insert } of delta) if (typeof insert === 'string') this.#note(insert);
    });
  }
  write(random: Random): void {
    this.#written += 1;
    this.title.insert(random(2) === 0 ? 0 : this.title.length, `<${this.#name}.${this.#written}>`);
  }
  get written(): string[] {
    return Array.from({ length: this.#written }, (_, nth) => `<${this.#name}.${nth + 1}>`);
  }
  #note(text: string): void {
    for (const token of text.match(TOKEN) ?? []) if (!token.startsWith(`<${this.#name}.`)) this.#seen.add(token);
  }
}

interface Kill {
  /** Seconds from the start. */
  readonly at: number;
  readonly server: number;
  /** How many of the writers are lost with it, with all they had. */
  readonly lost: number;
}

function scheduleFrom(random: Random): Kill[] {
  const kills: Kill[] = [];
  for (let at = 2 + random(3); at < SECONDS; at += 3 + random(4))
    kills.push({ at, server: random(2), lost: random(3) });
  return kills;
}

describe('two servers of which one is killed again and again', () => {
  it.for(seeds(20261121))('lose nothing that anyone saw (SEED=%i)', { timeout: 0, retry: 0 }, async (seed) => {
    const random = randomFrom(seed);
    const schedule = scheduleFrom(random);
    process.stdout.write(
      `SEED=${seed} ${schedule.map(({ at, server, lost }) => `${at}s:${server}-${lost}`).join(' ')}\n`,
    );
    const env = { DATABASE_URL: await postgres.createDatabase() };
    const servers = await Promise.all([0, 1].map(() => startServer(folder.path, 0, env)));
    const addresses = servers.map(({ url }) => url);
    const seen = new Set<string>();
    let names = 0;
    const enter = (): Writer => new Writer(addresses, ++names, random(2), seen);
    const writers = Array.from({ length: WRITERS }, enter);
    await Promise.all(writers.map((writer) => writer.synced()));

    const typing = setInterval(() => {
      for (const writer of writers) if (random(4) === 0) writer.write(random);
    }, 50);
    const began = performance.now();
    for (const { at, server, lost } of schedule) {
      await vi.waitUntil(() => performance.now() - began > at * 1000, { timeout: 0x7fffffff, interval: 20 });
      await replaceKilled(servers, server, folder.path, env);
      for (const gone of writers.splice(0, lost)) gone.leave();
      while (writers.length < WRITERS) writers.push(enter());
    }
    clearInterval(typing);
    await vi.waitFor(() => {
      for (const writer of writers) expect(writer.written.filter((token) => !seen.has(token))).toEqual([]);
      expect(new Set(writers.map(({ text }) => text)).size).toBe(1);
    }, PATIENCE);

    await Promise.all(servers.map((server) => server.stop('SIGKILL')));
    const last = writers[0]?.text ?? '';
    for (const writer of writers) writer.leave();
    const cold = await startServer(folder.path, 0, env);
    const reader = new Visitor([cold.url], AGREEMENT, 'lezer');
    await reader.synced();
    const stored: readonly string[] = reader.text.match(TOKEN) ?? [];
    expect([...seen].filter((token) => !stored.includes(token))).toEqual([]);
    expect(stored).toHaveLength(new Set(stored).size);
    expect(reader.text).toBe(last);
    process.stdout.write(`${schedule.length} kills, ${names} writers, ${seen.size} pieces seen by others, all there\n`);
    reader.leave();
    await cold.stop('SIGTERM');
  });
});

/** Kills a server and starts another at its address, as whatever keeps it running would. */
async function replaceKilled(
  servers: ServerProcess[],
  nth: number,
  path: string,
  env: Record<string, string>,
): Promise<void> {
  const server = servers[nth];
  if (!server) throw new Error(`no server ${nth}`);
  await server.stop('SIGKILL');
  servers[nth] = await startServer(path, server.port, env);
}
