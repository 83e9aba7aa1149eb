/** What the check page says, and which files it takes. */
import { describe, expect, it } from 'vitest';
import { REFUSALS, type CheckAnswer, type SignatureReport } from '../../model/signing.ts';
import { isHash } from '../../client/check/ask.ts';
import { verdictOf } from '../../client/check/verdict.ts';
import { routeOf } from '../../client/router.tsx';
import { faultOf, kindOf, sizeWords } from '../../client/signing/files.ts';
import { ADVICE, matchWords, shortHash } from '../../client/signing/words.ts';

const HASH = 'ab'.repeat(32);
const agreement = {
  titel: 'Samenwerkingsovereenkomst',
  partijen: ['VDAB', 'Gemeente Ranst'],
  vastgelegd: '2026-11-21T09:05:00Z',
  vervallen: null,
  status: 'ter-ondertekening',
  inhoud: HASH,
} as const;
const answer = (over: Partial<CheckAnswer>): CheckAnswer => ({
  oordeel: 'ongewijzigd',
  overeenkomst: agreement,
  verslag: null,
  ...over,
});
const verwacht = {
  veld: 'handtekening-1',
  id: 'o1',
  naam: 'An Maes',
  functie: 'burgemeester',
  partij: 'p',
  partijNaam: 'Ranst',
};
const signature = (over: Partial<NonNullable<SignatureReport['handtekening']>> = {}): SignatureReport => ({
  veld: 'handtekening-1',
  verwacht,
  handtekening: {
    wie: 'An Maes',
    organisatie: '',
    uitgever: 'Burger-CA',
    wanneer: null,
    geldig: true,
    keten: 'niet-gecontroleerd',
    zelfde: 'zelfde',
    certificaat: HASH,
    vermeldingen: [],
    ...over,
  },
});
const signed = (...velden: SignatureReport[]): CheckAnswer =>
  answer({ oordeel: 'ondertekend', verslag: { aanvaard: true, weigeringen: [], velden, nietGecontroleerd: [] } });

describe('the verdict', () => {
  it('is good for what is unchanged, and counts who signed', () => {
    expect(verdictOf(answer({}), 'bestand').toon).toBe('goed');
    const empty: SignatureReport = { ...signature(), veld: 'handtekening-2', handtekening: null };
    const verdict = verdictOf(signed(signature(), empty), 'bestand');
    expect(verdict).toMatchObject({ toon: 'goed' });
    expect(verdict.kop).toContain('1 handtekening van de 2');
    expect(verdict.uitleg).toContain('wie dat uitgaf, is niet nagekeken');
    expect(verdictOf(signed(signature({ keten: 'vertrouwd' })), 'bestand').uitleg).not.toContain('uitgaf');
  });

  it.each([
    ['another name', { zelfde: 'anders', wie: 'Piet' }],
    ['nobody by name', { zelfde: 'onbekend', wie: '' }],
    ['an issuer that is not trusted', { keten: 'niet-vertrouwd' }],
    ['an invalid one', { geldig: false }],
  ] as const)('asks for a look at %s', (_what, over) => {
    expect(verdictOf(signed(signature(over)), 'bestand').toon).toBe('let-op');
  });

  it('warns of a text that was opened again, whatever else holds', () => {
    const overeenkomst = { ...agreement, vervallen: '2026-12-01T10:00:00Z' };
    for (const oordeel of ['ongewijzigd', 'ondertekend', 'inhoud'] as const) {
      const verdict = verdictOf(answer({ oordeel, overeenkomst }), 'bestand');
      expect(verdict.toon).toBe('let-op');
      expect(verdict.kop).toContain('geldt niet meer');
      expect(verdict.uitleg).toContain('1 december 2026');
    }
    expect(verdictOf(answer({ oordeel: 'gewijzigd', overeenkomst }), 'bestand').toon).toBe('slecht');
  });

  it('says of paper what an address can say, and no more', () => {
    // The hash of the PDF leads there too.
    for (const oordeel of ['inhoud', 'ongewijzigd'] as const)
      expect(verdictOf(answer({ oordeel }), 'adres').uitleg).toContain('zegt dit adres niet');
    expect(verdictOf(answer({ oordeel: 'onbekend', overeenkomst: null }), 'adres').kop).toContain('adres');
    expect(verdictOf(answer({ oordeel: 'onbekend', overeenkomst: null }), 'bestand').kop).toContain('bestand');
  });
});

describe('words about signatures', () => {
  it('have advice for every refusal', () => {
    for (const refusal of REFUSALS) expect(ADVICE[refusal]).toMatch(/\.$/);
  });
  it('name both who was expected and who signed', () => {
    expect(matchWords(signature({ zelfde: 'anders', wie: 'Piet' }))).toMatch(/An Maes.*Piet/);
    expect(matchWords({ ...signature(), verwacht: null })).toContain('niemand');
    expect(shortHash(HASH)).toBe('abababab…abababab');
  });
});

describe('a file', () => {
  const file = (name: string, type: string, size = 10) => ({ name, type, size });
  it('is known by its type, and by its name where the system knows none', () => {
    expect(kindOf(file('x', 'application/pdf'), ['pdf', 'json'])).toBe('pdf');
    expect(kindOf(file('overeenkomst.JSON', ''), ['pdf', 'json'])).toBe('json');
    expect(kindOf(file('foto.jpeg', ''), ['pdf'])).toBeNull();
  });
  it('is refused here when it is empty, too large or something else', () => {
    expect(faultOf(file('so.pdf', 'application/pdf'), ['pdf'])).toBeNull();
    expect(faultOf(file('so.pdf', 'application/pdf', 0), ['pdf'])).toContain('leeg');
    expect(faultOf(file('so.pdf', 'application/pdf', 26 * 1024 * 1024), ['pdf'])).toContain('26\u00A0MB');
    expect(faultOf(file('so.docx', ''), ['pdf', 'json'])).toContain('een pdf of een gegevensbestand (JSON)');
  });
  it('has its size in words', () => {
    expect([1, 2048, 3.4 * 1024 * 1024].map(sizeWords)).toEqual(['1\u00A0kB', '2\u00A0kB', '3,4\u00A0MB']);
  });
});

describe('the address of the check', () => {
  it('is public and may hold a hash', () => {
    expect(routeOf('/controle')).toEqual({ page: 'controle', som: null });
    expect(routeOf(`/controle/${HASH}`)).toEqual({ page: 'controle', som: HASH });
    expect(routeOf('/controle/x/y')).toEqual({ page: 'onbekend' });
    expect([isHash(HASH), isHash(HASH.toUpperCase()), isHash(HASH.slice(1)), isHash('../sessie')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
