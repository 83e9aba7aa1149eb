/** The log never holds document text or personal data: a session full of marked texts is walked, then the log is searched. */
import { once } from 'node:events';
import { connect } from 'node:net';
import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { DEMO_PEOPLE } from '../../server/access/demo.ts';
import { createLog } from '../../server/logger.ts';
import { createMemoryStore } from '../../server/store/memory.ts';
import { StoreError, type Store } from '../../server/store/store.ts';
import { runServer, type Running } from './running.ts';

const ID = 'so-test';
/** Whatever must not be in the log holds this. */
const MARK = 'GEHEIM';
const PATIENCE = { timeout: 15_000 };

describe('the log of a session', () => {
  let failing = false;
  let running: Running;
  beforeEach(async () => {
    failing = false;
    const inner = createMemoryStore();
    const store: Store = {
      ...inner,
      // An error of a library may quote what it was given.
      append: async (batches, at) => {
        if (failing) throw new Error(`cannot write "${MARK}"\n    at ${MARK}`);
        return inner.append(batches, at);
      },
    };
    const doc = new Y.Doc();
    doc.getText('titel').insert(0, `${MARK}-titel`);
    await store.create({
      id: ID,
      status: 'onderhandeling',
      snapshot: Y.encodeStateAsUpdate(doc),
      at: '2026-03-01T10:00:00.000Z',
    });
    running = await runServer({ store, limits: { retryFirst: 1, retryLast: 2 } });
  });
  afterEach(() => running.server.close(1000));

  /** What was logged, each line read back. */
  const logged = (): { msg: string }[] => running.lines.map((line) => JSON.parse(line) as { msg: string });
  const hasLogged = (message: string): Promise<void> =>
    vi.waitFor(() => expect(logged().map(({ msg }) => msg)).toContain(message), PATIENCE);
  function expectClean(): void {
    const log = running.lines.join('');
    expect(log).not.toContain(MARK);
    for (const { naam } of DEMO_PEOPLE) expect(log).not.toContain(naam);
    expect(log).not.toMatch(/demo-(regisseur|lezer)/);
  }

  async function open(who: string): Promise<WebSocket> {
    const address = `ws://127.0.0.1:${running.port}/sync/${ID}?token=demo-${who}&extra=${MARK}`;
    const socket = new WebSocket(address, { headers: { cookie: `ander=${MARK}` } });
    await once(socket, 'open');
    return socket;
  }
  const frame = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
    const encoder = encoding.createEncoder();
    write(encoder);
    return encoding.toUint8Array(encoder);
  };
  /** An update of which the text is marked, as a frame. */
  function update(text = `${MARK}-tekst`): Uint8Array {
    const doc = new Y.Doc();
    doc.getText('titel').insert(0, text);
    return frame((encoder) => {
      for (const type of [0, 2]) encoding.writeVarUint(encoder, type);
      encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
    });
  }

  it('holds no text when it could not be written', async () => {
    failing = true;
    const socket = await open('regisseur');
    socket.send(update());
    await hasLogged('updates not written, will retry');
    failing = false;
    socket.close();
    expectClean();
  });

  it('holds nothing of what a malformed frame says', async () => {
    const texts = [
      new TextEncoder().encode(MARK),
      frame((encoder) => encoding.writeVarString(encoder, MARK)),
      // Awareness of a client who says to be someone, with a state that is no JSON.
      frame((encoder) => {
        const inner = frame((entry) => {
          for (const value of [1, 7, 1]) encoding.writeVarUint(entry, value);
          encoding.writeVarString(entry, `{"user":{"name":"${MARK}"`);
        });
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarUint8Array(encoder, inner);
      }),
      update().slice(0, 12),
    ];
    for (const text of texts) {
      const socket = await open('regisseur');
      socket.send(text);
      await once(socket, 'close');
    }
    const word = await open('regisseur');
    word.send(`${MARK} as a text frame`);
    await once(word, 'close');
    await hasLogged('connection closed');
    await hasLogged('connection closed');
    expectClean();
  });

  it('holds nothing of addresses, headers and bodies, whatever is wrong with them', async () => {
    const at = `http://127.0.0.1:${running.port}`;
    const headers = {
      authorization: `Bearer ${MARK}`,
      cookie: `samenschrift_sessie=${MARK}`,
      'content-type': 'application/json',
    };
    const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${at}${path}`, { headers, ...init });
    const member = { ...headers, authorization: 'Bearer demo-regisseur' };
    await ask(`/api/overeenkomsten/${MARK}?token=${MARK}`);
    await ask(`/${MARK}.txt?e=${MARK}@voorbeeld.be`);
    await ask('/api/overeenkomsten', { method: 'POST', headers: member, body: `{"${MARK}": ${MARK}` });
    await ask('/api/overeenkomsten', { method: 'POST', headers: member, body: JSON.stringify({ sjabloon: MARK }) });
    await ask(`/api/overeenkomsten/${ID}`, { headers: member });
    await ask('/api/sessie', {
      method: 'POST',
      headers: { ...headers, origin: `https://${MARK}.example` },
      body: '{}',
    });
    await hasLogged('request failed');
    expectClean();
  });

  it('holds nothing of bytes that are no HTTP, nor of an upgrade that is refused', async () => {
    const socket = connect(running.port, '127.0.0.1');
    socket.end(`${MARK} ${MARK}\r\n\r\n`);
    await once(socket.resume(), 'close');
    const refused = new WebSocket(`ws://127.0.0.1:${running.port}/sync/${ID}?token=${MARK}`);
    await once(refused, 'error');
    expectClean();
  });
});

describe('a line of the log', () => {
  const line = (fields: object): Record<string, unknown> => {
    const lines: string[] = [];
    createLog('info', { write: (text) => void lines.push(text) }).info(fields, 'said');
    return JSON.parse(lines[0] ?? '{}') as Record<string, unknown>;
  };

  it('keeps numbers and the texts that the server chooses, and says what it left out', () => {
    expect(
      line({ agreement: ID, kind: 'full', rows: [1, 2], frames: 3, title: MARK, person: { naam: MARK } }),
    ).toMatchObject({
      agreement: ID,
      kind: 'full',
      rows: [1, 2],
      frames: 3,
      title: '[left out]',
      person: '[left out]',
      msg: 'said',
    });
  });

  it('tells of an error where it came from, and its message only when we wrote it', () => {
    const foreign = line({ err: new TypeError(`cannot read ${MARK}`) });
    expect(foreign['err']).toMatchObject({
      type: 'TypeError',
      at: expect.arrayContaining([expect.stringContaining('logger.test.ts')]) as unknown,
    });
    expect(JSON.stringify(foreign)).not.toContain(MARK);
    const own = new StoreError('corrupt', 'a stored update is not binary', { cause: new Error(MARK) });
    expect(line({ err: own })['err']).toMatchObject({
      type: 'StoreError',
      kind: 'corrupt',
      message: 'a stored update is not binary',
      cause: { type: 'Error' },
    });
    expect(JSON.stringify(line({ err: own }))).not.toContain(MARK);
    expect(JSON.stringify(line({ err: MARK }))).not.toContain(MARK);
  });
});
