import { describe, expect, it } from 'vitest';
import type { Municipality, Template } from '../../model/library.ts';
import {
  commonRegion,
  errorsIn,
  isChosen,
  titlePreview,
  toRequest,
  type Draft,
} from '../../client/home/create-form.ts';
import { findPlaces } from '../../client/fields/places.ts';

const place = (nis: string, naam: string, referentieregio = 'antwerpen'): Municipality => ({
  nis,
  naam,
  provincie: 'Antwerpen',
  referentieregio,
  kboGemeente: '0',
  kboOcmw: '0',
});
const zoersel = place('11055', 'Zoersel');
const template = { id: 'so', naam: 'SO', looptijd: { start: '2025-01-01', einde: '2030-12-31' } } as Template;
const good: Draft = {
  template,
  parties: [{ place: zoersel, soort: 'ocmw' }],
  start: '1/1/2025',
  einde: '31/12/2030',
  regiegebied: ' ',
  referentieregio: '',
};

describe('a new agreement', () => {
  it('is fine when everything is there', () => expect(errorsIn(good)).toEqual({}));

  it('says what is missing, by field', () => {
    expect(Object.keys(errorsIn({ ...good, template: null, parties: [], start: '', einde: 'x' }))).toEqual([
      'sjabloon',
      'partijen',
      'start',
      'einde',
    ]);
    expect(errorsIn({ ...good, einde: '1/1/2031' }).einde).toContain('31 december 2030');
    expect(errorsIn({ ...good, start: '1/1/2024' }).start).toContain('1 januari 2025');
    expect(errorsIn({ ...good, start: '2/2/2026', einde: '1/2/2026' }).einde).toContain('na de begindatum');
  });

  it('asks the server with ISO dates and without empty fields', () => {
    expect(toRequest(good)).toEqual({
      sjabloon: 'so',
      partijen: [{ nis: '11055', soort: 'ocmw' }],
      looptijd: { start: '2025-01-01', einde: '2030-12-31' },
    });
  });

  it('shows the title to be', () => expect(titlePreview(good.parties)).toContain('Zoersel en VDAB'));

  it('proposes a referentieregio only when all share it', () => {
    expect(commonRegion(good.parties)).toBe('antwerpen');
    expect(commonRegion([...good.parties, { place: place('1', 'X', 'gent'), soort: 'ocmw' }])).toBe('');
    expect(commonRegion([])).toBe('');
  });

  it('lets a municipality join as gemeente and OCMW apart, but not twice', () => {
    expect(isChosen(good.parties, { place: zoersel, soort: 'gemeente' })).toBe(false);
    expect(isChosen(good.parties, { place: zoersel, soort: 'ocmw' })).toBe(true);
    expect(isChosen(good.parties, { place: zoersel, soort: 'lokaal-bestuur' })).toBe(true);
  });
});

describe('finding a municipality', () => {
  const places = [place('1', 'Sint-Niklaas'), place('2', 'Niel'), place('3', 'Liège'), place('4', 'Daniël')];
  it('puts names that begin with it first and forgets accents', () => {
    expect(findPlaces(places, 'ni').map(({ naam }) => naam)).toEqual(['Niel', 'Daniël', 'Sint-Niklaas']);
    expect(findPlaces(places, 'LIEGE').map(({ naam }) => naam)).toEqual(['Liège']);
  });
});
