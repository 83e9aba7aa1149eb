import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../model/agreement.ts';
import { renewAgreement } from '../../model/renewal.ts';
import { legislatureOf, nextTerm, wrongRenewalTerm } from '../../model/term.ts';
import { compileValidators } from '../../model/validation/compile.ts';
import { openProblems } from '../../model/validation/problem.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import { complete } from './complete.ts';

const TERM = { start: '2031-01-01', einde: '2036-12-31' };
const validators = compileValidators();
const read = (file: string): Agreement =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures', file), 'utf8')) as Agreement;

function renew(agreement: Agreement, term = TERM): Agreement {
  let count = 0;
  return renewAgreement(agreement, term, () => `r-${++count}`);
}

/** Every id in a file, and every reference by the way. */
const idsIn = (data: unknown): string[] =>
  [...JSON.stringify(data).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? '');

describe('a renewal', () => {
  it.each(['kalmthout-zoersel.json', 'onvolledig.json'])('of %s is valid as a concept', (file) => {
    expect(validateAgreement(validators, renew(read(file)), 'concept')).toEqual([]);
  });

  it('keeps what partners keep', () => {
    const before = read('kalmthout-zoersel.json');
    const after = renew(before);
    const words = ({ partijen, doelstellingen, acties, indicatoren, overleg, taakverdeling }: Agreement) => ({
      partijen: partijen.map(({ naam, kbo, ondertekenaars, contactpersonen }) => [
        naam,
        kbo,
        ondertekenaars.map(({ naam, mandaat }) => [naam, mandaat.orgaan]),
        contactpersonen.map(({ email }) => email),
      ]),
      doelstellingen: doelstellingen.map(({ titel, omschrijving }) => [titel, omschrijving]),
      acties: acties.map(({ titel, omschrijving, middelen, herkomst }) => [titel, omschrijving, middelen, herkomst]),
      indicatoren: indicatoren.map(({ naam, eenheid, bron, catalogus }) => [naam, eenheid, bron, catalogus]),
      overleg: overleg.map(({ naam, keerPerJaar }) => [naam, keerPerJaar]),
      taken: taakverdeling.taken.map(({ afspraak, vanToepassing, antwoordtermijn }) => [
        afspraak,
        vanToepassing,
        antwoordtermijn,
      ]),
    });
    expect(words(after)).toEqual(words(before));
    for (const text of ['algemeneDoelstelling', 'principes', 'slotbepalingen'] as const)
      expect(after[text]).toEqual(before[text]);
  });

  it('has the new term, and names the new legislature', () => {
    const after = renew({ ...complete(), titel: 'Overeenkomst 2025-2030 met VDAB' });
    expect(after).toMatchObject({ looptijd: TERM, legislatuur: '2031-2036', titel: 'Overeenkomst 2031-2036 met VDAB' });
  });

  it('has no record in common with the one before, and references that follow', () => {
    const before = complete();
    const after = renew(before);
    const records = (agreement: Agreement): string[] =>
      idsIn({
        ...agreement,
        sjabloon: null,
        acties: agreement.acties.map((action) => ({ ...action, herkomst: null })),
      });
    expect(records(after).filter((id) => records(before).includes(id))).toEqual([]);
    expect(after.acties[0]).toMatchObject({
      doelstellingen: [after.doelstellingen[0]?.id],
      trekker: after.partijen[0]?.id,
      partners: [after.partijen[1]?.id],
    });
    expect(after.indicatoren[0]?.koppeling).toBe(after.doelstellingen[0]?.id);
    expect(after.taakverdeling.taken[0]).toMatchObject({
      aanZet: [after.partijen[0]?.id],
      contactpersonen: [after.partijen[0]?.contactpersonen[0]?.id],
    });
    expect(after.sjabloon).toEqual(before.sjabloon);
  });

  it('leaves open what must be agreed anew', () => {
    const [action, indicator] = [renew(complete()).acties[0], renew(complete()).indicatoren[0]];
    expect([action?.start, action?.deadline]).toEqual([undefined, undefined]);
    expect([indicator?.nulmeting, indicator?.streefcijfer]).toEqual([{}, {}]);
    const [party] = renew(complete()).partijen;
    expect(party?.ondertekenaars[0]?.mandaat).toEqual({ orgaan: 'gemeenteraad', besluit: '' });
    const [figure] = renew(complete()).omgevingsanalyse.cijfers;
    expect(figure).toMatchObject({ omschrijving: 'werkzoekenden', bron: 'Arvastat' });
    expect([figure?.waarde, figure?.datum]).toEqual([undefined, undefined]);
  });

  it('keeps days that lie within the new term, but never an old nulmeting', () => {
    const before = complete();
    const [action, indicator] = [before.acties[0], before.indicatoren[0]];
    if (!action || !indicator) throw new Error('the sample has both');
    action.deadline = '2031-06-30';
    indicator.streefcijfer = { waarde: 60, datum: '2036-12-31' };
    const after = renew(before);
    expect(after.acties[0]).toMatchObject({ deadline: '2031-06-30' });
    expect(after.acties[0]).not.toHaveProperty('start');
    expect(after.indicatoren[0]).toMatchObject({ streefcijfer: { waarde: 60, datum: '2036-12-31' }, nulmeting: {} });
  });

  it('says in its points what is to be agreed anew', () => {
    const points = openProblems(validateAgreement(validators, renew(complete()), 'ondertekenklaar'));
    expect(points.map(({ pad }) => pad)).toEqual(
      expect.arrayContaining([
        '/acties/0/deadline',
        '/indicatoren/0/nulmeting/waarde',
        '/indicatoren/0/streefcijfer/waarde',
        '/partijen/0/ondertekenaars/0/mandaat/besluit',
        '/omgevingsanalyse/cijfers/0/waarde',
      ]),
    );
  });

  it('leaves the one before as it was', () => {
    const before = complete();
    renew(before);
    expect(before).toEqual(complete());
  });
});

describe('terms', () => {
  it('lie in a legislature of six years', () => {
    expect(['2024-12-31', '2025-01-01', '2030-12-31', '2031-07-01', '2040-01-01'].map(legislatureOf)).toEqual([
      '2019-2024',
      '2025-2030',
      '2025-2030',
      '2031-2036',
      '2037-2042',
    ]);
  });

  it('follow on the one before, to the end of the legislature', () => {
    expect(nextTerm({ start: '2025-01-01', einde: '2030-12-31' }, '2025-2030')).toEqual(TERM);
    expect(nextTerm({ start: '2025-07-01', einde: '2031-06-30' }, '2025-2030')).toEqual({
      start: '2031-07-01',
      einde: '2036-12-31',
    });
    expect(nextTerm({}, '2025-2030')).toEqual(TERM);
    expect(nextTerm({ einde: 'ooit' }, '2025-2030')).toEqual(TERM);
  });

  it('cannot start before the one they follow', () => {
    expect(wrongRenewalTerm(TERM, { start: '2025-01-01' })).toBeNull();
    expect(wrongRenewalTerm(TERM, {})).toBeNull();
    expect(wrongRenewalTerm(TERM, { start: '2031-01-01' })).toMatch(/latere begindatum/);
    expect(wrongRenewalTerm({ start: '2031-01-01', einde: '2031-13-01' }, {})).toMatch(/geen bestaande dag/);
  });
});
