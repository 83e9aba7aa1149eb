import { afterEach, describe, expect, it } from 'vitest';
import { WorkError } from '../../server/work/errors.ts';
import { agreementInput } from '../../server/word/agreement.ts';
import { createWordMaker, type WordMaker } from '../../server/word/maker.ts';
import { emptyAgreement } from '../print/sample.ts';

let maker: WordMaker | undefined;
afterEach(() => maker?.close());

const INPUT = agreementInput(emptyAgreement(), []);
const kindOf = async (made: Promise<unknown>): Promise<unknown> =>
  made.then(
    () => 'made',
    (error: unknown) => (error instanceof WorkError ? error.kind : error),
  );

describe('the maker of Word documents', () => {
  it('leaves the event loop to others while it works', async () => {
    maker = createWordMaker();
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    const before = turns;
    await maker.make({ agreement: INPUT });
    clearImmediate(next);
    // Worked here, the loop would turn a few times, between the waits for the zip.
    expect(turns - before).toBeGreaterThan(100);
  });

  it('says what went wrong, and works on', async () => {
    maker = createWordMaker();
    const broken = { ...INPUT, html: '<main><video src="x"></video></main>' };
    expect(await kindOf(maker.make({ broken }))).toBe('failed');
    expect(await kindOf(maker.make({ agreement: INPUT }))).toBe('made');
  });

  it('gives up on what takes too long', async () => {
    maker = createWordMaker({ deadlineMs: 0 });
    expect(await kindOf(maker.make({ agreement: INPUT }))).toBe('deadline');
  });

  it('does not begin for who is gone, or when it closes', async () => {
    maker = createWordMaker();
    const gone = new AbortController();
    const first = maker.make({ agreement: INPUT });
    const second = kindOf(maker.make({ agreement: INPUT }, gone.signal));
    const third = kindOf(maker.make({ agreement: INPUT }));
    gone.abort();
    expect(await second).toBe('left');
    await maker.close();
    expect([await kindOf(first), await third]).toEqual(['made', 'closed']);
  });
});
