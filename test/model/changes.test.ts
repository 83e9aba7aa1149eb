import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bothSeen, changesSince, newsFrom, withOwn, withSeen, type SeenState } from '../../model/changes.ts';
import { addRecord, moveRecord, removeRecord, rootTypes, setMember, setText, setValue } from '../../model/edit.ts';
import { newRanges } from '../../model/new-ranges.ts';
import { typeAt } from '../../model/pads.ts';
import { cellPlace, recordPlace, rootPlace } from '../../model/place.ts';

function pair() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  rootTypes(mine);
  mine.clientID = 1;
  theirs.clientID = 2;
  mine.on('update', (update: Uint8Array, origin: unknown) => origin !== 'net' && Y.applyUpdate(theirs, update, 'net'));
  theirs.on('update', (update: Uint8Array, origin: unknown) => origin !== 'net' && Y.applyUpdate(mine, update, 'net'));
  const root = rootPlace(theirs);
  setText(theirs.getText('titel'), 'Samen sterk');
  addRecord(root, 'partijen', 'p1', { naam: 'Zoersel' });
  for (const id of ['a1', 'a2', 'a3']) addRecord(root, 'acties', id, { titel: id });
  return { mine, theirs, root };
}
const now = (doc: Y.Doc): SeenState => ({ basis: Y.snapshot(doc), delen: new Map() });
const record = (doc: Y.Doc, list: string, id: string) => {
  const found = doc.getMap<Y.Map<unknown>>(list).get(id);
  if (!found) throw new Error(`no ${id}`);
  return recordPlace(found);
};
const OWN = new Set([1]);
const look = (doc: Y.Doc, seen: SeenState) =>
  changesSince(doc, seen, OWN)
    .map(({ pad, soort }) => `${pad} ${soort}`)
    .sort();
