import { describe, expect, it } from 'vitest';
import type { AgreementRow } from '../../client/api/places.ts';
import { standOf } from '../../client/home/completeness.tsx';
import { matches, wordsOf } from '../../client/home/find.ts';
import { addressOf, EVERYTHING, narrows, readQuery, type Query } from '../../client/home/query.ts';
import { indexed, readiness, selected } from '../../client/home/rows.ts';

const row = (id: string, part: Partial<AgreementRow> = {}): AgreementRow => ({
  id,
  titel: `Overeenkomst ${id}`,
  status: 'onderhandeling',
  partijen: ['VDAB'],
  regiegebied: '',
  referentieregio: '',
  legislatuur: '2025-2030',
  looptijd: {},
  aangemaakt: '2026-01-01T00:00:00.000Z',
  gewijzigd: '2026-01-01T00:00:00.000Z',
  gewijzigdDoor: null,
  punten: 3,
  rubrieken: [],
  aanwezig: [],
  ik: { rol: 'lezer', partij: null },
  ...part,
});
const ids = (rows: readonly AgreementRow[], query: Partial<Query>, me = 'ik'): string[] =>
  selected(
    indexed(rows, (region) => (region === 'rivierenland' ? 'Rivierenland' : '')),
    { ...EVERYTHING, ...query },
    me,
  ).map(({ id }) => id);

describe('the address of the list', () => {
  it('says only what does not go without saying, and is read back', () => {
    expect(addressOf(EVERYTHING)).toBe('/overeenkomsten');
    const query: Query = {
      zoek: 'sint & co',
      status: 'ondertekend',
      gebied: 'gebied:W13 (Zuid-West-Vlaanderen)',
      wie: 'nu',
      sorteer: 'titel',
      richting: 'af',
    };
    expect(readQuery(new URL(addressOf(query), 'http://x').search)).toEqual(query);
    expect(addressOf({ ...EVERYTHING, sorteer: 'titel', richting: 'op' })).toBe('/overeenkomsten?sorteer=titel');
  });

  it('counts what it does not know as not said', () => {
    expect(readQuery('?status=weg&wie=niemand&sorteer=x&richting=y&z=1')).toEqual(EVERYTHING);
    expect(narrows(readQuery('?sorteer=titel'))).toBe(false);
    expect(narrows(readQuery('?zoek=a'))).toBe(true);
  });
});

describe('searching', () => {
  const words = wordsOf('Samenwerkingsovereenkomst tussen Sint-Niklaas, Daniël en Zoersel');
  it.each([
    'niklaas',
    'SINT NIK',
    'daniel',
    'zoers',
    'overeenkomst',
    'zoresel',
    'niklas',
    'samenwerkignsovereenkmst',
    '',
  ])('finds «%s»', (typed) => expect(matches(words, typed)).toBe(true));
  it.each(['gent', 'zele', 'zoersel antwerpen', 'nok', 'dam'])('does not find «%s»', (typed) =>
    expect(matches(words, typed)).toBe(false),
  );
  it('looks at title, parties, regiegebied and referentieregio', () => {
    const rows = [
      row('a', { titel: 'Haven' }),
      row('b', { partijen: ['VDAB', 'Gemeente Boom'] }),
      row('c', { regiegebied: 'Haspengouw' }),
      row('d', { referentieregio: 'rivierenland' }),
    ];
    expect(['haven', 'boom', 'haspengou', 'rivierenlnad'].map((zoek) => ids(rows, { zoek }))).toEqual([
      ['a'],
      ['b'],
      ['c'],
      ['d'],
    ]);
  });
});

describe('filters', () => {
  const rows = [
    row('a', { status: 'ondertekend', regiegebied: 'Gent' }),
    row('b', { aanwezig: [{ id: 'x', naam: 'X', functie: '', kleur: '' }], referentieregio: 'limburg' }),
    row('c', { gewijzigdDoor: { id: 'ik', naam: 'Ik' } }),
  ];
  it('by status, area, who is in, and who wrote last', () => {
    expect(ids(rows, { status: 'ondertekend' })).toEqual(['a']);
    expect(ids(rows, { gebied: 'gebied:Gent' })).toEqual(['a']);
    expect(ids(rows, { gebied: 'regio:limburg' })).toEqual(['b']);
    expect(ids(rows, { wie: 'nu' })).toEqual(['b']);
    expect(ids(rows, { wie: 'ik' })).toEqual(['c']);
    expect(ids(rows, { wie: 'ik' }, 'zij')).toEqual([]);
  });
});

describe('sorting', () => {
  const open = (deel: number) => [{ id: 'acties' as const, open: 1, deel }];
  const rows = [
    row('a', { titel: 'Ätna 10', status: 'ondertekend', gewijzigd: '2026-01-02', rubrieken: open(0.2) }),
    row('b', {
      titel: 'atna 9',
      status: 'voorbereiding',
      gewijzigd: '2026-01-03',
      regiegebied: 'Z',
      rubrieken: open(0.9),
    }),
    row('c', {
      titel: 'Zee',
      gewijzigd: '2026-01-01',
      regiegebied: 'A',
      aanwezig: [{ id: '', naam: '', functie: '', kleur: '' }],
    }),
  ];
  it.each([
    ['titel', 'bac'],
    ['status', 'bca'],
    ['regiegebied', 'cba'],
    ['klaar', 'cab'],
    ['gewijzigd', 'cab'],
  ] as const)('by %s, both ways', (sorteer, up) => {
    expect(ids(rows, { sorteer, richting: 'op' }).join('')).toBe(up);
    expect(ids(rows, { sorteer, richting: 'af' }).join('')).toBe(up.split('').reverse().join(''));
  });
  it('puts the last changed first where the column makes no difference', () => {
    expect(ids(rows, { sorteer: 'aanwezig', richting: 'af' })).toEqual(['c', 'b', 'a']);
    expect(ids(rows, { sorteer: 'aanwezig', richting: 'op' })).toEqual(['b', 'a', 'c']);
  });
  it('calls nothing ready while a point is open', () => {
    expect(readiness(row('a', { rubrieken: open(1), punten: 1 }))).toBe(0.99);
    expect(readiness(row('a', { rubrieken: open(1), punten: 0 }))).toBe(1);
  });
});

describe('what is still to be done to a text', () => {
  it('is counted while it is open, and nothing once it is laid down', () => {
    expect(standOf('onderhandeling', 2)).toBe('Nog 2 punten');
    expect(standOf('juridisch-nazicht', 0)).toBe('Klaar om te tekenen');
    expect(standOf('ter-ondertekening', 0)).toBe('De tekst ligt vast');
    expect(standOf('ondertekend', 0)).toBe('Iedereen ondertekende');
  });
});
