/** Several people writing in one rich text, each with a real ProseMirror state and Y.Doc, and a network that the test rules. */
import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Command, type Transaction } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { nodes } from '../../client/text/nodes.ts';
import { createRescue, type Rescue, type Told } from '../../client/text/rescue.ts';
import { syncPlugins } from '../../client/text/sync.ts';
import { fillNewBlocks, tidyPlugin } from '../../client/text/tidy.ts';
import { plainText, readRichText, writeRichText, type RichText } from '../../model/rich-text.ts';

const schema = getSchema(nodes());
fillNewBlocks(schema);

/** One person: a document, a state, and just enough of a view for the plugins. */
export class Pen {
  readonly name: string;
  readonly doc = new Y.Doc();
  readonly fragment: Y.XmlFragment;
  state: EditorState;
  /** What was told of letters that could not be put back where they were. */
  readonly told: Told[] = [];
  readonly rescue: Rescue;
  #views: { update?: (view: never, before: EditorState) => void; destroy?: () => void }[] = [];

  constructor(name: string, start: Uint8Array, clientId: number) {
    this.name = name;
    this.doc.clientID = clientId;
    Y.applyUpdate(this.doc, start);
    this.rescue = createRescue(this.doc, (told) => this.told.push(told));
    this.fragment = this.doc.getXmlFragment('tekst');
    this.state = EditorState.create({ schema, plugins: [...syncPlugins(this.fragment), tidyPlugin()] });
    for (const plugin of this.state.plugins) {
      const view = plugin.spec.view?.(this as never);
      if (view) this.#views.push(view);
    }
  }

  /** Something of another arrives. */
  receive(update: Uint8Array, origin: unknown): void {
    this.rescue.receive(update, () => Y.applyUpdate(this.doc, update, origin));
  }

  hasFocus = (): boolean => false;

  dispatch(transaction: Transaction): void {
    const before = this.state;
    this.state = before.apply(transaction);
    for (const view of this.#views) view.update?.(this as never, before);
  }

  type(text: string): void {
    const { tr, selection } = this.state;
    this.dispatch(tr.insertText(text, selection.from, selection.to));
  }

  do(command: Command): boolean {
    return command(this.state, (transaction) => this.dispatch(transaction));
  }

  /** Puts the caret as near as possible to a position. */
  go(at: number): void {
    const { doc, tr } = this.state;
    const inside = Math.max(0, Math.min(at, doc.content.size));
    this.dispatch(tr.setSelection(TextSelection.near(doc.resolve(inside))));
  }

  get text(): string {
    return plainText(readRichText(this.fragment));
  }
  get json(): RichText {
    return readRichText(this.fragment);
  }
  close(): void {
    this.rescue.destroy();
    for (const view of this.#views) view.destroy?.();
  }
}

/** Letters on their way. Nothing arrives until the test says so; between two people they keep their order. */
export class Post {
  readonly pens: readonly Pen[];
  readonly #waiting = new Map<string, Uint8Array[]>();

  constructor(start: RichText, names: readonly string[]) {
    const doc = new Y.Doc();
    doc.clientID = 1;
    writeRichText(doc.getXmlFragment('tekst'), start);
    const state = Y.encodeStateAsUpdate(doc);
    this.pens = names.map((name, nth) => new Pen(name, state, 1000 - nth * 7));
    for (const pen of this.pens)
      pen.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin !== this) this.#send(pen, update);
      });
  }

  #send(from: Pen, update: Uint8Array): void {
    for (const to of this.pens) {
      if (to === from) continue;
      const key = `${from.name}>${to.name}`;
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), update]);
    }
  }

  /** Delivers the oldest letter from one to another; false when there is none. */
  deliver(from: Pen, to: Pen): boolean {
    const queue = this.#waiting.get(`${from.name}>${to.name}`) ?? [];
    const update = queue.shift();
    if (update) to.receive(update, this);
    return update !== undefined;
  }

  /** Delivers everything. */
  flush(): void {
    let busy = true;
    while (busy) {
      busy = false;
      for (const from of this.pens) for (const to of this.pens) if (from !== to && this.deliver(from, to)) busy = true;
    }
  }

  close(): void {
    for (const pen of this.pens) pen.close();
  }
}

/** Random numbers that a seed repeats. */
export function random(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}
