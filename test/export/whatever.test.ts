import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { paragraphs, type Block, type TableCell } from '../../model/rich-text.ts';
import { compileValidators } from '../../model/validation/compile.ts';
import { openProblems } from '../../model/validation/problem.ts';
import { validateAgreement } from '../../model/validation/validate.ts';
import { exportPdf } from '../../server/export/pdf.ts';
import { createPrinter } from '../../server/export/printer.ts';
import { complete } from '../model/complete.ts';
import { emptyAgreement } from '../print/sample.ts';
import { whatever } from './whatever.ts';

const printer = createPrinter();
afterAll(() => printer.close());
const validators = compileValidators();

const cell = (words: string, attrs: NonNullable<TableCell['attrs']> = {}, ...more: Block[]): TableCell => ({
  type: 'tableCell',
  attrs,
  content: words === '' ? more : paragraphs(words).content,
});
const table = (...rows: TableCell[][]): Block => ({
  type: 'table',
  content: rows.map((content) => ({ type: 'tableRow', content })),
});

describe('what is ready to sign', () => {
  it('passes the gate, whatever it says', async () => {
    let printed = 0;
    // A failure prints its seed and path: { seed, path, endOnFailure: true } repeats it.
    await fc.assert(
      fc.asyncProperty(whatever, async (agreement) => {
        if (openProblems(validateAgreement(validators, agreement, 'ondertekenklaar')).length > 0) return;
        await exportPdf(printer, agreement, []);
        printed += 1;
      }),
      { numRuns: 12, endOnFailure: true },
    );
    expect(printed).toBeGreaterThan(0);
  });

  it('passes it with nothing but what has to be there', async () => {
    expect(openProblems(validateAgreement(validators, complete(), 'ondertekenklaar'))).toEqual([]);
    expect((await exportPdf(printer, complete(), [])).length).toBeGreaterThan(0);
  });

  // Cells without content were left out of the tags, and their rows too short.
  it.each<[string, Block]>([
    ['an empty cell', table([cell('a'), cell('')], [cell('c'), cell('d')])],
    ['a short row', table([cell('a'), cell('b'), cell('c')], [cell('d')])],
    ['a wide empty cell', table([cell('', { colspan: 3 }), cell('b')], [cell('c')])],
    ['a tall cell', table([cell('a', { colspan: 2, rowspan: 2 }), cell('b')], [cell('d'), cell('e'), cell('f')])],
    [
      'a row of which all cells come from above',
      table([cell('a', { rowspan: 3 }), cell('b', { rowspan: 2 })], [], [cell('c')]),
    ],
    ['a table in a table', table([cell('a'), cell('', {}, table([cell('x'), cell('y')], [cell('z')]))])],
    ['letters apart from their accents', paragraphs('h\u0302 s\u0326 A\u0306 \uFB4C').content[0] ?? table()],
  ])('passes it with %s', async (_name, block) => {
    const agreement = { ...emptyAgreement(), algemeneDoelstelling: { type: 'doc' as const, content: [block] } };
    expect((await exportPdf(printer, agreement, [])).length).toBeGreaterThan(0);
  });
});
