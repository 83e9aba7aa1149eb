/** What someone wrote in a block that another made anew or deleted unseen. */
import * as Y from 'yjs';
import { expect, it } from 'vitest';
import { createRescue, RESCUE, rescuedSpot, type Rescue, type Told } from '../../client/text/rescue.ts';
import { paragraphs, readRichText, writeRichText, type Block, type RichText } from '../../model/rich-text.ts';

/** One person with a document; what the other sends arrives through the rescue. */
class Person {
  readonly doc = new Y.Doc();
  readonly told: Told[] = [];
  readonly rescue: Rescue = createRescue(this.doc, (told) => this.told.push(told));
  readonly origins: unknown[] = [];
  constructor() {
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => this.origins.push(origin));
  }
  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment('tekst');
  }
  text(nth: number, ...path: number[]): Y.XmlText {
    let type: unknown = this.fragment.get(nth);
    for (const child of path) type = (type as Y.XmlElement).get(child);
    return (type as Y.XmlElement).get(0) as Y.XmlText;
  }
  receive(update: Uint8Array): void {
    this.rescue.receive(update, () => Y.applyUpdate(this.doc, update, 'far'));
  }
  get content(): Block[] {
    return readRichText(this.fragment).content;
  }
  /** What this person does, as one update. */
  do(change: () => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(change);
    return Y.encodeStateAsUpdate(this.doc, before);
  }
  /** Replaces a block by others, as the editor does. */
  replace(nth: number, blocks: RichText): void {
    const fresh = new Y.Doc();
    writeRichText(fresh.getXmlFragment('tekst'), blocks);
    this.fragment.delete(nth, 1);
    this.fragment.insert(
      nth,
      fresh
        .getXmlFragment('tekst')
        .toArray()
        .map((block) => (block as Y.XmlElement).clone()),
    );
  }
}

function two(start: RichText): [Person, Person] {
  const [a, b] = [new Person(), new Person()];
  writeRichText(b.fragment, start);
  a.receive(Y.encodeStateAsUpdate(b.doc));
  return [a, b];
}
/** Each gets what the other has, twice: that makes no difference. */
function meet(a: Person, b: Person, first: Uint8Array): void {
  a.receive(first);
  for (let round = 0; round < 3; round++)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const)
      to.receive(Y.encodeStateAsUpdate(from.doc));
  expect(a.content).toEqual(b.content);
}
const list = (...lines: string[]): RichText => ({
  type: 'doc',
  content: [
    { type: 'bulletList', content: lines.map((line) => ({ type: 'listItem', content: paragraphs(line).content })) },
  ],
});

it('goes to the same place in the block that replaced it, with its marks, and is no step to undo', () => {
  const [a, b] = two(paragraphs('voor', 'een drie', 'na'));
  a.text(1).insert(4, 'twee ', { bold: {} });
  a.text(1).insert(0, '>');
  const listed = b.do(() => b.replace(1, list('een drie')));
  meet(a, b, listed);
  expect(a.content[1]).toEqual({
    type: 'bulletList',
    content: [
      {
        type: 'listItem',
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: '>een ' },
              { type: 'text', text: 'twee ', marks: [{ type: 'bold' }] },
              { type: 'text', text: 'drie' },
            ],
          },
        ],
      },
    ],
  });
  expect(a.origins.filter((origin) => origin === RESCUE)).toHaveLength(1);
  expect(b.origins).not.toContain(RESCUE);
  expect(a.told).toEqual([]);
});

it('goes to the half it was written in when the block was split', () => {
  const [a, b] = two(paragraphs('eerste helft tweede helft'));
  a.text(0).insert(25, ' slot');
  a.text(0).insert(6, ', mooie');
  meet(
    a,
    b,
    b.do(() => b.replace(0, list('eerste helft', 'tweede helft'))),
  );
  expect(a.content).toEqual(list('eerste, mooie helft', 'tweede helft slot').content);
});

it('goes along when the block was joined to the one before it', () => {
  const [a, b] = two(paragraphs('begin ', 'tweede regel'));
  a.text(1).insert(7, 'lange ');
  const joined = b.do(() => {
    b.text(0).insert(6, 'tweede regel');
    b.fragment.delete(1, 1);
  });
  meet(a, b, joined);
  expect(a.content).toEqual(paragraphs('begin tweede lange regel').content);
});

it('is found again when its block is made anew twice', () => {
  const [a, b] = two(paragraphs('een drie'));
  a.text(0).insert(4, 'twee ');
  const first = b.do(() => b.replace(0, list('een drie')));
  const second = b.do(() => b.replace(0, paragraphs('een drie')));
  a.receive(first);
  meet(a, b, second);
  expect(a.content).toEqual(paragraphs('een twee drie').content);
});

