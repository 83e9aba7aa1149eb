import { describe, expect, it } from 'vitest';
import { match } from '../../server/signing/verify/names.ts';

describe('the name in a certificate against the one that is expected', () => {
  it.each([
    ['Ann', 'Peeters', 'Ann Peeters'],
    ['ANN', 'PEETERS', 'Peeters Ann'],
    ['Chloé', 'Van den Broeck', 'Chloe van den Broeck'],
    ['Chloé', 'Vandenbroeck', 'Chloé Van den Broeck'],
    ['Jean-Pierre', "D'Hondt", 'Jean Pierre D’hondt'],
    ['Jan Pieter Maria', 'Janssens', 'Jan Janssens'],
    ['Jan Pieter Maria', 'Janssens', 'Jan Pieter Janssens'],
    ['Ann', 'Peeters', 'mevr. dr. Ann Peeters'],
    ['Jan', 'De Heer', 'De heer Jan De Heer'],
    ['', 'Ann Peeters (Signature)', 'Ann Peeters'],
    ['Hüseyin', 'Yıldız', 'HÜSEYIN YILDIZ'],
    ['Łukasz', 'Öst', 'Lukasz Ost'],
    ['', 'DE HEER', 'De Heer'],
  ])('%s · %s is %s', (given, family, expected) => {
    expect(match({ given, family }, expected)).toBe('zelfde');
  });

  it.each([
    ['Ann', 'Peeters', 'Anna Peeters'],
    ['Jan Pieter', 'Janssens', 'Pieter Janssens'],
    ['Ann', 'Peeters', 'Ann'],
    ['Dirk', 'De Smet', 'Dirk Smet'],
    ['Ann', 'Peeters', 'Peeters'],
    ['', 'Gemeente Kalmthout', 'Ann Peeters'],
    ['Ann', 'Peeters', 'Ann Peeters Willems'],
    ['Ann', 'Peeters Peeters', 'Ann Peeters'],
    ['An', 'NPeeters', 'Bart Peeters'],
  ])('%s · %s is not %s', (given, family, expected) => {
    expect(match({ given, family }, expected)).toBe('anders');
  });

  it('cannot be told where one of them says nothing', () => {
    expect(match({ given: '', family: '' }, 'Ann Peeters')).toBe('onbekend');
    expect(match({ given: 'Ann', family: 'Peeters' }, '…')).toBe('onbekend');
  });
});
