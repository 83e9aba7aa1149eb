/** The server as a process of its own, on a port of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one of the server's programs to its end. */
export async function run(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Finished> {
  const child = start(program, args, env);
  const output = collect(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

export interface ServerProcess {
  readonly port: number;
  readonly url: string;
  readonly output: { out: string; err: string };
  /** Ends it and waits until it has. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

/** Starts the server and waits until it says it is ready. Port 0: any. */
export async function startServer(
  dataFolder: string,
  port = 0,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = start('main.ts', [], { PORT: String(port), DATA_DIR: dataFolder, ...env });
  const output = collect(child);
  const gone = once(child, 'close') as Promise<[number | null]>;
  const ready = new Promise<number>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const found = /http:\/\/localhost:(\d+)/.exec(output.out)?.[1];
      if (found) resolve(Number(found));
    });
    void gone.then(() => reject(new Error(`server ended: ${output.err}`)));
  });
  const actual = await ready;
  return {
    port: actual,
    url: `http://127.0.0.1:${actual}`,
    output,
    stop: async (signal) => {
      child.kill(signal);
      return (await gone)[0];
    },
  };
}

/** Children that still run: a test that fails half-way leaves none behind. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts one of the server's programs. */
export function start(program: string, args: readonly string[], env: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(ROOT, 'server', program), ...args], {
    cwd: ROOT,
    env: { ...process.env, LOG_LEVEL: 'silent', ...env },
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

function collect(child: ChildProcess): { out: string; err: string } {
  const output = { out: '', err: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.out += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.err += text));
  return output;
}

/** A folder that is gone afterwards. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'samenschrift-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
