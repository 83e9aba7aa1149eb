import { readFileSync } from 'node:fs';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import {
  differences,
  keepAsIs,
  offered,
  readCopied,
  safeFields,
  takeOver,
  type CopiedField,
} from '../../model/inspiration-update.ts';
import { LOCAL_EDIT, rootTypes, setMember, setText, setValue } from '../../model/edit.ts';
import { copyOf, insertInspiration, newerVersion, type Inspiration, type InspirationSet } from '../../model/library.ts';
import { recordPlace, rootPlace, type Place } from '../../model/place.ts';
import { insertBlocks, paragraphs, plainText } from '../../model/rich-text.ts';
import { wordDiff } from '../../model/word-diff.ts';

const set = JSON.parse(
  readFileSync(new URL('../../templates/inspiratieset.json', import.meta.url), 'utf8'),
) as InspirationSet;

const NEWEST: Inspiration = {
  ...(set.acties.find(({ vorige }) => vorige === undefined) as Inspiration),
  id: 'insp-proef',
  versie: 2,
  titel: 'Titel twee',
  omschrijving: paragraphs('Een.', 'Twee, anders.', 'Drie.', 'Vier.'),
  algemeen: false,
  doelgroepen: ['leefloon', 'nba-zonder'],
  vlakken: ['nazorg'],
  instrumenten: ['ibo'],
  partners: ['CVO'],
  middelen: { mensen: '0,2 VTE', budget: 'geen' },
};
const FIRST = {
  versie: 1,
  titel: 'Titel een',
  omschrijving: paragraphs('Een.', 'Twee.', 'Drie.', 'Vier.'),
  algemeen: false,
  doelgroepen: ['leefloon', 'wzw-multi'],
  vlakken: ['nazorg'],
  instrumenten: ['ibo'],
  partners: ['CVO'],
  middelen: { mensen: '0,1 VTE' },
} satisfies NonNullable<Inspiration['vorige']>[number];
const WITH_PAST: Inspiration = { ...NEWEST, vorige: [FIRST] };

/** A document with one copy of version 1. */
function copied(): { doc: Y.Doc; at: Place } {
  const doc = new Y.Doc();
  insertInspiration(doc, { ...NEWEST, ...FIRST, middelen: { ...FIRST.middelen, budget: '' } }, 'a');
  const record = rootPlace(doc).list('acties')?.get('a');
  if (!record) throw new Error('not inserted');
  return { doc, at: recordPlace(record) };
}
const rich = (at: Place): Y.XmlFragment => at.rich('omschrijving') as Y.XmlFragment;
const text = (at: Place, path: string): Y.Text => at.text(path) as Y.Text;
const found = (at: Place, newest = WITH_PAST) => differences(readCopied(at), 1, newest);
const by = (at: Place, newest = WITH_PAST): Record<string, string> =>
  Object.fromEntries(found(at, newest).map(({ veld, door, verlies }) => [veld, verlies ? `${door}, verlies` : door]));

describe('a newer version', () => {
  it('is one with a higher number for the same action', () => {
    const sets = { ...set, acties: [WITH_PAST] };
    expect(newerVersion({ soort: 'inspiratieset', id: 'insp-proef', versie: 1 }, sets)).toBe(WITH_PAST);
    expect(newerVersion({ soort: 'inspiratieset', id: 'insp-proef', versie: 2 }, sets)).toBeNull();
    expect(newerVersion({ soort: 'inspiratieset', id: 'weg', versie: 1 }, sets)).toBeNull();
    expect(newerVersion({ soort: 'eigen-praktijk' }, sets)).toBeNull();
    expect(newerVersion({ soort: 'inspiratieset', id: 'insp-proef', versie: 1 }, undefined)).toBeNull();
  });
});

describe('the difference', () => {
  it('of an untouched copy is what the set changed', () =>
    expect(by(copied().at)).toEqual({ titel: 'set', omschrijving: 'set', doelgroepen: 'set', mensen: 'set' }));

  it('tells our own changes from those of the set', () => {
    const { at } = copied();
    setText(text(at, 'titel'), 'Onze titel');
    setText(text(at, 'anderePartners'), 'CVO en Ligo');
    expect(by(at)).toMatchObject({ titel: 'beide, verlies', anderePartners: 'hier', mensen: 'set' });
  });

  it('is nothing where we wrote what the set now says', () => {
    const { at } = copied();
    setText(text(at, 'titel'), 'Titel twee');
    expect(by(at)).not.toHaveProperty('titel');
  });

  it('brings together paragraphs that each side changed on its own', () => {
    const { at } = copied();
    insertBlocks(rich(at), 4, paragraphs('Van ons.').content);
    const change = found(at).find(({ veld }) => veld === 'omschrijving');
    expect(change).toMatchObject({ door: 'beide', verlies: false });
    expect(plainText(change?.nieuw as never)).toBe('Een.\nTwee, anders.\nDrie.\nVier.\nVan ons.');
  });

  it('warns where both changed the same paragraph', () => {
    const { at } = copied();
    rich(at).delete(1, 1);
    insertBlocks(rich(at), 1, paragraphs('Twee, van ons.').content);
    expect(by(at)).toMatchObject({ omschrijving: 'beide, verlies' });
  });

  it('keeps the doelgroepen we added and drops those the set dropped', () => {
    const { at } = copied();
    setMember(at, 'doelgroepen', 'nba-met', true);
    const change = found(at).find(({ veld }) => veld === 'doelgroepen');
    expect(change).toMatchObject({ door: 'beide', verlies: false, nieuw: ['leefloon', 'nba-met', 'nba-zonder'] });
  });

  it('supposes nothing where the set did not keep the version', () => {
    const { at } = copied();
    expect(new Set(Object.values(by(at, NEWEST)))).toEqual(new Set(['onbekend, verlies']));
    expect(safeFields(found(at, NEWEST))).toEqual([]);
  });

  it('does not see empty lines around a text, nor the order of a set', () => {
    const { at } = copied();
    rich(at).insert(4, [new Y.XmlElement('paragraph')]);
    setMember(at, 'doelgroepen', 'leefloon', false);
    setMember(at, 'doelgroepen', 'leefloon', true);
    expect(by(at)).toMatchObject({ omschrijving: 'set', doelgroepen: 'set' });
  });
});

