/** Two servers, processes of their own, on one real PostgreSQL; people are spread over both. */
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPostgresStore } from '../../server/store/postgres.ts';
import { startPostgres } from '../postgres.ts';
import { startServer, temporaryFolder, type ServerProcess } from './process.ts';
import { PATIENCE, Visitor } from './visitor.ts';

const postgres = await startPostgres();
afterAll(() => postgres.remove());
const folder = temporaryFolder();
afterAll(() => folder.remove());

let url: string;
let servers: ServerProcess[];
let visitors: Visitor[];
/** One of the demo. */
const id = 'so-kalmthout-zoersel';
beforeEach(async () => {
  url = await postgres.createDatabase();
  const start = (): Promise<ServerProcess> => startServer(folder.path, 0, { DATABASE_URL: url });
  servers = await Promise.all([start(), start()]);
  visitors = [];
});
afterEach(async () => {
  for (const visitor of visitors) visitor.leave();
  await Promise.all(servers.map((server) => server.stop('SIGKILL')));
});

/** Someone at one of the servers, who knows both. */
async function enter(who: string, first: number): Promise<Visitor> {
  const addresses = servers.map((server) => server.url);
  const visitor = new Visitor(addresses, id, who, first);
  visitors.push(visitor);
  await visitor.synced();
  return visitor;
}

interface Listed {
  readonly id: string;
  readonly titel: string;
  readonly aanwezig: readonly { readonly id: string }[];
}
async function listed(server: ServerProcess | undefined): Promise<Listed[]> {
  const answer = await fetch(`${server?.url}/api/overeenkomsten`, { headers: { authorization: 'Bearer demo-lezer' } });
  return (await answer.json()) as Listed[];
}
const presentAt = async (server: ServerProcess | undefined): Promise<string[]> =>
  (await listed(server))
    .find((one) => one.id === id)
    ?.aanwezig.map((one) => one.id)
    .sort() ?? [];

describe('two servers on one database', { timeout: 180_000 }, () => {
  it('start on an empty database at the same moment and have each agreement once', async () => {
    expect((await listed(servers[0])).map((one) => one.id).sort()).toEqual(['so-kalmthout-zoersel', 'so-onvolledig']);
    expect(await listed(servers[1])).toHaveLength(2);
  });

  it('signing out at one closes what the session has open at the other, and nothing else', async () => {
    const [anna, ben] = [await enter('netwerkmanager.one', 1), await enter('netwerkmanager.two', 1)];
    const closed = new Promise<number>((resolve) =>
      anna.provider.on('connection-close', (event) => resolve((event as { code: number } | null)?.code ?? 0)),
    );
    const headers = { authorization: 'Bearer demo-netwerkmanager.one' };
    const answer = await fetch(`${servers[0]?.url}/api/sessie`, { method: 'DELETE', headers });
    expect(answer.status).toBe(200);
    expect(await closed).toBe(4401);
    expect(ben.provider.wsconnected).toBe(true);
  });

  it('show writing and people both ways, in the list too, and read what the other just wrote', async () => {
    const [anna, ben] = [await enter('netwerkmanager', 0), await enter('regisseur', 1)];
    anna.title.insert(0, 'Anna. ');
    await vi.waitFor(() => expect(ben.text).toMatch(/^Anna\. /), PATIENCE);
    ben.title.insert(0, 'Ben. ');
    await vi.waitFor(() => expect(anna.text).toMatch(/^Ben\. Anna\. /), PATIENCE);
    expect((await listed(servers[0])).find((one) => one.id === id)?.titel).toMatch(/^Ben\. Anna\. /);
    const both = ['netwerkmanager', 'regisseur'];
    await vi.waitFor(() => expect([anna.others, ben.others]).toEqual([['regisseur'], ['netwerkmanager']]), PATIENCE);
    for (const server of servers) expect(await presentAt(server)).toEqual(both);
    anna.leave();
    await vi.waitFor(() => expect(ben.others).toEqual([]), PATIENCE);
  });

  it('both refuse writing once the agreement is signed, whoever signed it', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const [anna, ben] = [await enter('netwerkmanager', 0), await enter('regisseur', 1)];
    const third = await openPostgresStore(url);
    await third.setStatus(id, 'ondertekend');
    for (const visitor of [anna, ben])
      await vi.waitFor(() => {
        visitor.title.insert(0, '!');
        // Whatever was let through before the status arrived is on disk; from then on nothing is.
        expect(vi.mocked(console).warn.mock.calls.length).toBeGreaterThan(visitor === anna ? 0 : 1);
      }, PATIENCE);
    await third.close();
    vi.restoreAllMocks();
  });

  it('lose nothing when one is killed: its people go on at the other', async () => {
    const [anna, ben] = [await enter('netwerkmanager', 0), await enter('regisseur', 1)];
    anna.title.insert(0, 'Before. ');
    await vi.waitFor(() => expect(ben.text).toMatch(/^Before\. /), PATIENCE);
    await servers[0]?.stop('SIGKILL');
    anna.title.insert(0, 'After. ');
    await vi.waitFor(() => expect(ben.text).toMatch(/^After\. Before\. /), PATIENCE);
    await vi.waitFor(() => expect([anna.others, ben.others]).toEqual([['regisseur'], ['netwerkmanager']]), PATIENCE);
    const cold = await enter('lezer', 1);
    expect(cold.text).toBe(ben.text);
  });

  it('hold what is written while the database restarts, tell its writer, and go on', async () => {
    const [anna, ben] = [await enter('netwerkmanager', 0), await enter('regisseur', 1)];
    anna.title.insert(0, 'One. ');
    await vi.waitFor(() => expect(ben.text).toMatch(/^One\. /), PATIENCE);
    await postgres.stop('fast');
    const told = anna.saved.length;
    anna.title.insert(0, 'Two. ');
    await vi.waitFor(() => expect(anna.saved.slice(told)).toContain(1), PATIENCE);
    expect(ben.text).not.toContain('Two.');
    await postgres.start();
    await vi.waitFor(() => expect(ben.text).toMatch(/^Two\. One\. /), PATIENCE);
    await vi.waitFor(() => expect(anna.saved.at(-1)).toBe(0), PATIENCE);
    ben.title.insert(0, 'Three. ');
    await vi.waitFor(() => expect(anna.text).toMatch(/^Three\. Two\. One\. /), PATIENCE);
  });

  it('find what was written while they could not hear each other', async () => {
    const [anna, ben] = [await enter('netwerkmanager', 0), await enter('regisseur', 1)];
    let broken = 0;
    for (let round = 0; round < 3; round++) {
      const listening = `query LIKE 'LISTEN%' OR query = 'SELECT 1'`;
      broken += (await postgres.ask(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE ${listening}`))
        .length;
      anna.title.insert(0, `${round} `);
      await vi.waitFor(() => expect(ben.text.startsWith(`${round} `)).toBe(true), PATIENCE);
    }
    expect(ben.text).toBe(anna.text);
    expect(broken).toBeGreaterThanOrEqual(servers.length);
  });
});
