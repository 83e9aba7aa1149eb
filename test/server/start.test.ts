/** Starts that are refused: one sentence, exit code 1, nothing changed. */
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run, startServer, temporaryFolder } from '../wire/process.ts';

const TEMPLATES = join(import.meta.dirname, '../../templates');
let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

async function refusal(env: Record<string, string>): Promise<string> {
  const { code, out, err } = await run('main.ts', [], { PORT: '0', DATA_DIR: join(folder.path, 'data'), ...env });
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(/^Samenschrift start niet\. /);
  expect(err).not.toMatch(/\n\s+at |Error:/);
  return err;
}

describe('a start that is refused', () => {
  it('a port in use: nothing is made', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await refusal({ PORT: String(port) })).toContain(`Poort ${port} is al in gebruik`);
    expect(readdirSync(folder.path)).toEqual([]);
    other.close();
  });

  it('a port that is none', async () => {
    for (const port of ['tachtig', '0x50', '3e3', ' 80', '-1', '65536', '80.0'])
      expect(await refusal({ PORT: port })).toContain(`PORT=${port} is geen poortnummer`);
  });

  it('a database that is none, or that does not answer; its password is not repeated', async () => {
    for (const url of [
      'nonsense',
      'mysql://u:geheim@h/d',
      'postgres://u:geheim@h',
      'postgres://',
      'http://h/d',
      'postgres://u:geheim@h/d?port=x',
    ])
      expect(await refusal({ DATABASE_URL: url })).toMatch(/DATABASE_URL is geen adres van een PostgreSQL(?!.*geheim)/);
    const gone = 'postgres://u:geheim@127.0.0.1:1/weg';
    expect(await refusal({ DATABASE_URL: gone })).toMatch(
      /databank weg op 127\.0\.0\.1:1 is niet bereikbaar(?![^]*geheim)/,
    );
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });

  it('a data folder that cannot be written', async () => {
    expect(await refusal({ DATA_DIR: '/proc/no-such-place/data' })).toContain(
      'De gegevensmap kan niet beschreven worden',
    );
  });

  it('a second server on the folder, until the first is killed', async () => {
    const first = await startServer(folder.path);
    expect(await refusal({ DATA_DIR: folder.path })).toContain('Er draait al een Samenschrift met de gegevensmap');
    await first.stop('SIGKILL');
    const second = await startServer(folder.path);
    expect(await second.stop('SIGTERM')).toBe(0);
  });

  it('a data file that is none', async () => {
    writeFileSync(join(folder.path, 'samenschrift.db'), 'not a database '.repeat(200));
    expect(await refusal({ DATA_DIR: folder.path })).toContain('Het gegevensbestand is beschadigd');
    expect(readFileSync(join(folder.path, 'samenschrift.db'), 'utf8')).toBe('not a database '.repeat(200));
  });

  it('a broken template, with its name and the reason', async () => {
    const templates = join(folder.path, 'templates');
    cpSync(TEMPLATES, templates, { recursive: true });
    cpSync(join(templates, 'so-basis.json'), join(templates, 'zo-basis.json'));
    expect(await refusal({ TEMPLATES_DIR: templates })).toMatch(
      /zo-basis\.json: de sleutel «so-basis» staat ook in so-basis\.json/,
    );
    expect(existsSync(join(folder.path, 'data'))).toBe(false);
  });
});

describe('a start that succeeds', () => {
  it('says where, and loads the demo once', async () => {
    const first = await startServer(folder.path);
    expect(first.output.out).toMatch(/^Samenschrift staat klaar op http:\/\/localhost:\d+\n$/);
    const list = async (url: string): Promise<{ id: string; punten: number }[]> =>
      (await (
        await fetch(`${url}/api/overeenkomsten`, { headers: { authorization: 'Bearer demo-lezer' } })
      ).json()) as { id: string; punten: number }[];
    const before = await list(first.url);
    expect(before.map(({ punten }) => punten > 0)).toEqual([false, true]);
    await first.stop('SIGTERM');
    const second = await startServer(folder.path);
    expect((await list(second.url)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    await second.stop('SIGTERM');
  });
});
