/** What can be typed into a value field: how it is read, shown, typed over and understood. */
import { dayWords } from '../../model/day.ts';
import { dateInFigures, numberInDutch, parseDate, parseNumber } from './dutch.ts';

export interface Kind<T> {
  /** The stored value, or undefined for what is none. */
  readonly read: (value: unknown) => T | undefined;
  readonly show: (value: T) => string;
  /** How it stands there to be typed over. */
  readonly edit: (value: T) => string;
  /** Null for what cannot be understood. */
  readonly parse: (typed: string) => T | null;
  /** Valid as it is, and yet likely the beginning of something else: 1/6/20 on the way to 1/6/2027. */
  readonly unfinished: (typed: string) => boolean;
  /** What to do about what cannot be understood. */
  readonly wrong: string;
}

export const DATE: Kind<string> = {
  read: (value) => (typeof value === 'string' ? value : undefined),
  show: dayWords,
  edit: dateInFigures,
  parse: parseDate,
  unfinished: (typed) => /(^|\D)\d{2}\s*$/.test(typed) && !/^\s*\d{4}-/.test(typed),
  wrong: 'Schrijf een bestaande dag, bijvoorbeeld 1/9/2026.',
};

const numberKind = (least: number | null, whole: boolean): Kind<number> => ({
  read: (value) => (typeof value === 'number' ? value : undefined),
  show: numberInDutch,
  edit: (value) => String(value).replace('.', ','),
  parse: (typed) => {
    const value = parseNumber(typed);
    return value === null || (least !== null && value < least) || (whole && !Number.isInteger(value)) ? null : value;
  },
  unfinished: () => false,
  wrong: whole
    ? `Schrijf een geheel getal vanaf ${least ?? 0}.`
    : `Schrijf een getal${least === null ? '' : ` vanaf ${least}`} met een komma voor de decimalen, bijvoorbeeld 1.234,5.`,
});
export const ANY_NUMBER = numberKind(null, false);
/** Money: not negative. */
export const AMOUNT = numberKind(0, false);
/** A whole number from 1. */
export const COUNT = numberKind(1, true);

/** 0207508932 -> 0207.508.932. */
export const showKbo = (kbo: string): string => kbo.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3');

/** Ten digits (nine in the old way) with a right check number, or null. */
export function parseKbo(typed: string): string | null {
  if (/[^\d\s.BE]/i.test(typed)) return null;
  const given = typed.replace(/\D/g, '');
  const digits = given.padStart(10, '0');
  const right = 97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8));
  return given.length >= 9 && digits.length === 10 && right ? digits : null;
}

/** A KBO number. */
export const ENTERPRISE: Kind<string> = {
  read: (value) => (typeof value === 'string' ? value : undefined),
  show: showKbo,
  edit: showKbo,
  parse: parseKbo,
  unfinished: () => false,
  wrong: 'Dit is geen ondernemingsnummer. Schrijf de tien cijfers, bijvoorbeeld 0207.508.932.',
};
