import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionText, actionFinder, indicatorFinder } from '../../../client/inspiration/finders.ts';
import { createFinder, type Searchable } from '../../../client/inspiration/search.ts';
import type { IndicatorCatalogue, InspirationSet } from '../../../model/library.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../templates/${file}`, import.meta.url), 'utf8'));
const set = read('inspiratieset.json') as InspirationSet;
const catalogue = read('indicatorencatalogus.json') as IndicatorCatalogue;
const finder = actionFinder(set);
const top = (query: string, count = 3): string[] =>
  finder
    .find(query)
    .hits.slice(0, count)
    .map(({ id }) => id.replace('insp-', ''));
const titled = (...titles: string[]) =>
  createFinder(titles.map((titel): Searchable => ({ id: titel, titel, trefwoorden: '', samenvatting: '', tekst: '' })));

/** What people type -> what must be among the first three. */
const TABLE: readonly (readonly [string, ...string[]])[] = [
  // A word of the title, whole, begun, in another form.
  ['zitdag', 'zitdag-vdab'],
  ['zitdagen', 'zitdag-vdab'],
  ['zitd', 'zitdag-vdab'],
  ['fiets', 'fietsbank'],
  ['fietsen', 'fietsbank'],
  ['nazorg', 'nazorgbel'],
  ['peter', 'peter-of-meter-op-de-werkvloer'],
  ['jobcoaching', 'nazorgbel', 'jobcoach-op-de-werkvloer'],
  ['rekengesprekken', 'rekengesprek-loon'],
  ['schulden', 'schuldhulp-en-werk'],
  ['gesprek', 'rekengesprek-loon', 'gesprek-voor-controle'],
  ['opleidi', 'mobiele-opleiding-huishoudhulp'],
  // A keyword.
  ['gevangenis', 'werk-na-detentie'],
  ['huisarts', 'doorverwijskaart-eerste-lijn'],
  ['burn-out', 'ander-werk-na-ziekte', 'veerkrachtgroep'],
  ['NEET', 'jongeren-zonder-school-of-werk'],
  ['overheidsopdracht', 'sociale-clausules-aankoop'],
  ['créche', 'kinderopvang-voor-starters'],
  ['crèche', 'kinderopvang-voor-starters'],
  ['creche', 'kinderopvang-voor-starters'],
  ['coordinator', 'terug-naar-werk-ziekenfonds'],
  // Typing errors.
  ['fietsn', 'fietsbank'],
  ['zitdga', 'zitdag-vdab'],
  ['kinderopvnag', 'kinderopvang-voor-starters'],
  ['rijbewjis', 'theorie-rijbewijs-ligo'],
  ['taalbudy', 'taalbuddy'],
  ['schulhulp', 'schuldhulp-en-werk'],
  ['omgevingsanalise', 'jaarlijkse-omgevingsanalyse'],
  // Compounds, together and apart.
  ['taal buddy', 'taalbuddy'],
  ['taalbuddies', 'taalbuddy'],
  ["taalbuddy's", 'taalbuddy'],
  ['arbeidsmarkttraject', 'jaarlijkse-omgevingsanalyse'],
  ['taal', 'taalbuddy', 'taalbeleid-op-de-werkplek'],
  ['overdracht warm', 'warme-overdracht'],
  ['wijkwerken', 'wijk-werken-opstap', 'wijk-werken-scholen-verenigingen'],
  ['wijk werken', 'wijk-werken-opstap', 'wijk-werken-scholen-verenigingen'],
  ['wijk-werken', 'wijk-werken-opstap', 'wijk-werken-scholen-verenigingen'],
  ['fiets bank', 'fietsbank'],
  ['bibliotheekpunt', 'loopbaanpunt-bibliotheek'],
  // Several words, idle ones among them, in any order.
  ['werk na de gevangenis', 'werk-na-detentie'],
  ['artikel 60', 'artikel-60-pool', 'artikel-60-bij-ondernemingen'],
  ['opvang voor ouders', 'kinderopvang-voor-starters'],
  ['stage jongeren', 'bis-voor-jongeren'],
  ['bus bedrijventerrein', 'vervoer-bedrijventerrein'],
];

