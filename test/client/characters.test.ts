import { describe, expect, it } from 'vitest';
import { siftDraft } from '../../client/fields/draft.ts';
import { matching, CHOICES } from '../../client/text/menu.ts';
import { capsOf, shortcutGroups, SHORTCUTS } from '../../client/agreement/shortcut-list.ts';
import { lostInWords, sift } from '../../model/characters.ts';

describe('signs the paper cannot show', () => {
  it.each([
    ['gewone tekst, ook één ç', 'gewone tekst, ook één ç', []],
    ['goed 😀 zo', 'goed  zo', ['😀']],
    ['👩‍💻👍🏽', '', ['👩‍💻', '👍🏽']],
    ['1️⃣ eerst', '1 eerst', ['1️⃣']],
    ['🇧🇪', '', ['🇧🇪']],
    ['vier 四', 'vier ', ['四']],
    ['≥ 5 uur → proﬁel', '>= 5 uur -> profiel', []],
    ['\uF0B7 punt', ' punt', []],
    // Combining letters of old handwriting, in no font of ours: seen as an empty box by the gate of the PDF.
    ['ho\u0366g', 'hog', ['o\u0366']],
    ['é', 'é', []],
  ])('%s', (typed, text, lost) => {
    expect(sift(typed)).toEqual({ text, lost });
  });

  it('are named, three at most', () => {
    expect(lostInWords([])).toBe('');
    expect(lostInWords(['😀'])).toBe('😀 kan niet in de pdf en is weggelaten.');
    expect(lostInWords(['😀', '四'])).toBe('😀 四 kunnen niet in de pdf en zijn weggelaten.');
    expect(lostInWords(['a', 'b', 'c', 'd', 'e'])).toBe(
      'a b c en 2 andere tekens kunnen niet in de pdf en zijn weggelaten.',
    );
  });

  it('stay in a field where they stood, and go where they were typed; the caret keeps its place', () => {
    expect(siftDraft('oud 😀 ', 'oud 😀 nieuw😁', 14)).toEqual({ text: 'oud 😀 nieuw', caret: 12, lost: ['😁'] });
    expect(siftDraft('ab', 'a😀b', 3)).toEqual({ text: 'ab', caret: 1, lost: ['😀'] });
    // Two emoji that share half of their code.
    expect(siftDraft('😀', '😁', 2)).toEqual({ text: '', caret: 0, lost: ['😁'] });
    expect(siftDraft('', 'x 😀 y', 6)).toEqual({ text: 'x  y', caret: 4, lost: ['😀'] });
  });
});

describe('the slash menu', () => {
  const names = (query: string): string[] => matching(query, CHOICES).map(({ name }) => name);
  it('finds by name, by another word and without accents', () => {
    expect(names('')).toHaveLength(CHOICES.length);
    expect(names('tab')[0]).toBe('Tabel');
    expect(names('kop')).toEqual(['Tussenkop', 'Koppeling']);
    expect(names('bólletjes')).toEqual(['Opsomming']);
    expect(names('LINK')).toEqual(['Koppeling']);
    expect(names('xyz')).toEqual([]);
  });
});

describe('the list of shortcuts', () => {
  it('shows every shortcut once, with the caps of the keyboard', () => {
    expect(shortcutGroups().flatMap(({ shortcuts }) => shortcuts)).toHaveLength(Object.keys(SHORTCUTS).length);
    expect(capsOf('Mod-Shift-z', false)).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(capsOf('Mod-Shift-z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(capsOf('Alt-F10', false)).toEqual(['Alt', 'F10']);
  });
});
