import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { cellsToTsv, cellWords, clipOf, pasteTargets, translate } from '../../client/matrix/copy.ts';
import { countOf, nextGap, statesOf } from '../../client/matrix/gaps.ts';
import { cornerOf, extendTo, line, onlyCell, rectangle, toggle, wholeMatrix } from '../../client/matrix/selection.ts';
import { neighbour, nameAt, positionOf } from '../../client/matrix/walk.ts';
import { whoInWords, whoParts } from '../../client/matrix/who.ts';
import { createOptions } from '../../client/sync/options.ts';
import { LOCAL_EDIT, removeRecord, rootTypes } from '../../model/edit.ts';
import { CLEARED, readCell, setInCells, writeCells, type CellContent } from '../../model/cells.ts';
import { rootPlace } from '../../model/place.ts';
import { contactsToOffer } from '../../model/task-contacts.ts';
import { startAssignments, startRows } from '../../model/task-start.ts';
import { toDoc } from '../../model/write.ts';
import { complete } from '../model/complete.ts';

const PARTIES = [
  { id: 'v', soort: 'vdab', kort: 'VDAB' },
  { id: 'z', soort: 'lokaal-bestuur', kort: 'Zoersel' },
  { id: 'o', soort: 'ocmw', kort: 'OCMW Ranst' },
  { id: 'g', soort: 'gemeente', kort: 'Schilde' },
];

const CELL: CellContent = {
  vanToepassing: true,
  aanZet: ['p1'],
  betrokken: ['p2'],
  afspraak: 'Elke maand "samen".',
  antwoordtermijn: 5,
  contactpersonen: ['p1-c'],
};

describe('start assignment', () => {
  it('follows seed 002 §3.3-3.5', () => {
    const found = startAssignments(startRows(PARTIES), () => true);
    const at = (doelgroep: string, vlak: string) =>
      found.find(({ cell }) => cell.doelgroep === doelgroep && cell.vlak === vlak)?.aanZet;
    expect(at('wzw-multi', 'identificeren')).toEqual(['v']);
    expect(at('leefloon', 'trajectbepaling')).toEqual(['z', 'o']);
    expect(at('nba-zonder', 'bereiken')).toEqual(['v', 'z', 'o', 'g']);
    expect(at('nba-zonder', 'controle')).toBeUndefined();
    expect(at('wzw-multi', 'matchen')).toBeUndefined();
    expect(at('nba-met', 'identificeren')).toBeUndefined();
  });

  it('leaves filled cells and absent parties alone', () => {
    expect(startAssignments(startRows(PARTIES), () => false)).toEqual([]);
    expect(startRows([{ id: 'g', soort: 'gemeente' }]).map(({ doelgroep }) => doelgroep)).toEqual(['nba-zonder']);
    expect(startRows([{ id: 'i', soort: 'intergemeentelijk' }])[0]).toMatchObject({
      doelgroep: 'leefloon',
      aanZet: ['i'],
    });
  });
});

describe('who, in words', () => {
  it('names them, or all local governments at once', () => {
    expect(whoInWords(['v', 'z'], PARTIES)).toBe('VDAB, Zoersel');
    expect(whoInWords(['z', 'o', 'g'], PARTIES)).toBe('alle lokale besturen');
    expect(whoInWords(['v', 'z', 'o', 'g'], PARTIES)).toBe('alle lokale besturen, VDAB');
    expect(whoInWords(['gone'], PARTIES)).toBe('');
    expect(whoParts(['v', 'o'], PARTIES)).toEqual([
      { naam: 'VDAB', soort: 'vdab' },
      { naam: 'OCMW Ranst', soort: 'ocmw' },
    ]);
  });
});

describe('keys', () => {
  it('walk the grid and stop at its edges', () => {
    expect(neighbour('leefloon/bereiken', 'ArrowRight')).toBe('nba-zonder/bereiken');
    expect(neighbour('leefloon/bereiken', 'ArrowUp')).toBe('leefloon/identificeren');
    expect(neighbour('wzw-multi/identificeren', 'ArrowLeft')).toBeNull();
    expect(neighbour('leefloon/monitoring', 'ArrowDown')).toBeNull();
    expect(neighbour('leefloon/bereiken', 'Home')).toBe('wzw-multi/bereiken');
    expect(neighbour('leefloon/bereiken', 'End')).toBe('nba-met/bereiken');
    expect(neighbour('leefloon/bereiken', 'a')).toBeNull();
  });
  it('go to the edge with Ctrl', () => {
    expect(neighbour('leefloon/bereiken', 'Home', true)).toBe('wzw-multi/identificeren');
    expect(neighbour('leefloon/bereiken', 'End', true)).toBe('nba-met/monitoring');
    expect(neighbour('leefloon/bereiken', 'ArrowDown', true)).toBe('leefloon/monitoring');
    expect(neighbour('leefloon/bereiken', 'ArrowLeft', true)).toBe('wzw-multi/bereiken');
  });
  it('know where every cell stands', () => {
    for (const name of wholeMatrix('').cells) expect(nameAt(...positionOf(name))).toBe(name);
  });
});