describe('taking over', () => {
  const all = (at: Place): Set<CopiedField> => new Set(offered(found(at)).map(({ veld }) => veld));

  it('makes an untouched copy read as the newest version, and no longer speaks of it', () => {
    const { at } = copied();
    takeOver(at, WITH_PAST, all(at));
    expect(differences(readCopied(at), 2, { ...WITH_PAST, vorige: [{ ...FIRST, ...NEWEST }] })).toEqual([]);
    expect(readCopied(at)).toEqual({ ...copyOf(NEWEST), doelgroepen: expect.arrayContaining(NEWEST.doelgroepen) });
    expect(at.value('herkomst')).toEqual({ soort: 'inspiratieset', id: 'insp-proef', versie: 2 });
  });

  it('leaves what was written here, unless it is chosen', () => {
    const { at } = copied();
    setText(text(at, 'titel'), 'Onze titel');
    setValue(at, 'deadline', '2027-01-01');
    takeOver(at, WITH_PAST, new Set(safeFields(found(at))));
    expect(readCopied(at)).toMatchObject({ titel: 'Onze titel', mensen: '0,2 VTE' });
    expect(at.value('deadline')).toBe('2027-01-01');
  });

  it('replaces what was written here when it is chosen', () => {
    const { at } = copied();
    setText(text(at, 'titel'), 'Onze titel');
    takeOver(at, WITH_PAST, new Set<CopiedField>(['titel']));
    expect(readCopied(at)).toMatchObject({ titel: 'Titel twee', mensen: '0,1 VTE' });
  });

  it('is one step to undo', () => {
    const { doc, at } = copied();
    const before = readCopied(at);
    const undo = new Y.UndoManager(rootTypes(doc), { trackedOrigins: new Set([LOCAL_EDIT]), captureTimeout: 0 });
    takeOver(at, WITH_PAST, all(at));
    expect(undo.undoStack).toHaveLength(1);
    undo.undo();
    expect({ ...readCopied(at), doelgroepen: [...readCopied(at).doelgroepen].sort() }).toEqual({
      ...before,
      doelgroepen: [...before.doelgroepen].sort(),
    });
    expect(at.value('herkomst')).toMatchObject({ versie: 1 });
  });

  it('leaves paragraphs alone that stay, with whatever points into them', () => {
    const { at } = copied();
    const [one, two, three] = rich(at).toArray();
    takeOver(at, WITH_PAST, all(at));
    const now = rich(at).toArray();
    expect([now[0], now[2]]).toEqual([one, three]);
    expect(now[1]).not.toBe(two);
  });

  it('keeps what someone else typed elsewhere in the same text at the same time', () => {
    const { doc, at } = copied();
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const theirs = other.getMap<Y.Map<unknown>>('acties').get('a') as Y.Map<unknown>;
    const paragraph = (theirs.get('omschrijving') as Y.XmlFragment).get(3) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(0, 'Nog dit. ');
    takeOver(at, WITH_PAST, all(at));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(plainText(readCopied(at).omschrijving)).toBe('Een.\nTwee, anders.\nDrie.\nNog dit. Vier.');
  });

  it('can be declined', () => {
    const { at } = copied();
    const before = readCopied(at);
    keepAsIs(at, WITH_PAST);
    expect(readCopied(at)).toEqual(before);
    expect(at.value('herkomst')).toEqual({ soort: 'inspiratieset', id: 'insp-proef', versie: 2 });
  });
});

describe('words', () => {
  it('read as before and as after', () => {
    const [before, after] = ['Een duo blijft\nzes maanden samen.', 'Elk duo blijft\neen jaar samen, in de buurt.'];
    const pieces = wordDiff(before, after);
    const without = (soort: string): string =>
      pieces.flatMap((piece) => (piece.soort === soort ? [] : piece.tekst)).join('');
    expect(without('nieuw')).toBe(before);
    expect(without('weg')).toBe(after);
    expect(pieces.some(({ soort, tekst }) => soort === 'gelijk' && tekst.includes('blijft'))).toBe(true);
  });
});

describe('figures', () => {
  it('are words', () =>
    expect(wordDiff('0,2 VTE', '0,3 VTE')).toEqual([
      { soort: 'weg', tekst: '0,2' },
      { soort: 'nieuw', tekst: '0,3' },
      { soort: 'gelijk', tekst: ' VTE' },
    ]));
});

describe('the set itself', () => {
  const renewed = set.acties.filter(({ vorige }) => vorige !== undefined);
  it('keeps earlier versions of at least three actions', () => expect(renewed.length).toBeGreaterThanOrEqual(3));
  it.each(renewed.map((action) => [action.id, action] as const))('%s really changed, and says how', (_id, action) => {
    expect(action.wijziging).toBeTruthy();
    for (const past of action.vorige ?? [])
      expect(differences(copyOf(past), past.versie, action).map(({ door }) => door)).toContain('set');
  });
});
