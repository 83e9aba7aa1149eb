import { dayWords } from '../../model/day.ts';
import { describe, expect, it } from 'vitest';
import { parseKbo, showKbo } from '../../client/fields/kinds.ts';
import { numberInDutch, parseDate, parseNumber } from '../../client/fields/dutch.ts';
import { ago } from '../../client/home/ago.ts';

describe('dates', () => {
  it.each([
    ['1/9/2026', '2026-09-01'],
    ['01-09-26', '2026-09-01'],
    ['1.9.2026', '2026-09-01'],
    ['1 september 2026', '2026-09-01'],
    ['1 sept 2026', '2026-09-01'],
    ['2026-09-01', '2026-09-01'],
    [' 29/2/2028 ', '2028-02-29'],
  ])('reads %s', (typed, day) => expect(parseDate(typed)).toBe(day));

  it.each(['', '31/2/2026', '29/2/2026', '1/13/2026', 'morgen', '1/9', '12 foo 2026', '1/1/1800'])(
    'refuses %s',
    (typed) => expect(parseDate(typed)).toBeNull(),
  );

  it('writes them in words', () => expect(dayWords('2030-12-31')).toBe('31 december 2030'));
});

describe('numbers', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1234,5', 1234.5],
    ['1234', 1234],
    ['1.234', 1234],
    ['1 234,5', 1234.5],
    ['1\u202f234\u00a0567,25', 1234567.25],
    ['12.5', 12.5],
    ['0.125', 0.125],
    ['0,5', 0.5],
    ['-1.234,5', -1234.5],
    ['12 500', 12500],
    ['1.234.567', 1234567],
    ['-3', -3],
    ['80 %', 80],
    ['€ 500', 500],
  ])('reads %s', (typed, value) => expect(parseNumber(typed)).toBe(value));

  it.each(['', 'veel', '1,2,3', '..', '12x', ',5', '5,'])('refuses %s', (typed) =>
    expect(parseNumber(typed)).toBeNull(),
  );

  it.each([
    '1,234.56',
    '1,234,567',
    '1234.567',
    '1.2345',
    '1.23.456',
    '1 23',
    '1.234 567',
    '1 234.567',
    '1.234.5',
    '0.125.000',
  ])('refuses %s, which may mean more than one number', (typed) => expect(parseNumber(typed)).toBeNull());

  it('writes them as people do here', () => expect(numberInDutch(1234567.5)).toBe('1.234.567,5'));
});

describe('KBO numbers', () => {
  it('reads with and without points, and refuses a wrong check number', () => {
    expect(parseKbo('0207.508.932')).toBe('0207508932');
    expect(parseKbo('207 508 932')).toBe('0207508932');
    expect(parseKbo('0207508933')).toBeNull();
    expect(parseKbo('123')).toBeNull();
  });
  it('shows them with points', () => expect(showKbo('0887010362')).toBe('0887.010.362'));
});

describe('ago', () => {
  const now = new Date('2026-03-03T12:00:00');
  it.each([
    ['2026-03-03T11:59:40', 'zonet'],
    ['2026-03-03T11:58:50', '1 minuut geleden'],
    ['2026-03-03T11:18:00', '42 minuten geleden'],
    ['2026-03-03T09:05:00', 'vandaag om 9.05 uur'],
    ['2026-03-02T23:59:00', 'gisteren om 23.59 uur'],
    ['2026-01-09T09:05:00', 'op 9 januari 2026'],
  ])('%s', (then, words) => expect(ago(then, now)).toBe(words));
});
