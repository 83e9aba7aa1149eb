/** Letters that another deleted unseen come back once, whoever was away and whoever came back first; with the real server. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { guardLetters, type Guardian } from '../../client/sync/guardian.ts';
import type { Told } from '../../client/text/rescue.ts';
import { startServer, temporaryFolder, type ServerProcess } from './process.ts';

const FIELD = 'algemeneDoelstelling';
const PATIENCE = { timeout: 10_000 };

let folder: ReturnType<typeof temporaryFolder>;
let server: ServerProcess;
let id: string;
const pages: Page[] = [];
beforeEach(async () => {
  folder = temporaryFolder();
  server = await startServer(folder.path);
  const answer = await fetch(`${server.url}/api/overeenkomsten`, { headers: { authorization: 'Bearer demo-lezer' } });
  id = ((await answer.json()) as { id: string }[])[0]?.id ?? '';
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.close();
  await server.stop('SIGKILL');
  folder.remove();
});

/** A page with a rich text, its connection, and the guard of its letters. */
class Page {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly told: Told[] = [];
  readonly guardian: Guardian;
  /** As in the product, it keeps what was deleted here. */
  readonly undo: Y.UndoManager;

  constructor(who: string, doc = new Y.Doc()) {
    this.doc = doc;
    this.provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/sync`, id, doc, {
      params: { token: `demo-${who}` },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
      connect: false,
    });
    this.undo = new Y.UndoManager(this.fragment);
    this.guardian = guardLetters(this.provider, (told) => this.told.push(told));
    pages.push(this);
  }

  async online(): Promise<void> {
    this.provider.connect();
    await vi.waitFor(() => expect(this.provider.synced).toBe(true), PATIENCE);
  }
  offline(): void {
    this.provider.disconnect();
  }
  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(FIELD);
  }
  get block(): Y.XmlElement {
    return this.fragment.get(0) as Y.XmlElement;
  }
  get shown(): string {
    return this.fragment.toJSON();
  }
  type(index: number, text: string): void {
    (this.block.get(0) as Y.XmlText).insert(index, text);
  }
  /** Makes the first block a list, as the editor does: a new element with a copy of the text. */
  toList(): void {
    this.doc.transact(() => {
      const words = (this.block.get(0) as Y.XmlText).toJSON();
      const [list, item, paragraph] = ['bulletList', 'listItem', 'paragraph'].map((name) => new Y.XmlElement(name));
      if (!list || !item || !paragraph) return;
      list.insert(0, [item]);
      item.insert(0, [paragraph]);
      paragraph.insert(0, [new Y.XmlText(words)]);
      this.fragment.delete(0, 1);
      this.fragment.insert(0, [list]);
    });
  }
  close(): void {
    this.guardian.destroy();
    this.undo.destroy();
    this.provider.destroy();
  }
}

/** Two pages with the same paragraph. */
async function two(): Promise<[Page, Page]> {
  const [a, b] = [new Page('netwerkmanager'), new Page('regisseur')];
  await Promise.all([a.online(), b.online()]);
  a.doc.transact(() => {
    a.fragment.delete(0, a.fragment.length);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('een drie')]);
    a.fragment.insert(0, [paragraph]);
  });
  await same(a, b, '<paragraph>een drie</paragraph>');
  return [a, b];
}
async function same(a: Page, b: Page, shown: string): Promise<void> {
  await vi.waitFor(() => {
    expect(a.shown).toBe(shown);
    expect(b.shown).toBe(shown);
  }, PATIENCE);
}
const list = (words: string): string => `<bulletlist><listitem><paragraph>${words}</paragraph></listitem></bulletlist>`;
/** Everything that is on its way has arrived, also what one of them put back on hearing the other: each sees a last letter. */
async function settled(a: Page, b: Page): Promise<void> {
  for (const [from, to] of [
    [a, b],
    [b, a],
    [a, b],
  ] as const) {
    const marks = from.doc.getText('titel');
    marks.insert(marks.length, '!');
    await vi.waitFor(() => expect(to.doc.getText('titel').toJSON()).toBe(marks.toJSON()), PATIENCE);
  }
}

describe('letters in a block that another made anew', () => {
  it('come back when who wrote them was offline', async () => {
    const [a, b] = await two();
    a.offline();
    a.type(4, 'twee ');
    b.toList();
    await settledAlone(b);
    await a.online();
    await same(a, b, list('een twee drie'));
    await settled(a, b);
    await same(a, b, list('een twee drie'));
    expect([a.told, b.told]).toEqual([[], []]);
  });

  it('come back when who made the block anew was offline', async () => {
    const [a, b] = await two();
    b.offline();
    b.toList();
    a.type(4, 'twee ');
    await settledAlone(a);
    await b.online();
    await same(a, b, list('een twee drie'));
    await settled(a, b);
    await same(a, b, list('een twee drie'));
  });

  it('come back when who made the block anew was offline, and who wrote them is away when they return', async () => {
    const [a, b] = await two();
    b.offline();
    b.toList();
    a.type(4, 'twee ');
    await settledAlone(a);
    a.offline();
    await b.online();
    await vi.waitFor(() => expect(b.shown).toBe(list('een twee drie')), PATIENCE);
    await settledAlone(b);
    await a.online();
    await settled(a, b);
    await same(a, b, list('een twee drie'));
    expect([a.told, b.told]).toEqual([[], []]);
  });

  it('stand apart when the block was deleted offline and the writer is away, and who deleted it is told', async () => {
    const [a, b] = await two();
    b.offline();
    b.fragment.delete(0, 1);
    a.type(4, 'twee ');
    await settledAlone(a);
    a.offline();
    await b.online();
    await a.online();
    await settled(a, b);
    await same(a, b, '<paragraph>twee </paragraph>');
    expect([a.told, b.told]).toEqual([[], [{ kind: 'apart', van: 'ander', words: 'twee ' }]]);
  });

  it('come back when the page that made the block anew is gone and its copy on the device is opened again', async () => {
    const [a, b] = await two();
    b.offline();
    b.toList();
    const copy = new Y.Doc();
    // As openDisk does where a copy holds unsent work.
    copy.gcFilter = () => false;
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(b.doc));
    a.type(4, 'twee ');
    await settledAlone(a);
    a.offline();
    const again = new Page('regisseur', copy);
    await again.online();
    await a.online();
    await settled(a, again);
    await same(a, again, list('een twee drie'));
  });

  it.each(['the writer', 'the other'])('come back when both were offline and %s is back first', async (first) => {
    const [a, b] = await two();
    a.offline();
    b.offline();
    a.type(4, 'twee ');
    b.toList();
    for (const page of first === 'the writer' ? [a, b] : [b, a]) await page.online();
    await same(a, b, list('een twee drie'));
    // Coming and going again changes nothing.
    for (const page of [a, b]) {
      page.offline();
      await page.online();
    }
    await settled(a, b);
    await same(a, b, list('een twee drie'));
  });

  it('come back while both write on, every time', async () => {
    const [a, b] = await two();
    for (let round = 0; round < 10; round++) {
      a.doc.transact(() => {
        a.fragment.delete(0, a.fragment.length);
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText('een drie')]);
        a.fragment.insert(0, [paragraph]);
      });
      await same(a, b, '<paragraph>een drie</paragraph>');
      for (const [nth, letter] of 'twee '.split('').entries()) {
        if (nth === round % 5) b.toList();
        if (a.block.nodeName === 'paragraph') a.type(4 + nth, letter);
        if (round > 4) await new Promise((resolve) => setImmediate(resolve));
      }
      await settled(a, b);
      for (const letter of 'tw') expect(a.shown.split(letter).length - 1, a.shown).toBeGreaterThan(0);
      expect(b.shown).toBe(a.shown);
    }
  });

  it('come back when the page that held them is gone and the copy on the device is opened again', async () => {
    const [a, b] = await two();
    a.offline();
    a.type(4, 'twee ');
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(a.doc));
    b.toList();
    await settledAlone(b);
    const again = new Page('netwerkmanager', copy);
    again.guardian.inherit({ inherits: () => true, release: () => {} });
    await again.online();
    await same(again, b, list('een twee drie'));
    await settled(again, b);
    await same(again, b, list('een twee drie'));
  });

  it('stand apart when the block was deleted, and who wrote them is told', async () => {
    const [a, b] = await two();
    a.offline();
    a.type(4, 'twee ');
    b.fragment.delete(0, 1);
    await settledAlone(b);
    await a.online();
    await same(a, b, '<paragraph>twee </paragraph>');
    expect(a.told).toEqual([{ kind: 'apart', van: 'ons', words: 'twee ' }]);
    expect(b.told).toEqual([]);
  });
});

/** What a page sent is on the server: a new page sees it. */
async function settledAlone(page: Page): Promise<void> {
  const witness = new Page('lezer');
  await witness.online();
  await vi.waitFor(() => expect(witness.shown).toBe(page.shown), PATIENCE);
  witness.close();
}
