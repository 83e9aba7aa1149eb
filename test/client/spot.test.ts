import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { cellPadOf, padAndParents, padOfPointer } from '../../client/sync/spot.ts';

const agreement = {
  titel: '',
  partijen: [{ id: 'p1', ondertekenaars: [{ id: 's1', naam: '' }] }],
  algemeneDoelstelling: { type: 'doc', content: [{ type: 'paragraph' }] },
  acties: [
    { id: 'a1', titel: '', doelstellingen: ['d1'] },
    { id: 'a2', titel: '', doelstellingen: [] },
  ],
  taakverdeling: { taken: [{ doelgroep: 'leefloon', vlak: 'nazorg', aanZet: [] }] },
} as unknown as Agreement;

describe('padOfPointer', () => {
  it.each([
    ['/titel', '/titel'],
    ['/acties/1/trekker', '/acties/a2/trekker'],
    ['/acties/0', '/acties/a1'],
    ['/acties/0/doelstellingen/0', '/acties/a1/doelstellingen'],
    ['/partijen/0/ondertekenaars/0/mandaat/besluit', '/partijen/p1/ondertekenaars/s1/mandaat/besluit'],
    ['/taakverdeling/taken/0/aanZet', '/taakverdeling/taken/leefloon/nazorg/aanZet'],
    ['/algemeneDoelstelling/content/0', '/algemeneDoelstelling'],
    ['/acties/9/titel', '/acties'],
    ['', ''],
  ])('%s -> %s', (pointer, pad) => expect(padOfPointer(pointer, agreement)).toBe(pad));
});

describe('padAndParents', () => {
  it('goes from the field outwards', () =>
    expect(padAndParents('/acties/a1/titel')).toEqual(['/acties/a1/titel', '/acties/a1', '/acties']));
});

it('finds the cell around a field of the taakverdeling', () => {
  expect(cellPadOf('/taakverdeling/taken/leefloon/nazorg/aanZet')).toBe('/taakverdeling/taken/leefloon/nazorg');
  expect(cellPadOf('/taakverdeling/toelichting')).toBeNull();
  expect(cellPadOf('/acties/a1/titel')).toBeNull();
});
