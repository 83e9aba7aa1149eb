import { describe, expect, it } from 'vitest';
import { createSplitter, vocabularyOf } from '../../../client/inspiration/compounds.ts';
import { plain, spellings, stem, wordsIn } from '../../../client/inspiration/words.ts';

describe('words', () => {
  it('keeps hyphens and apostrophes within a word', () =>
    expect(wordsIn("Wijk-werken, buddy's (24u)!").map(({ text }) => text)).toEqual(['Wijk-werken', "buddy's", '24u']));
  it('knows where they stand', () => expect(wordsIn('é, twee')[1]).toEqual({ text: 'twee', start: 3, end: 7 }));
  it('drops accents and capitals', () => expect(plain('Coördinatrice Élan')).toBe('coordinatrice elan'));
  it('writes a hyphenated word in one and apart', () => {
    expect(spellings('Wijk-werken')).toEqual(['wijkwerken', 'wijk', 'werken']);
    expect(spellings('re-integratie')).toEqual(['reintegratie', 'integratie']);
    expect(spellings("buddy's")).toEqual(['buddy']);
  });
});

describe('a stem', () => {
  it.each([
    ['opleiding', 'opleidingen', 'opleiden'],
    ['traject', 'trajecten'],
    ['school', 'scholen'],
    ['brief', 'brieven'],
    ['huis', 'huizen'],
    ['stap', 'stappen'],
    ['les', 'lessen'],
    ['mogelijkheid', 'mogelijkheden'],
    ['werkgever', 'werkgevers'],
    ['premie', 'premies'],
    ['stage', 'stages'],
    ['mobiel', 'mobiele'],
    ['individueel', 'individuele'],
    ['begeleiden', 'begeleiding', 'begeleidt'],
    ['taal', 'talen'],
  ])('is one for %s', (...forms) => expect(new Set(forms.map(stem)).size).toBe(1));
  it.each([
    ['dienst', 'dienen'],
    ['mark', 'markt'],
    ['huis', 'huur'],
  ])('keeps %s and %s apart', (one, other) => expect(stem(one)).not.toBe(stem(other)));
});

describe('taking compounds apart', () => {
  const split = createSplitter(
    vocabularyOf(
      ['job kind opvang arbeid markt stad bus'],
      ['begeleiding traject werk vergadering plaats stuur groep'],
    ),
  );
  const parts = (word: string): string[] => split(word).map((part) => part.word);
  it.each([
    ['jobbegeleiding', ['job', 'begeleiding']],
    ['begeleidingstraject', ['begeleiding', 'traject']],
    ['arbeidsmarkt', ['arbeid', 'markt']],
    ['kinderopvang', ['kind', 'opvang']],
    ['arbeidsmarkttraject', ['arbeid', 'markt', 'traject']],
    ['woonbegeleidingstraject', ['begeleiding', 'traject']],
    ['stuurgroepvergadering', ['stuur', 'groep', 'vergadering']],
  ])('%s', (word, expected) => expect(parts(word)).toEqual(expected));
  it.each(['begeleiding', 'bustel', 'xyz', ''])('leaves «%s» alone', (word) => expect(parts(word)).toEqual([]));
  it('says where the parts stand', () =>
    expect(split('arbeidsmarkt')).toEqual([
      { word: 'arbeid', start: 0, end: 6 },
      { word: 'markt', start: 7, end: 12 },
    ]));
});
