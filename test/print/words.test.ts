import { describe, expect, it } from 'vitest';
import { partyNames } from '../../model/print/names.ts';
import { cssString, marginCss } from '../../model/print/styles/margins.ts';
import { counted, dateWords, enterpriseNumber, numberWords, termWords, withUnit } from '../../model/print/words.ts';
import { party } from './sample.ts';

describe('words', () => {
  it('writes dates out', () => {
    expect(dateWords('2025-01-01')).toBe('1\u00A0januari 2025');
    expect(dateWords('2030-12-31')).toBe('31\u00A0december 2030');
    expect(dateWords('2030-13-31')).toBe('2030-13-31');
    expect(termWords({ einde: '2030-12-31' })).toBe('tot uiterlijk 31\u00A0december 2030');
    expect(termWords({})).toBe('');
  });

  it('writes numbers the Belgian way', () => {
    expect([0, 999, 1000, 40553.5, -1234567, 1e21].map(numberWords)).toEqual([
      '0',
      '999',
      '1.000',
      '40.553,5',
      '\u22121.234.567',
      '1e+21',
    ]);
    expect(withUnit(57, '%')).toBe('57\u00A0%');
    expect(withUnit(1150, ' vacatures ')).toBe('1.150 vacatures');
    expect(counted(1, 'punt', 'punten')).toBe('1 punt');
    expect(enterpriseNumber('0887010362')).toBe('0887.010.362');
  });
});

describe('partyNames', () => {
  const vdab = party('v', 'Vlaamse Dienst voor Arbeidsbemiddeling en Beroepsopleiding (VDAB)', [], 'vdab');
  const local = ['Ranst', 'Schelle', 'Zoersel'].map((name) => party(name, `Lokaal bestuur ${name}`));

  it('names a group as one', () => {
    const names = partyNames([vdab, ...local]);
    expect(names.several(['Ranst', 'Schelle', 'Zoersel', 'v'])).toBe('alle partijen');
    expect(names.several(['Zoersel', 'Ranst', 'Schelle'])).toBe('alle lokale besturen');
    expect(names.several(['Zoersel', 'v'])).toBe('VDAB en Zoersel');
    expect(names.several(['onbekend'])).toBe('');
    expect(names.short('onbekend')).toBeNull();
  });

  it('says what its groups stand for, and only where it uses them', () => {
    expect(partyNames([vdab, ...local]).legend).toBe(
      '«Alle lokale besturen» zijn Ranst, Schelle en Zoersel. «Alle partijen» zijn alle lokale besturen en VDAB.',
    );
    expect(partyNames([vdab, ...local.slice(0, 2)]).legend).toBe('«Alle partijen» zijn VDAB, Ranst en Schelle.');
    expect(partyNames(local).several(['Ranst', 'Schelle', 'Zoersel'])).toBe('alle partijen');
    expect(partyNames(local).legend).toBe('«Alle partijen» zijn Ranst, Schelle en Zoersel.');
    expect(partyNames([vdab]).legend).toBe('');
  });

  it('names a pair by name', () => {
    expect(partyNames([vdab, ...local.slice(0, 1)]).several(['v', 'Ranst'])).toBe('VDAB en Ranst');
  });

  it('tells parties with the same short name apart', () => {
    const names = partyNames([
      party('a', 'Lokaal bestuur Aalst'),
      party('b', 'Lokaal bestuur van Aalst'),
      party('c', ''),
    ]);
    expect(names.short('a')).toBe('Lokaal bestuur Aalst');
    expect(names.short('b')).toBe('Lokaal bestuur van Aalst');
    expect(names.short('c')).toBe('Partij zonder naam');
  });
});

describe('the margins', () => {
  it('let no title end the string or the style', () => {
    const css = cssString(`'}</style><script>\\`);
    expect(css.slice(1, -1)).not.toMatch(/['}<>]/);
    expect(marginCss('</style>', null)).not.toContain('</');
  });

  it('shorten a long title at a word', () => {
    expect(marginCss('Overeenkomst '.repeat(20), null)).toContain('Overeenkomst \\2026 ');
  });
});