describe('selection', () => {
  const from = onlyCell('leefloon/bereiken');
  it('draws a rectangle from its anchor, both ways, and shrinks it again', () => {
    const drawn = extendTo(from, 'nba-zonder/trajectbepaling');
    expect(drawn.cells).toHaveLength(6);
    expect(drawn.active).toBe('nba-zonder/trajectbepaling');
    expect(extendTo(drawn, 'wzw-multi/identificeren').cells).toEqual(
      rectangle('wzw-multi/identificeren', 'leefloon/bereiken'),
    );
    expect(extendTo(drawn, 'leefloon/bereiken').cells).toEqual(['leefloon/bereiken']);
  });
  it('adds cells and takes them out; the last one stays', () => {
    const two = toggle(from, 'nba-met/controle');
    expect(two.cells).toEqual(['leefloon/bereiken', 'nba-met/controle']);
    expect(toggle(two, 'nba-met/controle').cells).toEqual(['leefloon/bereiken']);
    expect(toggle(from, 'leefloon/bereiken').cells).toEqual(['leefloon/bereiken']);
    expect(extendTo(two, 'nba-met/monitoring').cells).toEqual([
      'leefloon/bereiken',
      'nba-met/controle',
      'nba-met/monitoring',
    ]);
  });
  it('takes a row or a column whole', () => {
    expect(line('kolom', 'leefloon', 'leefloon/nazorg')).toMatchObject({ active: 'leefloon/nazorg' });
    expect(line('kolom', 'leefloon').cells).toHaveLength(10);
    expect(line('rij', 'nazorg', 'leefloon/bereiken').active).toBe('wzw-multi/nazorg');
    expect(line('rij', 'nazorg').cells).toHaveLength(4);
    expect(cornerOf(['nba-met/bereiken', 'leefloon/nazorg'])).toBe('leefloon/bereiken');
  });
});

describe('copy and paste', () => {
  const names = new Map([
    ['p1', 'VDAB'],
    ['p2', 'Wijnegem'],
    ['p1-c', 'Bo Maes'],
  ]);
  const nameOf = (id: string) => names.get(id);
  it('writes a cell as a sentence, and several as rows with their names', () => {
    const words = (name: string) => (name.endsWith('bereiken') ? cellWords(CELL, nameOf) : 'x\ty');
    expect(cellWords(CELL, nameOf)).toBe(
      'VDAB; met Wijnegem; Elke maand "samen".; antwoord binnen 5 werkdagen; contact: Bo Maes',
    );
    expect(cellsToTsv(['leefloon/nazorg'], words)).toBe('"x\ty"');
    expect(cellsToTsv(['leefloon/bereiken', 'nba-zonder/noden-inschatten'], words)).toBe(
      'Vlak\tLeefloon\tZonder uitkering\n' +
        'Actief bereiken\t"VDAB; met Wijnegem; Elke maand ""samen"".; antwoord binnen 5 werkdagen; contact: Bo Maes"\t\n' +
        'Noden inschatten\t\t"x\ty"',
    );
    expect(cellWords({ ...CELL, vanToepassing: false }, nameOf)).toBe('niet in deze overeenkomst');
  });
  it('pastes one cell everywhere, more from the corner on, and nothing outside', () => {
    const read = () => CELL;
    const one = clipOf('so-1', ['leefloon/nazorg'], read, nameOf);
    expect(pasteTargets(one, ['leefloon/controle', 'nba-met/controle']).map(({ name }) => name)).toEqual([
      'leefloon/controle',
      'nba-met/controle',
    ]);
    const block = clipOf('so-1', rectangle('leefloon/nazorg', 'nba-zonder/controle'), read, nameOf);
    expect(pasteTargets(block, ['nba-met/monitoring']).map(({ name }) => name)).toEqual(['nba-met/monitoring']);
  });
  it('finds the same parties by name in another agreement, and says whom it does not have', () => {
    const here = new Map([
      ['x1', 'VDAB'],
      ['x1-c', 'Bo Maes'],
    ]);
    const { inhoud, lost } = translate(CELL, Object.fromEntries(names), here);
    expect(inhoud).toEqual({ ...CELL, aanZet: ['x1'], betrokken: [], contactpersonen: ['x1-c'] });
    expect(lost).toEqual(['Wijnegem']);
  });
});

