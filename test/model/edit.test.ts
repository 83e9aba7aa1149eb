import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRecord, fillCells, moveRecord, setMember, setText, setValue } from '../../model/edit.ts';
import { insertInspiration, startAgreement, type Inspiration, type Template } from '../../model/library.ts';
import { numbersOf } from '../../model/numbering.ts';
import { ordered } from '../../model/order.ts';
import { partOf } from '../../model/parts.ts';
import { recordPlace, rootPlace } from '../../model/place.ts';
import { readAgreement } from '../../model/read.ts';
import { emptyRichText, paragraphs, plainText } from '../../model/rich-text.ts';
import * as terms from '../../model/terms.ts';
import { titleFor } from '../../model/title.ts';
import begrippen from '../../schemas/begrippen.schema.json' with { type: 'json' };
import { toDoc } from '../../model/write.ts';
import { complete } from './complete.ts';

const read = (doc: Y.Doc) => {
  const result = readAgreement(doc);
  if (!result.ok) throw new Error(JSON.stringify(result.unknown));
  return result.agreement;
};
const sample = (): Y.Doc => toDoc(complete());
const idsIn = (doc: Y.Doc): string[] => ordered(rootPlace(doc).list('acties') ?? new Y.Map()).map(({ id }) => id);

describe('setText', () => {
  it('makes the text read the new value, whatever the change and the caret', () => {
    const unit = fc.constantFrom('a', 'b', '👍', '👎', 'é', '\n');
    const line = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
    fc.assert(
      fc.property(line, line, fc.nat({ max: 14 }), (before, after, caret) => {
        const doc = new Y.Doc();
        const text = doc.getText('t');
        text.insert(0, before);
        setText(text, after, caret);
        expect(text.toJSON()).toBe(after);
      }),
    );
  });

  it('leaves what someone else types elsewhere in the same text', () => {
    const [mine, yours] = [sample(), new Y.Doc()];
    Y.applyUpdate(yours, Y.encodeStateAsUpdate(mine));
    const title = mine.getText('titel').toJSON();
    setText(mine.getText('titel'), `De ${title}`, 3);
    setText(yours.getText('titel'), `${title} (ontwerp)`);
    Y.applyUpdate(yours, Y.encodeStateAsUpdate(mine));
    expect(yours.getText('titel').toJSON()).toBe(`De ${title} (ontwerp)`);
  });

  it('uses the caret to tell equal characters apart', () => {
    const doc = new Y.Doc();
    const text = doc.getText('t');
    text.insert(0, 'aaa');
    const behindFirst = Y.createRelativePositionFromTypeIndex(text, 1);
    setText(text, 'aaaa', 1);
    expect(Y.createAbsolutePositionFromRelativePosition(behindFirst, doc)?.index).toBe(2);
  });

  it('throws when the text is in no document: misuse, not input', () => {
    expect(() => setText(new Y.Text(), 'x')).toThrow(/not in a document/);
  });
});

describe('the order of records', () => {
  it('follows every insertion and move', () => {
    const doc = sample();
    const root = rootPlace(doc);
    addRecord(root, 'acties', 'a2');
    addRecord(root, 'acties', 'a3', {}, 0);
    addRecord(root, 'acties', 'a4', {}, 1);
    expect(idsIn(doc)).toEqual(['a3', 'a4', 'a1', 'a2']);
    moveRecord(root, 'acties', 'a3', 3);
    expect(idsIn(doc)).toEqual(['a4', 'a1', 'a2', 'a3']);
    moveRecord(root, 'acties', 'a2', 0);
    expect(idsIn(doc)).toEqual(['a2', 'a4', 'a1', 'a3']);
  });

  it('finds room between records that two people put at the same place', () => {
    const [one, two] = [sample(), new Y.Doc()];
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    addRecord(rootPlace(one), 'acties', 'x');
    addRecord(rootPlace(two), 'acties', 'y');
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(idsIn(one)).toEqual(['a1', 'x', 'y']);
    addRecord(rootPlace(one), 'acties', 'between', {}, 2);
    expect(idsIn(one)).toEqual(['a1', 'x', 'between', 'y']);
  });

  it('survives a key that is none', () => {
    const doc = sample();
    rootPlace(doc).list('acties')?.get('a1')?.set('volgorde', '###');
    addRecord(rootPlace(doc), 'acties', 'a2', {}, 0);
    addRecord(rootPlace(doc), 'acties', 'a3');
    expect(new Set(idsIn(doc))).toEqual(new Set(['a1', 'a2', 'a3']));
  });
});

