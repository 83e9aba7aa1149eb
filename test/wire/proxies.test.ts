/** The example files of docs/operations/, before two real servers; each where its proxy is on this machine. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { freePort, startPostgres, type Postgres } from '../postgres.ts';
import { startServer, temporaryFolder, type ServerProcess } from './process.ts';
import { PATIENCE, Visitor } from './visitor.ts';

const EXAMPLES = join(import.meta.dirname, '../../docs/operations');
const example = (name: string): string => readFileSync(join(EXAMPLES, name), 'utf8');

interface Proxy {
  readonly name: string;
  readonly file: string;
  /** Writes what the proxy needs beside the example, and says how it is started. */
  readonly command: (program: string, config: string, folder: string) => readonly [string, string[]];
}

const PROXIES: readonly Proxy[] = [
  {
    name: 'nginx',
    file: 'nginx.conf',
    command: (program, config, folder) => {
      const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        (kind) => `${kind}_temp_path ${folder}/${kind};`,
      );
      const whole = `daemon off; pid ${folder}/pid; error_log stderr; events {} http { access_log off; ${temporary.join(' ')} include ${config}; }`;
      writeFileSync(join(folder, 'whole.conf'), whole);
      return [program, ['-c', join(folder, 'whole.conf'), '-p', folder, '-e', 'stderr']];
    },
  },
  { name: 'haproxy', file: 'haproxy.cfg', command: (program, config) => [program, ['-db', '-f', config]] },
];

/** Where a program is, or null. Debian keeps these out of the path of those who are not root. */
const programOf = (name: string): string | null =>
  [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin']
    .map((place) => join(place, name))
    .find((path) => existsSync(path)) ?? null;

describe.each(PROXIES)('the example for $name', { timeout: 180_000 }, ({ name, file, command }) => {
  const program = programOf(name);

  it('names two servers, what a check asks, and keeps the metrics from visitors', () => {
    const text = example(file);
    expect(text.match(/127\.0\.0\.1:300[12]/g)).toEqual(['127.0.0.1:3001', '127.0.0.1:3002']);
    expect(text).toContain('/metrics');
    expect(text).toContain(name === 'nginx' ? 'location /sync/' : 'uri /ready');
  });

  describe.skipIf(!program)(
    program ? 'before two servers' : `before two servers: skipped, ${name} is not on this machine`,
    () => {
      let postgres: Postgres;
      beforeAll(async () => {
        postgres = await startPostgres();
      });
      afterAll(() => postgres.remove());
      let folder: ReturnType<typeof temporaryFolder>;
      let servers: ServerProcess[];
      let proxy: ChildProcess;
      let url: string;
      beforeEach(async () => {
        folder = temporaryFolder();
        const env = { DATABASE_URL: await postgres.createDatabase() };
        servers = await Promise.all([0, 1].map(() => startServer(folder.path, 0, env)));
        const port = await freePort();
        const [one, two] = servers;
        const config = join(folder.path, file);
        const text = example(file).replace('3001', String(one?.port)).replace('3002', String(two?.port));
        writeFileSync(config, text.replace('8080', String(port)));
        mkdirSync(join(folder.path, 'logs'));
        proxy = spawn(...command(program ?? '', config, folder.path), { stdio: 'ignore' });
        url = `http://localhost:${port}`;
        await vi.waitFor(async () => expect((await fetch(`${url}/ready`)).status).toBe(200), PATIENCE);
      });
      afterEach(async () => {
        const gone = once(proxy, 'close');
        proxy.kill('SIGTERM');
        await gone;
        await Promise.all(servers.map((server) => server.stop('SIGKILL')));
        folder.remove();
      });

      it('brings people together, whichever server they are at, and lets them go on when one is killed', async () => {
        const visitors = ['netwerkmanager', 'regisseur', 'netwerkmanager', 'regisseur'].map(
          (who) => new Visitor([url], 'so-kalmthout-zoersel', who),
        );
        const [anna, ben] = visitors;
        await Promise.all(visitors.map((visitor) => visitor.synced()));
        anna?.title.insert(0, 'Before. ');
        await vi.waitFor(() => expect(ben?.text).toMatch(/^Before\. /), PATIENCE);
        await servers[0]?.stop('SIGKILL');
        anna?.title.insert(0, 'After. ');
        for (const visitor of visitors)
          await vi.waitFor(() => expect(visitor.text).toMatch(/^After\. Before\. /), PATIENCE);
        const answer = await fetch(`${url}/api/overeenkomsten`, { headers: { authorization: 'Bearer demo-lezer' } });
        expect(await answer.text()).toContain('After. Before. ');
        expect((await fetch(`${url}/metrics`)).status).toBe(404);
        for (const visitor of visitors) visitor.leave();
      });
    },
  );
});