function paragraph(words: string): Y.XmlElement {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

describe('changes of others since a moment', () => {
  it('are none when nothing happened, and none of your own', () => {
    const { mine } = pair();
    const seen = now(mine);
    setText(mine.getText('titel'), 'Van mij');
    addRecord(rootPlace(mine), 'acties', 'mijn', { titel: 'x' });
    const own = withOwn(seen, mine, OWN, Y.createDeleteSetFromStructStore(mine.store));
    expect(look(mine, own)).toEqual([]);
    expect(changesSince(mine, own, new Set())).toEqual([]);
  });

  const cases: [string, (theirs: Y.Doc) => void, string[]][] = [
    ['letters put into a text', (doc) => setText(doc.getText('titel'), 'Samen heel sterk'), ['/titel gewijzigd']],
    ['letters taken out of a text', (doc) => setText(doc.getText('titel'), 'Sterk'), ['/titel gewijzigd']],
    [
      'a value of the agreement',
      (doc) => setValue(rootPlace(doc), 'looptijd.start', 'x'),
      ['/looptijd/start gewijzigd'],
    ],
    [
      'a field of a record',
      (doc) => setText(record(doc, 'acties', 'a2').text('middelen.mensen') as Y.Text, '1 VTE'),
      ['/acties/a2/middelen/mensen gewijzigd'],
    ],
    [
      'a set',
      (doc) => setMember(record(doc, 'acties', 'a2'), 'partners', 'p1', true),
      ['/acties/a2/partners gewijzigd'],
    ],
    [
      'a cell',
      (doc) => {
        setValue(cellPlace(doc, 'leefloon/nazorg'), 'antwoordtermijn', 3);
        setMember(cellPlace(doc, 'leefloon/nazorg'), 'aanZet', 'p1', true);
      },
      [
        '/taakverdeling/taken/leefloon/nazorg/aanZet gewijzigd',
        '/taakverdeling/taken/leefloon/nazorg/antwoordtermijn gewijzigd',
      ],
    ],
    [
      'a new record, once, with all it holds',
      (doc) => {
        addRecord(rootPlace(doc), 'acties', 'a4', { titel: 'Nieuw', partners: ['p1'] });
        setText(record(doc, 'acties', 'a4').text('titel') as Y.Text, 'Heel nieuw');
      },
      ['/acties/a4 nieuw'],
    ],
    [
      'a new record within a record',
      (doc) => addRecord(record(doc, 'partijen', 'p1'), 'ondertekenaars', 's1', { naam: 'An' }),
      ['/partijen/p1/ondertekenaars/s1 nieuw'],
    ],
    ['a record removed', (doc) => removeRecord(rootPlace(doc), 'acties', 'a1'), ['/acties/a1 verwijderd']],
    ['a record moved', (doc) => moveRecord(rootPlace(doc), 'acties', 'a3', 0), ['/acties/a3 verplaatst']],
    ['a paragraph', (doc) => doc.getXmlFragment('principes').push([paragraph('Nieuw')]), ['/principes gewijzigd']],
    [
      'what came and went since',
      (doc) => {
        setText(doc.getText('titel'), 'Samen sterk en snel');
        setText(doc.getText('titel'), 'Samen sterk');
        addRecord(rootPlace(doc), 'acties', 'a4', {});
        removeRecord(rootPlace(doc), 'acties', 'a4');
      },
      [],
    ],
  ];
  it.each(cases)('tell %s', (_what, change, expected) => {
    const { mine, theirs } = pair();
    const seen = now(mine);
    change(theirs);
    expect(look(mine, seen)).toEqual(expected);
    expect(look(mine, now(mine))).toEqual([]);
  });

  it('go by field once seen, and come back when the field changes again', () => {
    const { mine, theirs, root } = pair();
    const before = now(mine);
    setText(theirs.getText('titel'), 'Samen');
    addRecord(root, 'acties', 'a4', { titel: 'Nieuw' });
    removeRecord(root, 'acties', 'a1');
    const changes = changesSince(mine, before, OWN);
    const seen = withSeen(
      before,
      changes.filter(({ pad }) => pad !== '/titel'),
    );
    expect(look(mine, seen)).toEqual(['/titel gewijzigd']);
    setText(record(theirs, 'acties', 'a4').text('titel') as Y.Text, 'Nieuwer');
    expect(look(mine, seen)).toEqual(['/acties/a4/titel gewijzigd', '/titel gewijzigd']);
    const all = withSeen(seen, changesSince(mine, seen, OWN));
    expect(look(mine, all)).toEqual([]);
    setText(theirs.getText('titel'), 'Sa');
    expect(look(mine, all)).toEqual(['/titel gewijzigd']);
  });

  it('tell a removal of what came and was seen since', () => {
    const { mine, theirs, root } = pair();
    const before = now(mine);
    setText(theirs.getText('titel'), 'Samen');
    addRecord(root, 'acties', 'a4', { titel: 'Nieuw' });
    const changes = changesSince(mine, before, OWN);
    const seen = withSeen(
      before,
      changes.filter(({ pad }) => pad === '/acties/a4'),
    );
    removeRecord(root, 'acties', 'a4');
    expect(look(mine, seen)).toEqual(['/acties/a4 verwijderd', '/titel gewijzigd']);
    expect(look(mine, withSeen(seen, changesSince(mine, seen, OWN)))).toEqual([]);
  });

  it('survive being written down', () => {
    const { mine, theirs } = pair();
    const before = now(mine);
    setText(theirs.getText('titel'), 'Samen');
    const [change] = changesSince(mine, before, OWN);
    const written = (snapshot: Y.Snapshot) => Y.decodeSnapshot(Y.encodeSnapshot(snapshot));
    const delen = new Map([['/titel', written(change?.omvang as Y.Snapshot)]]);
    expect(look(mine, { basis: written(before.basis), delen: new Map() })).toEqual(['/titel gewijzigd']);
    expect(look(mine, { basis: written(before.basis), delen })).toEqual([]);
  });

  it('call a record whose removal was undone changed, not new', () => {
    const { mine, theirs, root } = pair();
    const manager = new Y.UndoManager(theirs.getMap('acties'), { trackedOrigins: new Set(['samenschrift-edit']) });
    const seen = now(mine);
    removeRecord(root, 'acties', 'a1');
    manager.undo();
    expect(look(mine, seen).filter((line) => !line.endsWith('gewijzigd'))).toEqual([]);
    expect(theirs.getMap('acties').has('a1')).toBe(true);
  });

  it('are found within 50 ms in a document of 30,000 items', () => {
    const { mine, theirs } = pair();
    const text = theirs.getText('regiegebied');
    theirs.transact(() => {
      for (let nth = 0; nth < 30_000; nth++) text.insert(nth % 2 === 0 ? 0 : text.length, 'x');
    });
    const seen = now(mine);
    setText(theirs.getText('titel'), 'Samen');
    look(mine, seen);
    const start = performance.now();
    expect(look(mine, seen)).toEqual(['/titel gewijzigd']);
    expect(performance.now() - start).toBeLessThan(50);
  });
});

describe('new stretches of a rich text', () => {
  it('are the words and paragraphs of others since', () => {
    const { mine, theirs } = pair();
    const fragment = theirs.getXmlFragment('principes');
    fragment.push([paragraph('Een zin.'), paragraph('Nog een.')]);
    const seen = now(mine);
    const from = newsFrom(seen, OWN, ['/principes']);
    const read = () => newRanges(mine.getXmlFragment('principes'), from);
    expect(read()).toEqual([]);
    ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(3, ' hele');
    expect(read()).toEqual([{ from: 4, to: 9 }]);
    fragment.insert(1, [paragraph('Tussen')]);
    // <p>Een hele zin.</p> takes 15 positions.
    expect(read()).toEqual([
      { from: 4, to: 9 },
      { from: 15, to: 23 },
    ]);
    ((mine.getXmlFragment('principes').get(2) as Y.XmlElement).get(0) as Y.XmlText).insert(0, 'Van mij ');
    expect(read()).toHaveLength(2);
  });
});

describe('the type of a field', () => {
  it('is found by its path', () => {
    const { mine } = pair();
    cellPlace(mine, 'leefloon/nazorg').text('afspraak')?.insert(0, 'cel');
    addRecord(record(mine, 'partijen', 'p1'), 'ondertekenaars', 's1', { naam: 'An' });
    const read = (pad: string) => (typeAt(mine, pad) as { toJSON?: () => unknown } | undefined)?.toJSON?.();
    expect(read('/titel')).toBe('Samen sterk');
    expect(read('/acties/a1/titel')).toBe('a1');
    expect(read('/acties/a1/middelen/mensen')).toBe('');
    expect(read('/taakverdeling/taken/leefloon/nazorg/afspraak')).toBe('cel');
    expect(read('/partijen/p1/ondertekenaars/s1/naam')).toBe('An');
    for (const none of ['/acties/zz/titel', '/acties/a1/trekker', '/nergens', '/acties'.concat('/')])
      expect(typeAt(mine, none)).toBeUndefined();
  });
});

describe('what was seen on two devices, or told in another order', () => {
  it('is all of it, whichever was told last, and parts go once the basis holds them', () => {
    const { mine, theirs, root } = pair();
    const first = now(mine);
    setText(theirs.getText('titel'), 'Samen heel sterk');
    addRecord(root, 'acties', 'a4', { titel: 'nieuw' });
    removeRecord(root, 'acties', 'a1');
    const changes = changesSince(mine, first, OWN);
    const [title, ...rest] = changes;
    const here = withSeen(first, title ? [title] : []);
    const there = withSeen(first, rest);
    expect(look(mine, here)).not.toEqual([]);
    for (const both of [bothSeen(here, there), bothSeen(there, here)]) expect(look(mine, both)).toEqual([]);
    // A stale telling that arrives late takes nothing back.
    const all = bothSeen(now(mine), here);
    expect(look(mine, all)).toEqual([]);
    expect(all.delen.size).toBe(0);
    expect(bothSeen(first, here).delen.size).toBe(1);
  });
});