describe('searching the inspiration set', () => {
  it.each(TABLE)('%s', (query, ...expected) => {
    expect(top(query)).toEqual(expect.arrayContaining(expected.map((id) => id)));
  });

  it('shows everything in its own order when nothing is asked', () =>
    expect(finder.find('  ').hits.map(({ id }) => id)).toEqual(set.acties.map(({ id }) => id)));

  it('puts a title that holds the word before a text that holds it', () => {
    const holds = (id: string): boolean =>
      set.acties.some((action) => action.id === id && /school|schol/i.test(action.titel));
    const places = finder.find('school').hits.map(({ id }) => holds(id));
    const titles = places.filter(Boolean).length;
    expect(titles).toBeGreaterThan(2);
    expect(places.slice(0, titles)).toEqual(Array<boolean>(titles).fill(true));
  });

  it('finds nothing where there is nothing, and does not suppose an error where the word exists', () => {
    expect(finder.find('xyzzyqwv').hits).toEqual([]);
    const holding = set.acties.filter((action) => /niets/i.test(JSON.stringify(action)));
    expect(finder.find('niets').hits).toHaveLength(holding.length);
  });

  it('says so when no action holds every word, and shows those that hold some', () => {
    const { hits, loose } = finder.find('rijbewijs sollicitatiebrief kinderopvang');
    expect(loose).toBe(true);
    expect(hits.length).toBeGreaterThan(1);
    expect(finder.find('taal buddy').loose).toBe(false);
  });

  it('answers each key of a sentence within 5 ms, also among 1,000 actions', () => {
    const sentence = 'begeleiding van jongeren naar werk';
    const many = Array.from({ length: 1000 }, (_, nth) => {
      const [one, other] = [nth, nth * 7 + 3].map((place) => set.acties[place % set.acties.length]);
      if (!one || !other) throw new Error('no actions');
      const text = actionText(one);
      return {
        ...text,
        id: `${one.id}-${nth}`,
        titel: `${text.titel} ${nth}`,
        tekst: `${text.tekst} ${other.samenvatting}`,
      };
    });
    const median = (searched: ReturnType<typeof createFinder>): number => {
      const times = sentence.split('').map((_, nth) => {
        const start = performance.now();
        searched.find(sentence.slice(0, nth + 1));
        return performance.now() - start;
      });
      return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
    };
    median(finder);
    expect(median(finder)).toBeLessThan(5);
    // A thousand is fourteen times what there is; three frames is the limit there, on a busy machine.
    expect(median(createFinder(many))).toBeLessThan(50);
  });
});

describe('compounds', () => {
  const words = titled(
    'Begeleiding op de werkvloer',
    'Jobbegeleiding na aanwerving',
    'Een woonbegeleidingstraject starten',
    'Arbeidsmarkt in beeld',
    'Traject op maat',
    'Aantal plaatsen tellen',
    'Taal leren',
    'Kinderen en opvang',
    'Job zoeken',
  );
  const found = (query: string): string[] => words.find(query).hits.map(({ id }) => id);

  it('finds a part of a compound, also where the rest of it is unknown', () =>
    expect(found('begeleiding').sort()).toEqual([
      'Begeleiding op de werkvloer',
      'Een woonbegeleidingstraject starten',
      'Jobbegeleiding na aanwerving',
    ]));
  it('puts the word itself before the compound', () =>
    expect(found('begeleiding')[0]).toBe('Begeleiding op de werkvloer'));
  it('finds the parts of a compound that nobody wrote', () =>
    expect(words.find('arbeidsmarkttraject')).toMatchObject({ loose: false, hits: [] }));
  it('takes no words from within other words', () => expect(found('taal')).toEqual(['Taal leren']));
  it('knows linking letters', () =>
    expect(found('trajectbegeleiding')).toEqual(['Een woonbegeleidingstraject starten']));
});

describe('marking what was found', () => {
  const marked = (query: string, id: string, text: string): string[] => {
    const hit = finder.find(query).hits.find((one) => one.id === id);
    return finder.marks(text, hit?.terms ?? new Set()).map(([start, end]) => text.slice(start, end));
  };
  it('marks words in other forms', () =>
    expect(marked('zitdagen', 'insp-zitdag-vdab', 'Vaste zitdag, en nog een Zitdag.')).toEqual(['zitdag', 'Zitdag']));
  it('marks the part of a compound', () =>
    expect(marked('buddy', 'insp-taalbuddy', 'Een taalbuddy voor wie leert')).toEqual(['buddy']));
  it('marks a word with an accent', () =>
    expect(marked('coordinator', 'insp-taalbuddy', 'De coördinator van de regio')).toEqual(['coördinator']));
  it('marks nothing where nothing is sought', () => expect(finder.marks('zitdag', new Set())).toEqual([]));
});

describe('searching the catalogue', () => {
  it.each([
    ['wachttijd', 'ind-eerste-gesprek'],
    ['kinderopvang', 'ind-opvang-gevonden'],
    ['taalbudy', 'ind-taaloefenkansen'],
    ['tewerkgestelde maatwerk', 'ind-maatwerk-tewerkgesteld'],
    ['werkgevers ervaring', 'ind-ervaring-werkgevers'],
  ])('%s', (query, expected) => {
    expect(
      indicatorFinder(catalogue)
        .find(query)
        .hits.slice(0, 3)
        .map(({ id }) => id),
    ).toContain(expected);
  });
});
