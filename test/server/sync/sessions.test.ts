/** What is open in a session is bounded, and ends with it. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Sessions } from '../../../server/access/sessions.ts';
import { CLOSE } from '../../../server/sync/codes.ts';
import { attachSync, type SyncServer } from '../../../server/sync/server.ts';
import { createSessions, createWorld, ID, person, type World } from './harness.ts';

let world: World;
let server: Server;
let sync: SyncServer;
let sessions: Sessions;
const lines: object[] = [];
const log = { info: line, warn: line, error: line };
function line(fields: object): void {
  lines.push(fields);
}

beforeEach(async () => {
  lines.length = 0;
  world = await createWorld();
  server = createServer();
  sessions = createSessions({ most: 3 });
  sync = attachSync(server, { ...world, sessions, log, isAllowedHost: () => true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  await sync.close(100);
  server.close();
});

function connect(headers: Record<string, string>, protocols: string[] = []): WebSocket {
  const { port } = server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/sync/${ID}`, protocols, {
    headers,
    origin: `http://127.0.0.1:${port}`,
  });
  socket.on('error', () => {});
  return socket;
}
const cookie = (secret: string): Record<string, string> => ({ cookie: `samenschrift_sessie=${secret}` });
/** A new session of the reader: its id, and the headers that show it. */
async function signIn(): Promise<{ id: string; headers: Record<string, string> }> {
  const secret = await sessions.begin(person('lezer'), { from: '127.0.0.1', agent: undefined });
  const known = await sessions.of(cookie(secret), null);
  return { id: known?.session ?? '', headers: cookie(secret) };
}
const codeOf = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0];

describe('a session', () => {
  it('takes all its sockets with it when it ends, and no other of the same person', async () => {
    const [a, b] = [await signIn(), await signIn()];
    const [one, two, other] = [connect(a.headers), connect(a.headers), connect(b.headers)];
    await Promise.all([one, two, other].map((socket) => once(socket, 'message')));
    const codes = Promise.all([codeOf(one), codeOf(two)]);
    await sessions.end(a.id);
    expect(await codes).toEqual([CLOSE.signedOut.code, CLOSE.signedOut.code]);
    expect(other.readyState).toBe(other.OPEN);
    await vi.waitFor(() => expect(world.rooms.peek(ID)?.connections).toBe(1));
    expect(lines.filter((fields) => 'code' in fields && fields.code === 4401)).toHaveLength(2);
  });

  it('that ends while a socket of it still waits for the room leaves none behind', async () => {
    const release = world.store.hold();
    const { id, headers } = await signIn();
    const socket = connect(headers);
    await vi.waitFor(() => expect(world.store.loads).toBe(1));
    const code = codeOf(socket);
    await sessions.end(id);
    release();
    expect(await code).toBe(CLOSE.signedOut.code);
    await vi.waitFor(() => expect(world.rooms.peek(ID)?.connections).toBe(0));
  });

  it('may have so many sockets, by cookie, token in the address or bearer, and more when one is closed', async () => {
    const open = [1, 2, 3].map(() => connect({ authorization: 'Bearer demo-lezer.a' }));
    await Promise.all(open.map((socket) => once(socket, 'message')));
    expect(await codeOf(connect({ authorization: 'Bearer demo-lezer.a' }))).toBe(CLOSE.tooManyPages.code);
    expect(lines).toContainEqual(expect.objectContaining({ code: 4529, agreement: ID }));
    await once(connect({ authorization: 'Bearer demo-lezer.b' }), 'message');
    open[0]?.terminate();
    await vi.waitFor(() => expect(world.rooms.peek(ID)?.connections).toBe(3));
    await once(connect({ authorization: 'Bearer demo-lezer.a' }), 'message');
  });

  it('is not asked for by a subprotocol that nobody speaks', async () => {
    const socket = connect((await signIn()).headers, ['graphql-ws']);
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(400);
  });
});
