import { describe, expect, it } from 'vitest';
import { DATE, parseKbo } from '../../client/fields/kinds.ts';
import { addressOf } from '../../client/rubrics/address-field.tsx';
import { commandOf } from '../../client/rubrics/record-keys.ts';

const press = (code: string, more: object = {}) =>
  commandOf({ code, altKey: true, shiftKey: true, ctrlKey: false, metaKey: false, ...more });

describe('commandOf', () => {
  it('knows the shortcuts of a record and no others', () => {
    expect([press('ArrowUp'), press('ArrowDown'), press('KeyD'), press('Delete')]).toEqual([
      'boven',
      'onder',
      'dupliceren',
      'verwijderen',
    ]);
    expect(press('KeyX')).toBeNull();
    expect(press('ArrowUp', { shiftKey: false })).toBeNull();
    expect(press('KeyD', { ctrlKey: true })).toBeNull();
  });
});

describe('a date being typed', () => {
  it('waits while two figures of the year may become four', () => {
    expect(DATE.unfinished('1/6/20')).toBe(true);
    expect(DATE.unfinished('1 juni 20')).toBe(true);
    expect(DATE.unfinished('1/6/2027')).toBe(false);
    expect(DATE.unfinished('2027-06-01')).toBe(false);
  });
});

describe('an enterprise number being typed', () => {
  it('is one only when it is whole', () => {
    expect(parseKbo('0207508')).toBeNull();
    expect(parseKbo('BE 0207.508.932')).toBe('0207508932');
  });
});

describe('addressOf', () => {
  it('links what can be mailed or called, and nothing else', () => {
    expect(addressOf('email', 'an@zoersel.be')).toBe('mailto:an@zoersel.be');
    expect(addressOf('email', 'an at zoersel')).toBeNull();
    expect(addressOf('telefoon', '03 000 00.01')).toBe('tel:030000001');
    expect(addressOf('telefoon', 'vraag het onthaal')).toBeNull();
  });
});
