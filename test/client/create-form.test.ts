import { describe, expect, it } from 'vitest';
import type { Municipality } from '../../model/local-party.ts';
import type { Template } from '../../model/library.ts';
import { titleFor } from '../../model/title.ts';
import {
  commonRegion,
  isKnownArea,
  proposalsFor,
  withAll,
  withArea,
  withParties,
} from '../../client/home/create-areas.ts';
import { parseDraft } from '../../client/home/create-draft.ts';
import {
  draftFor,
  errorsAt,
  firstOpen,
  partiesOf,
  toRequest,
  type Draft,
  type Sources,
} from '../../client/home/create-form.ts';
import { findPlaces } from '../../client/fields/places.ts';

const place = (nis: string, naam: string, referentieregio = 'antwerpen'): Municipality => ({
  nis,
  naam,
  provincie: 'Antwerpen',
  referentieregio,
  kboGemeente: `${nis}1`,
  kboOcmw: `${nis}2`,
});
const places = [place('11055', 'Zoersel'), place('11001', 'Aartselaar'), place('44021', 'Gent', 'gent')];
const template = { id: 'so', naam: 'SO', looptijd: { start: '2025-01-01', einde: '2030-12-31' } } as Template;
const sources: Sources = {
  templates: [template],
  places: { bron: '', gemeenten: places },
  regions: { bron: '', referentieregios: [{ id: 'antwerpen', naam: 'Antwerpen', gemeenten: ['11055', '11001'] }] },
  areas: { bron: '', regiegebieden: [{ naam: 'Voorkempen', gemeenten: ['11055', '11001'] }] },
};
const good: Draft = {
  sjabloon: 'so',
  partijen: [{ nis: '11055', als: 'ocmw' }],
  start: '1/1/2025',
  einde: '31/12/2030',
  regiegebied: ' ',
  referentieregio: '',
};

describe('a new agreement', () => {
  it('is fine when everything is there', () => expect(firstOpen(good, template)).toBe('nakijken'));

  it('says what is missing, step by step', () => {
    expect(errorsAt('sjabloon', good, undefined).sjabloon).toContain('Kies een sjabloon');
    expect(errorsAt('partijen', { ...good, partijen: [] }, template).partijen).toContain('minstens een gemeente');
    const term = (part: Partial<Draft>) => errorsAt('looptijd', { ...good, ...part }, template);
    expect(Object.keys(term({ start: '', einde: 'x' }))).toEqual(['start', 'einde']);
    expect(term({ einde: '1/1/2031' }).einde).toContain('31 december 2030');
    expect(term({ start: '1/1/2024' }).start).toContain('1 januari 2025');
    expect(term({ start: '2/2/2026', einde: '1/2/2026' }).einde).toContain('na de begindatum');
  });

  it('goes no further than the first step that is not right', () => {
    expect(firstOpen(good, undefined)).toBe('sjabloon');
    expect(firstOpen({ ...good, partijen: [], start: '' }, template)).toBe('partijen');
    expect(firstOpen({ ...good, start: '' }, template)).toBe('looptijd');
  });

  it('asks the server with ISO dates, without empty fields, and gemeente and OCMW apart as two', () => {
    expect(toRequest(good)).toEqual({
      sjabloon: 'so',
      partijen: [{ nis: '11055', soort: 'ocmw' }],
      looptijd: { start: '2025-01-01', einde: '2030-12-31' },
    });
    expect(toRequest({ ...good, partijen: [{ nis: '11001', als: 'apart' }], regiegebied: ' X ' })).toMatchObject({
      partijen: [
        { nis: '11001', soort: 'gemeente' },
        { nis: '11001', soort: 'ocmw' },
      ],
      regiegebied: 'X',
    });
  });

  it('shows the parties to be, with the number of each', () => {
    const parties = partiesOf(
      { ...good, partijen: [...good.partijen, { nis: '11001', als: 'lokaal-bestuur' }] },
      places,
    );
    expect(parties.map(({ naam, kbo, kboOcmw }) => [naam, kbo, kboOcmw])).toEqual([
      ['VDAB', '0887010362', undefined],
      ['OCMW Zoersel', '110552', undefined],
      ['Lokaal bestuur Aartselaar', '110011', '110012'],
    ]);
    expect(titleFor(parties)).toContain('Zoersel');
  });
});

describe('an area', () => {
  const empty = draftFor(template);

  it('proposes its municipalities, in order of name, and adds none by itself', () => {
    const draft = withArea(empty, 'voorkempen', sources);
    expect(draft).toMatchObject({ regiegebied: 'voorkempen', referentieregio: 'antwerpen', partijen: [] });
    expect(
      proposalsFor(draft, sources).map(({ bron, gemeenten }) => [bron, gemeenten.map(({ naam }) => naam)]),
    ).toEqual([
      ['regiegebied Voorkempen', ['Aartselaar', 'Zoersel']],
      ['referentieregio Antwerpen', ['Aartselaar', 'Zoersel']],
    ]);
  });

  it('may have any name; an unknown one proposes nothing', () => {
    const draft = withArea(empty, 'Elders', sources);
    expect([isKnownArea('Elders', sources), proposalsFor(draft, sources)]).toEqual([false, []]);
  });

  it('is taken over at once, as it is for who is a party already, and taken back', () => {
    const area = places.slice(0, 2);
    const all = withAll({ ...empty, partijen: [{ nis: '11055', als: 'ocmw' }] }, area, true, sources);
    expect(all.partijen).toEqual([
      { nis: '11055', als: 'ocmw' },
      { nis: '11001', als: 'lokaal-bestuur' },
    ]);
    expect(withAll(all, area, false, sources).partijen).toEqual([]);
  });

  it('follows the parties as long as nobody chose otherwise', () => {
    const one = withParties(empty, [{ nis: '11055', als: 'gemeente' }], sources);
    expect(one.referentieregio).toBe('antwerpen');
    const two = withParties(one, [...one.partijen, { nis: '44021', als: 'gemeente' }], sources);
    expect(two.referentieregio).toBe('');
    const own = withParties({ ...one, referentieregio: 'gent' }, two.partijen, sources);
    expect(own.referentieregio).toBe('gent');
    expect(commonRegion([], places)).toBe('');
  });
});

describe('a kept draft', () => {
  it('is read back, and nothing else is', () => {
    expect(parseDraft(JSON.stringify(good))).toEqual(good);
    for (const kept of [null, '', '{', '[]', '{"sjabloon":1}', JSON.stringify({ ...good, partijen: [{ nis: 1 }] })])
      expect(parseDraft(kept)).toBeNull();
  });
});

describe('finding a municipality', () => {
  const places = [place('1', 'Sint-Niklaas'), place('2', 'Niel'), place('3', 'Liège'), place('4', 'Daniël')];
  it('puts names that begin with it first and forgets accents', () => {
    expect(findPlaces(places, 'ni').map(({ naam }) => naam)).toEqual(['Niel', 'Daniël', 'Sint-Niklaas']);
    expect(findPlaces(places, 'LIEGE').map(({ naam }) => naam)).toEqual(['Liège']);
  });
});
