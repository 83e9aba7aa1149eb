/** A measured server as a process of its own, on a core of its own where the machine can do that. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Contender } from './contenders.ts';
import type { Question, Usage } from './servers/serve.ts';

const SERVERS = join(import.meta.dirname, 'servers');
const SERVER_CORE = '0';
const GENERATOR_CORE = '1';

/** Puts this process on the generator's core. False where the machine cannot: then figures of one run compare less well. */
export function pinGenerator(): boolean {
  return spawnSync('taskset', ['-acp', GENERATOR_CORE, String(process.pid)]).status === 0;
}

export class ServerProcess {
  readonly contender: Contender;
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(contender: Contender, child: ChildProcess, port: number) {
    this.contender = contender;
    this.#child = child;
    this.port = port;
  }

  /** Starts it on the data in `folder` and waits until it listens. `pinned`: on the server's core. */
  static async start(contender: Contender, folder: string, pinned: boolean): Promise<ServerProcess> {
    const node = [process.execPath, '--expose-gc', ...profiling(contender)];
    const command = [...(pinned ? ['taskset', '-c', SERVER_CORE] : []), ...node];
    const [program = '', ...args] = [...command, join(SERVERS, contender.file), ...contender.args(folder)];
    const child = spawn(program, args, {
      env: { ...process.env, NODE_ENV: 'production', ...contender.env?.(folder) },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`${contender.name} ended with ${String(code)}`);
    });
    const [{ port }] = (await Promise.race([once(child, 'message'), ended])) as [{ port: number }];
    // From here on its end shows itself in what is asked of it.
    ended.catch(() => {});
    return new ServerProcess(contender, child, port);
  }

  usage(collect = false): Promise<Usage> {
    return this.#ask({ ask: 'usage', collect }) as Promise<Usage>;
  }

  async create(ids: readonly string[]): Promise<void> {
    await this.#ask({ ask: 'create', ids });
  }

  /** Lets it write what waits, and waits until it is gone. */
  async stop(): Promise<void> {
    const gone = once(this.#child, 'exit');
    await this.#ask({ ask: 'stop' });
    await gone;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  async #ask(question: Question): Promise<unknown> {
    if (!this.#child.connected) throw new Error(`${this.contender.name} is gone`);
    const answer = once(this.#child, 'message');
    this.#child.send(question);
    const [given] = (await answer) as [unknown];
    return given;
  }
}

/** PROFILE=<contender>: writes .cpuprofile files of that one, to see where its time goes. */
function profiling({ name }: Contender): string[] {
  return process.env['PROFILE'] === name ? ['--cpu-prof', '--cpu-prof-dir=.data/profiles'] : [];
}