describe('cells', () => {
  const NAMES = ['leefloon/nazorg', 'leefloon/matchen'];
  it('are written together as one undo step, only in the fields given', () => {
    const doc = toDoc(complete());
    const undo = new Y.UndoManager(rootTypes(doc), { trackedOrigins: new Set([LOCAL_EDIT]) });
    writeCells(
      doc,
      NAMES.map((name) => ({ name, change: CELL })),
    );
    undo.stopCapturing();
    writeCells(
      doc,
      NAMES.map((name) => ({ name, change: { antwoordtermijn: 3 } })),
    );
    expect(NAMES.map((name) => readCell(doc, name))).toEqual([
      { ...CELL, antwoordtermijn: 3 },
      { ...CELL, antwoordtermijn: 3 },
    ]);
    undo.undo();
    expect(readCell(doc, 'leefloon/nazorg')).toEqual(CELL);
    undo.stopCapturing();
    writeCells(
      doc,
      NAMES.map((name) => ({ name, change: CLEARED })),
    );
    expect(readCell(doc, 'leefloon/matchen')).toEqual({ ...CELL, ...CLEARED });
    undo.undo();
    expect(readCell(doc, 'leefloon/matchen')).toEqual(CELL);
  });
  it('have a party at turn or involved, not both', () => {
    const doc = toDoc(complete());
    writeCells(
      doc,
      NAMES.map((name) => ({ name, change: CELL })),
    );
    setInCells(doc, NAMES, 'betrokken', 'p1', true);
    expect(readCell(doc, 'leefloon/nazorg')).toMatchObject({ aanZet: [], betrokken: ['p2', 'p1'] });
    setInCells(doc, NAMES, 'aanZet', 'p2', true);
    expect(readCell(doc, 'leefloon/nazorg')).toMatchObject({ aanZet: ['p2'], betrokken: ['p1'] });
  });
});

describe('gaps', () => {
  it('are counted per doelgroep and found one after the other', () => {
    const doc = toDoc(complete());
    const states = statesOf(doc, createOptions(doc));
    expect(countOf(states.get())).toEqual({ inScope: 1, leeg: 0, zonderContact: 0 });
    expect(nextGap(states.get(), 'leefloon/nazorg')).toBeNull();
    const put = (name: string, change: Partial<CellContent>) =>
      writeCells(doc, [{ name, change: { vanToepassing: true, ...change } }]);
    put('leefloon/nazorg', {});
    put('leefloon/controle', { aanZet: ['p1'] });
    put('nba-zonder/bereiken', {});
    expect(countOf(states.get(), 'leefloon')).toEqual({ inScope: 2, leeg: 1, zonderContact: 1 });
    expect(nextGap(states.get(), 'leefloon/nazorg')).toBe('nba-zonder/bereiken');
    expect(nextGap(states.get(), 'nba-zonder/bereiken')).toBe('leefloon/nazorg');
    put('leefloon/nazorg', CELL);
    put('nba-zonder/bereiken', CELL);
    expect(nextGap(states.get(), 'wzw-multi/identificeren')).toBe('leefloon/controle');
  });
  it('open up again when the party at turn leaves the agreement', () => {
    const doc = toDoc(complete());
    const states = statesOf(doc, createOptions(doc));
    let told = 0;
    const stop = states.subscribe(() => (told += 1));
    removeRecord(rootPlace(doc), 'partijen', 'p1');
    expect(countOf(states.get()).leeg).toBe(1);
    expect(told).toBeGreaterThan(0);
    stop();
  });
});

describe('the contact to offer', () => {
  const parties = [
    { id: 'v', contactpersonen: ['v1', 'v2'] },
    { id: 'z', contactpersonen: ['z1'] },
    { id: 'n', contactpersonen: [] },
  ];
  it('is the only one, or the one named elsewhere for this doelgroep', () => {
    expect(contactsToOffer(parties, ['z', 'n'], [])).toEqual(['z1']);
    expect(contactsToOffer(parties, ['v'], [])).toEqual([]);
    expect(contactsToOffer(parties, ['v', 'z'], ['v2'])).toEqual(['v2', 'z1']);
    expect(contactsToOffer(parties, ['v'], ['v1', 'v2'])).toEqual([]);
  });
});