it('goes to the empty block that took the place of an empty block', () => {
  const [a, b] = two(paragraphs('boven', ''));
  a.text(1).insert(0, 'nieuw');
  meet(
    a,
    b,
    b.do(() => b.replace(1, list(''))),
  );
  expect(a.content).toEqual([...paragraphs('boven').content, ...list('nieuw').content]);
});

it('does not come back when the other knew the letters', () => {
  const [a, b] = two(paragraphs('een drie'));
  a.text(0).insert(4, 'twee ');
  b.receive(Y.encodeStateAsUpdate(a.doc));
  meet(
    a,
    b,
    b.do(() => b.fragment.delete(0, 1)),
  );
  expect(a.content).toEqual([]);
  expect(a.told).toEqual([]);
});

it('stands apart where the block was, and that is told', () => {
  const [a, b] = two(paragraphs('voor', 'een drie', 'na'));
  a.text(1).insert(4, 'twee ');
  meet(
    a,
    b,
    b.do(() => b.fragment.delete(1, 1)),
  );
  expect(a.content).toEqual(paragraphs('voor', 'twee ', 'na').content);
  expect(a.told).toEqual([{ kind: 'apart', van: 'ons', words: 'twee ' }]);
  expect(b.told).toEqual([]);
});

it('stands apart behind the rest of a list when its item is deleted, never straight in the list', () => {
  const [a, b] = two(list('een', 'twee'));
  a.text(0, 1, 0).insert(4, '!');
  meet(
    a,
    b,
    b.do(() => (b.fragment.get(0) as Y.XmlElement).delete(1, 1)),
  );
  expect(a.content).toEqual([...list('een').content, ...paragraphs('!').content]);
});

it('is not doubled when both made the block anew', () => {
  const [a, b] = two(list('een drie', 'slot'));
  const item = (a.fragment.get(0) as Y.XmlElement).get(0) as Y.XmlElement;
  a.doc.transact(() => {
    item.delete(0, 1);
    const heading = new Y.XmlElement('heading');
    heading.insert(0, [new Y.XmlText('een twee drie')]);
    item.insert(0, [heading]);
  });
  meet(
    a,
    b,
    b.do(() => b.replace(0, paragraphs('een drie', 'slot'))),
  );
  expect(a.content).toEqual(paragraphs('een twee drie', 'slot').content);
});

it('is told with its words when the record around it was deleted', () => {
  const [a, b] = [new Person(), new Person()];
  const record = new Y.Map<unknown>();
  b.doc.getMap('acties').set('x', record);
  record.set('titel', new Y.Text('Zitdag'));
  a.receive(Y.encodeStateAsUpdate(b.doc));
  ((a.doc.getMap('acties').get('x') as Y.Map<unknown>).get('titel') as Y.Text).insert(6, ' elke week');
  a.receive(b.do(() => b.doc.getMap('acties').delete('x')));
  expect(a.told).toEqual([{ kind: 'weg', van: 'ons', words: ' elke week' }]);
});

it('takes the caret along', () => {
  const [a, b] = two(paragraphs('een drie'));
  a.text(0).insert(4, 'twee ');
  const caret = Y.createRelativePositionFromTypeIndex(a.text(0), 9, -1);
  a.receive(b.do(() => b.replace(0, list('een drie'))));
  const spot = rescuedSpot(a.doc, caret);
  const found = spot && Y.createAbsolutePositionFromRelativePosition(spot, a.doc);
  expect(found?.type).toBe(a.text(0, 0, 0));
  expect(found?.index).toBe(9);
});

it('keeps what a page that is gone wrote, once it is adopted', () => {
  const [a, b] = two(paragraphs('een drie'));
  a.text(0).insert(4, 'twee ');
  const again = new Person();
  Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(a.doc));
  again.rescue.adopt(a.doc.clientID);
  meet(
    again,
    b,
    b.do(() => b.replace(0, list('een drie'))),
  );
  expect(again.content).toEqual(list('een twee drie').content);
});

it('costs next to nothing in a large document', () => {
  const [a, b] = two(paragraphs(...Array.from({ length: 5_000 }, (_, nth) => `Regel ${nth} van een lange tekst.`)));
  for (let nth = 0; nth < 15_000; nth++) b.text(nth % 5_000).insert((nth * 7) % 9, 'x');
  a.receive(Y.encodeStateAsUpdate(b.doc));
  for (let nth = 0; nth < 500; nth++) a.text(nth).insert(3, 'mijn');
  b.receive(Y.encodeStateAsUpdate(a.doc));
  const updates = Array.from({ length: 500 }, (_, nth) =>
    b.do(() => (nth % 2 ? b.text(nth).delete(0, 6) : b.text(nth).insert(0, 'y'))),
  );
  const started = performance.now();
  for (const update of updates) a.receive(update);
  expect((performance.now() - started) / updates.length).toBeLessThan(1);
});