describe('other edits', () => {
  it('sets and clears values, members and cells', () => {
    const doc = sample();
    const record = rootPlace(doc).list('acties')?.get('a1');
    if (!record) throw new Error('no record');
    setValue(recordPlace(record), 'deadline', undefined);
    setMember(recordPlace(record), 'doelgroepen', 'leefloon', true);
    setMember(recordPlace(record), 'doelgroepen', 'nba-met', true);
    setMember(recordPlace(record), 'doelgroepen', 'leefloon', false);
    fillCells(doc, [{ doelgroep: 'leefloon', vlak: 'nazorg' }], {
      vanToepassing: true,
      aanZet: ['p2'],
      antwoordtermijn: 5,
    });
    const { acties, taakverdeling } = read(doc);
    expect(acties[0]).not.toHaveProperty('deadline');
    expect(acties[0]?.doelgroepen).toEqual(['nba-met']);
    expect(taakverdeling.taken.find((taak) => taak.doelgroep === 'leefloon' && taak.vlak === 'nazorg')).toMatchObject({
      vanToepassing: true,
      aanZet: ['p2'],
      antwoordtermijn: 5,
    });
  });

  it('numbers records by their order', () => {
    expect([...numbersOf(complete())]).toEqual([
      ['d1', 'D1'],
      ['a1', 'A1'],
      ['i1', 'I1'],
      ['o1', 'O1'],
      ['o2', 'O2'],
    ]);
  });

  it('tells the part a problem lies in', () => {
    expect(['/acties/3/trekker', '/looptijd/einde', '', '/slotbepalingen/duur'].map(partOf)).toEqual([
      'acties',
      'algemeen',
      'algemeen',
      'slotbepalingen',
    ]);
  });

  it('reads a text as plain lines', () => {
    expect(plainText(paragraphs('een', 'twee'))).toBe('een\ntwee');
  });
});

const INSPIRATION: Inspiration = {
  id: 'insp-x',
  versie: 3,
  titel: 'Fiets',
  samenvatting: 'Een fiets lenen.',
  omschrijving: paragraphs('Lenen.'),
  thema: 'aan-de-slag',
  algemeen: false,
  doelgroepen: ['leefloon'],
  vlakken: ['flankerend'],
  instrumenten: [],
  trekker: 'vdab',
  partners: ['CAW', 'Ligo'],
  middelen: { mensen: '0,1 VTE', budget: '' },
  doorlooptijd: 12,
  indicatoren: [],
  trefwoorden: [],
};

describe('the library', () => {
  it('inserts an action as a copy that remembers its origin, and undo takes it out again', () => {
    const doc = sample();
    const undo = new Y.UndoManager([doc.getMap('acties')], { trackedOrigins: new Set(['samenschrift-edit']) });
    insertInspiration(doc, INSPIRATION, 'nieuw', 0);
    expect(read(doc).acties[0]).toMatchObject({
      id: 'nieuw',
      titel: 'Fiets',
      trekker: 'p1',
      anderePartners: 'CAW, Ligo',
      herkomst: { soort: 'inspiratieset', id: 'insp-x', versie: 3 },
    });
    undo.undo();
    expect(read(doc).acties.map(({ id }) => id)).toEqual(['a1']);
  });

  it('leaves the lead open where several parties could be it', () => {
    const doc = sample();
    addRecord(rootPlace(doc), 'partijen', 'p3', { soort: 'gemeente' });
    insertInspiration(doc, { ...INSPIRATION, trekker: 'gemeente' }, 'nieuw');
    expect(read(doc).acties.at(-1)).not.toHaveProperty('trekker');
  });

  it('starts an agreement whose primary target groups are in scope', () => {
    const empty = emptyRichText();
    const template = {
      id: 't',
      uitgave: 1,
      legislatuur: '2025-2030',
      inhoud: {
        algemeneDoelstelling: empty,
        principes: empty,
        omgevingsanalyse: empty,
        doelstellingen: [],
        taakverdeling: empty,
        overleg: [],
        slotbepalingen: { duur: empty, opzegging: empty, geschillen: empty },
      },
    } as unknown as Template;
    const made = startAgreement({
      template,
      parties: complete().partijen,
      term: { start: '2025-01-01', einde: '2030-12-31' },
    });
    expect(made.titel).toBe('Samenwerkingsovereenkomst tussen de gemeente Wijnegem en VDAB');
    expect(made.taakverdeling.taken.filter(({ vanToepassing }) => vanToepassing)).toHaveLength(30);
    expect(readAgreement(toDoc(made))).toEqual({ ok: true, agreement: made });
  });

  it('enumerates as Dutch does', () => {
    const parties = [
      { soort: 'vdab', naam: 'VDAB' },
      { soort: 'lokaal-bestuur', naam: 'Lokaal bestuur Ranst' },
      { soort: 'gemeente', naam: 'Gemeente Bonheiden' },
      { soort: 'lokaal-bestuur', naam: 'Lokaal bestuur Schilde' },
      { soort: 'ocmw', naam: 'OCMW Mechelen' },
      { soort: 'intergemeentelijk', naam: 'KINA' },
    ] as const;
    expect(titleFor(parties)).toBe(
      'Samenwerkingsovereenkomst tussen de lokale besturen van Ranst en Schilde, de gemeente Bonheiden, het OCMW van Mechelen, KINA en VDAB',
    );
    expect(titleFor(parties.slice(0, 2))).toBe('Samenwerkingsovereenkomst tussen het lokaal bestuur van Ranst en VDAB');
    expect(titleFor(parties.slice(0, 1))).toBe('Samenwerkingsovereenkomst tussen … en VDAB');
  });
});

describe('the closed lists', () => {
  it.each([
    ['doelgroep', terms.TARGET_GROUPS],
    ['vlak', terms.DOMAINS],
    ['thema', terms.THEMES],
    ['instrument', terms.INSTRUMENTS],
    ['partijsoort', terms.PARTY_KINDS],
    ['overlegsoort', terms.MEETING_KINDS],
    ['frequentie', terms.FREQUENCIES],
  ] as const)('%s has the same ids in schema and model', (name, known) => {
    expect([...begrippen.$defs[name].enum].sort()).toEqual(known.map(({ id }) => id as string).sort());
  });
});
