/** How the signing page counts, and what it says of what came back. */
import { describe, expect, it } from 'vitest';
import type { SignatureReport, SigningState } from '../../model/signing.ts';
import {
  byParty,
  countsOf,
  groundsOf,
  leadingOf,
  newsOf,
  signatureOf,
  signaturesIn,
} from '../../client/signing/standing.ts';
import { routeOf } from '../../client/router.tsx';

type Person = SigningState['ondertekenaars'][number];
const person = (nth: number, over: Partial<Person> = {}): Person => ({
  veld: `handtekening-${nth}`,
  id: `o${nth}`,
  naam: `Naam ${nth}`,
  functie: '',
  partij: nth === 2 ? 'p2' : 'p1',
  partijNaam: nth === 2 ? 'Ranst' : 'VDAB',
  stand: 'open',
  uit: null,
  bevestigdDoor: null,
  ...over,
});
const field = (nth: number, keten: 'niet-gecontroleerd' | 'vertrouwd'): SignatureReport => ({
  veld: `handtekening-${nth}`,
  verwacht: null,
  handtekening: {
    wie: `Naam ${nth}`,
    organisatie: '',
    uitgever: '',
    wanneer: null,
    geldig: true,
    keten,
    zelfde: 'zelfde',
    certificaat: '',
    vermeldingen: [],
  },
});
const state = (ondertekenaars: readonly Person[], velden: readonly SignatureReport[] = []): SigningState => ({
  status: 'ter-ondertekening',
  bestand: null,
  ondertekenaars,
  teruggekomen: [
    {
      id: 't1',
      soort: 'pdf',
      op: '2026-11-21T10:00:00Z',
      door: 'Nele',
      bytes: 1,
      type: 'application/pdf',
      verslag: { aanvaard: true, weigeringen: [], velden, nietGecontroleerd: [] },
      ondertekenaars: [],
      leidt: true,
      ingetrokken: null,
    },
  ],
  tegenspraak: [],
  eerder: [],
});

describe('the signing', () => {
  it('counts who signed and how', () => {
    const people = [
      person(1, { stand: 'digitaal' }),
      person(2, { stand: 'papier' }),
      person(3, { stand: 'te-bevestigen' }),
    ];
    expect(countsOf(state(people))).toEqual({ all: 3, digital: 1, paper: 1, doubtful: 1 });
  });

  it('keeps a party together, in the order of signing', () => {
    const names = byParty(state([person(1), person(2), person(3)])).map(({ naam, mensen }) => [naam, mensen.length]);
    expect(names).toEqual([
      ['VDAB', 2],
      ['Ranst', 1],
    ]);
  });

  it('finds a signature by its field in the file that says so', () => {
    const signed = person(1, { stand: 'digitaal', uit: 't1' });
    const all = state([signed, person(2, { uit: 't1' })], [field(1, 'vertrouwd')]);
    expect(signatureOf(all, signed)?.handtekening?.wie).toBe('Naam 1');
    expect(all.ondertekenaars.slice(1).map((one) => signatureOf(all, one))).toEqual([null]);
  });

  it('gives whoever signs next the file with the signatures so far', () => {
    const all = state([person(1)], [field(1, 'vertrouwd'), { ...field(2, 'vertrouwd'), handtekening: null }]);
    const leading = leadingOf(all);
    expect(leading && signaturesIn(leading)).toBe('1 handtekening');
    expect(leadingOf({ ...all, teruggekomen: all.teruggekomen.map((one) => ({ ...one, leidt: false })) })).toBeNull();
  });

  it('says on what ground it is signed: digital, chain, paper, confirmed by whom', () => {
    const people = [
      person(1, { stand: 'digitaal', uit: 't1' }),
      person(2, { stand: 'papier' }),
      person(3, { stand: 'digitaal', uit: 't1', bevestigdDoor: 'Nele Aerts' }),
    ];
    const grounds = groundsOf(state(people, [field(1, 'vertrouwd'), field(3, 'niet-gecontroleerd')])).join('\n');
    expect(grounds).toContain('2 handtekeningen digitaal');
    expect(grounds).toContain('1 handtekening: uitgever vertrouwd');
    expect(grounds).toContain('1 handtekening: uitgever niet nagekeken');
    expect(grounds).toContain('1 handtekening op papier');
    expect(grounds).toContain('Nele Aerts bevestigde');
  });

  it('tells what a file that came back changed, and who is left', () => {
    const before = state([person(1), person(2), person(3)]);
    const after = state([person(1, { stand: 'digitaal' }), person(2, { stand: 'te-bevestigen' }), person(3)]);
    expect(newsOf(before, after)).toMatch(/Nieuw ondertekend: Naam 1\. Te bevestigen.*Naam 2\. Nog 1 te gaan\./);
    expect(newsOf(before, before)).toContain('Er kwam geen handtekening bij.');
    expect(newsOf(before, { ...before, tegenspraak: ['Twee bestanden.'] })).toContain('Een ander bestand');
  });

  it('has a page of the agreement', () => {
    expect(routeOf('/overeenkomsten/a/ondertekening')).toEqual({ page: 'ondertekening', id: 'a' });
  });
});
