import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPrintable, sift, subsetsFor, unprintable } from '../../model/characters.ts';
import { SUBSETS } from '../../model/printable.ts';
import { fontTable } from './font-table.ts';

describe('what the paper can show', () => {
  it('is what our fonts hold, in every face', () => {
    // Another version of a font? `node test/print/font-table.ts` writes it anew.
    expect(SUBSETS).toEqual(fontTable());
  });

  it.each([
    ['Zoë Çelik, Łukasz Dvořák en Şahin', ['latin', 'latin-ext']],
    ['Nguyễn Thị Hồng Ngọc', ['latin', 'vietnamese']],
    ['Γιώργος Παπαδόπουλος', ['latin', 'greek']],
    ['Ольга Петрова, Қасым', ['latin', 'cyrillic', 'cyrillic-ext']],
    ['דָּוִד בן־גוריון', ['latin', 'hebrew']],
    ['محمد بن عبد الله، می\u200Cخواهم', ['latin', 'arabic']],
    ['Zoë, in pieces: s\u0327', ['latin', 'latin-ext']],
    ['gewoon\n', ['latin']],
  ])('is %s', (text, subsets) => {
    expect(isPrintable(text)).toBe(true);
    expect([...subsetsFor(text)].toSorted()).toEqual(subsets.toSorted());
  });

  it.each([
    ['an accent on a letter of another file', 'ж\u0308\u0323', 'ж'],
    ['an accent that no file has', 'o\u0366', 'o'],
    ['a sign of a language without a font', '四', ''],
    ['a turn of direction that would show another text than there is', 'a\u202Ebc', 'abc'],
    ['a hyphen that only other fonts have', 'e\u2011mail', 'e-mail'],
    ['a narrow space', '10\u202F000', '10\u00A0000'],
    ['the one letter ĳ', 'ĳs', 'ijs'],
    ['a lone half of a pair', '\uD83D', ''],
  ])('is not %s', (_name, text, instead) => {
    expect(isPrintable(text)).toBe(false);
    expect(sift(text).text).toBe(instead);
  });

  it('says where each sign stands that is not', () => {
    expect(unprintable('een 👩‍💻 en ≥ twee')).toEqual([
      { index: 4, sign: '👩‍💻', instead: '', isLoss: true },
      { index: 13, sign: '≥', instead: '>=', isLoss: false },
    ]);
  });

  it('holds all that the project itself brings', () => {
    const folders = ['../../templates/', '../fixtures/'].map((path) => new URL(path, import.meta.url));
    for (const folder of folders)
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.json'),
      ))
        expect([name, unprintable(readFileSync(new URL(name, folder), 'utf8'))]).toEqual([name, []]);
  });
});
