/** Laying a text down with real servers, a real printer and real sockets: while two type at two servers, and when killed half-way. */
import * as decoding from 'lib0/decoding';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import type { SigningState } from '../../model/signing.ts';
import { sha256 } from '../../server/agreements/public-file.ts';
import { openStore } from '../../server/store/open.ts';
import { startPostgres } from '../postgres.ts';
import { startServer, temporaryFolder, type ServerProcess } from './process.ts';
import { PATIENCE, Visitor } from './visitor.ts';

const postgres = await startPostgres();
afterAll(() => postgres.remove());
const folder = temporaryFolder();
afterAll(() => folder.remove());
const servers: ServerProcess[] = [];
const visitors: Visitor[] = [];
afterEach(async () => {
  for (const visitor of visitors.splice(0)) visitor.leave();
  await Promise.all(servers.splice(0).map((server) => server.stop('SIGKILL')));
});

async function up(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await startServer(folder.path, 0, env);
  servers.push(server);
  return server;
}
const ask = (server: ServerProcess, method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${server.url}/api/overeenkomsten${path && `/${path}`}`, {
    method,
    headers: {
      authorization: 'Bearer demo-netwerkmanager',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
const freeze = (server: ServerProcess, id: string): Promise<Response> =>
  ask(server, 'POST', `${id}/ondertekening`, { was: 'juridisch-nazicht' });
const inReview = async (server: ServerProcess, id: string): Promise<void> => {
  const moved = await ask(server, 'PUT', `${id}/status`, { status: 'juridisch-nazicht', was: 'onderhandeling' });
  expect(moved.status).toBe(200);
};

/** Types numbers, and knows up to which of them it was told that they are saved. */
class Typist extends Visitor {
  readonly mark: string;
  typed = 0;
  acknowledged = 0;

  constructor(server: ServerProcess, id: string, who: string, mark: string) {
    super([server.url], id, who);
    this.mark = mark;
    // The first frame of a connection answers the server; each that follows is one number.
    this.provider.messageHandlers[100] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      this.acknowledged = Math.max(0, decoding.readVarUint(decoder) - 1);
    };
    visitors.push(this);
  }
  type(): void {
    this.typed += 1;
    this.title.insert(0, `${this.mark}${this.typed} `);
  }
}

describe('laying a text down', { timeout: 180_000 }, () => {
  it('while two type at two servers: what was called saved is in it, and what is in it is the same everywhere', async () => {
    const url = await postgres.createDatabase();
    const [one, two] = await Promise.all([up({ DATABASE_URL: url }), up({ DATABASE_URL: url })]);
    const id = 'so-kalmthout-zoersel';
    await inReview(one, id);
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const typists = [new Typist(one, id, 'netwerkmanager', 'a'), new Typist(two, id, 'regisseur', 'b')];
    for (const typist of typists) await typist.synced();
    for (const typist of typists) typist.type();
    for (const typist of typists) await vi.waitFor(() => expect(typist.acknowledged).toBeGreaterThan(0), PATIENCE);
    const typing = setInterval(() => typists.forEach((typist) => typist.type()), 5);
    const answer = await freeze(one, id);
    clearInterval(typing);
    vi.restoreAllMocks();
    const { bestand, status } = (await answer.json()) as SigningState;
    expect([answer.status, status]).toEqual([201, 'ter-ondertekening']);
    const pdf = await ask(two, 'GET', `${id}/pdf`);
    expect(sha256(new Uint8Array(await pdf.arrayBuffer()))).toBe(bestand?.pdf);
    const { titel } = (await (await ask(two, 'GET', `${id}/ondertekening/${bestand?.id}/json`)).json()) as Agreement;
    for (const server of [one, two])
      expect(((await (await ask(server, 'GET', id)).json()) as Agreement).titel).toBe(titel);
    const words = new Set(titel.split(' '));
    for (const { mark, typed, acknowledged } of typists) {
      const missing = Array.from({ length: acknowledged }, (_, nth) => `${mark}${nth + 1}`).filter(
        (word) => !words.has(word),
      );
      expect([mark, missing]).toEqual([mark, []]);
      // They went on typing while the file was made, and that is not in it.
      expect(words.has(`${mark}${typed}`)).toBe(false);
    }
    // Nothing came after it either.
    const late = new Typist(two, id, 'regisseur', 'c');
    await late.synced();
    expect(late.text).toBe(titel);
  });

  it('killed half-way leaves a text that everyone writes in again after the start, and can be laid down', async () => {
    const server = await up();
    const store = openStore(folder.path);
    const listed = (await (await ask(server, 'GET', '')).json()) as { id: string; punten: number }[];
    const agreement = listed.find(({ punten }) => punten === 0)?.id ?? '';
    await inReview(server, agreement);
    const killed = freeze(server, agreement).catch(() => null);
    await vi.waitFor(async () => expect((await store.meta(agreement))?.vergrendeld).toBe(true), PATIENCE);
    await server.stop('SIGKILL');
    await killed;
    expect([(await store.meta(agreement))?.status, await store.frozenOf(agreement)]).toEqual(['juridisch-nazicht', []]);
    const again = await up();
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const typist = new Typist(again, agreement, 'netwerkmanager', 'a');
    await typist.synced();
    await vi.waitFor(() => {
      typist.type();
      expect(typist.acknowledged).toBeGreaterThan(0);
    }, PATIENCE);
    expect((await freeze(again, agreement)).status).toBe(201);
    expect(await store.frozenOf(agreement)).toHaveLength(1);
    vi.restoreAllMocks();
    await store.close();
  });
});
